import CopydeskTestSupport
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct SequenceMatcherTests {
  private static func runs(_ left: [Int32], _ right: [Int32], isDirectOnly: Bool = false) -> [CommonRun] {
    var matcher = SequenceMatcher(left, right, isDirectOnly: isDirectOnly)
    return matcher.matchingRuns()
  }

  @Test(
    arguments: [
      ([], [], []),
      ([1], [], []),
      ([1, 2, 3], [1, 2, 3], [CommonRun(left: 0, right: 0, length: 3)]),
      ([1, 2, 3], [4, 5], []),
      // Of runs of one length the first in the left text is taken, and its first place in the right one.
      ([1, 9, 2], [2, 1], [CommonRun(left: 0, right: 1, length: 1)]),
      ([1], [1, 1], [CommonRun(left: 0, right: 0, length: 1)]),
      // The longest run wins over two shorter ones that would match more words.
      (
        [1, 2, 7, 8, 9, 3, 4], [7, 8, 9, 1, 2, 3, 4],
        [CommonRun(left: 2, right: 0, length: 3), CommonRun(left: 5, right: 5, length: 2)]
      ),
      // Runs found apart that touch are one.
      (
        [1, 2, 3, 1, 2, 3, 4], [1, 2, 1, 2, 3, 4],
        [CommonRun(left: 0, right: 0, length: 2), CommonRun(left: 3, right: 2, length: 4)]
      ),
    ] as [([Int32], [Int32], [CommonRun])])
  func `the longest run comes first, then its sides`(_ left: [Int32], _ right: [Int32], _ expected: [CommonRun]) {
    #expect(Self.runs(left, right) == expected)
  }

  /// A text and another made from it, of `words` different words.
  private static func pair(_ random: inout SplitMix64, length: Int, words: Int) -> ([Int32], [Int32]) {
    let left = (0..<random.below(length + 1)).map { _ in Int32(random.below(words)) }
    var right: [Int32] = []
    for (index, word) in left.enumerated() {
      switch random.below(12) {
      case 0: continue
      case 1: right.append(Int32(random.below(words)))
      case 2: right += [word, Int32(random.below(words))]
      case 3: right += left[random.below(index + 1)...index]
      default: right.append(word)
      }
    }
    return random.once(in: 4) ? (right, left) : (left, right)
  }

  @Test func `the result is that of Python's difflib`() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var pairs: [([Int32], [Int32])] = []
    for length in [3, 8, 40] {
      for words in [1, 2, 5, 40] { pairs += (0..<60).map { _ in Self.pair(&random, length: length, words: words) } }
    }
    // Long enough for the automaton.
    for words in [1, 2, 3, 30, 400] { pairs += (0..<6).map { _ in Self.pair(&random, length: 300, words: words) } }
    let program = """
      import difflib, json, sys
      with open(sys.argv[1]) as lines, open(sys.argv[2], "w") as out:
        for line in lines:
          a, b = json.loads(line)
          blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
          out.write(str([tuple(x) for x in blocks[:-1]]) + "\\n")
      """
    let expected = try Python.run(program, pairs.map { "[\($0.0), \($0.1)]" })
    #expect(expected.count == pairs.count)
    for ((left, right), blocks) in zip(pairs, expected) {
      let runs = Self.runs(left, right).map { "(\($0.left), \($0.right), \($0.length))" }
      #expect("[\(runs.joined(separator: ", "))]" == blocks, "\(left) \(right)")
    }
  }

  @Test(arguments: [1, 2, 7, 50, 600])
  func `the automaton finds what comparing every pair finds`(words: Int) {
    var random = SplitMix64(seed: SplitMix64.testSeed &+ UInt64(words))
    for _ in 0..<20 {
      let (left, right) = Self.pair(&random, length: 500, words: words)
      #expect(Self.runs(left, right) == Self.runs(left, right, isDirectOnly: true))
    }
  }

  @Test func `a long text of one word is compared in linear time`() {
    let runs = Self.runs([Int32](repeating: 1, count: 200_000), [Int32](repeating: 1, count: 150_000))
    #expect(runs == [CommonRun(left: 0, right: 0, length: 150_000)])
  }
}
