import Copydesk
import WordRepair
import CopydeskTestSupport
import Testing

@Suite struct CorroborationPropertyTests {
  /// Words of a line that are not those of another, counted on the longer side (Levenshtein).
  private func distance(_ first: String, _ second: String) -> Int {
    let (left, right) = (first.split(separator: " "), second.split(separator: " "))
    var row = Array(0...right.count)
    for (index, word) in left.enumerated() {
      var next = [index + 1]
      for column in right.indices {
        next.append(min(row[column + 1] + 1, next[column] + 1, row[column] + (word == right[column] ? 0 : 1)))
      }
      row = next
    }
    return row[right.count]
  }

  @Test(arguments: [0, 2, 4, 6])
  func overwrittenSentencesComeBackOrStay(drift: Int) throws {
    var random = SplitMix64(seed: SplitMix64.testSeed &+ UInt64(drift))
    let text = OverwrittenText(sentences: 60, drift: drift, using: &random)
    var documents = text.clean.enumerated().map { (id: "wire\($0)", text: $1) }
    for number in 0..<1000 {
      documents.append(("other\(number)", OverwrittenText.distractor(using: &random)))
    }
    let damaged = text.damaged.joined(separator: "\n")
    let result = try Corroborated(damaged, try evidence(documents))
    let lines = result.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try #require(lines.count == text.clean.count)
    var broken = 0
    var restored = 0
    for (line, (before, clean)) in zip(lines, zip(text.damaged, text.clean)) {
      if before == clean {
        #expect(line == clean)
        continue
      }
      broken += 1
      if line == clean { restored += 1 }
      #expect(distance(line, clean) <= distance(before, clean), "\(before) became \(line), not \(clean)")
    }
    #expect(broken > 15)
    #expect(restored * 10 >= broken * 8, "\(restored) of \(broken) restored at drift \(drift)")

    // Shuffled evidence gives the same, and what is repaired stays.
    documents.shuffle(using: &random)
    let index = try evidence(documents)
    #expect(try Corroborated(damaged, index).found == result.found)
    #expect(try Corroborated(result.text, index).text == result.text)
  }

  @Test func otherSentencesChangeNothing() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let text = OverwrittenText(sentences: 60, drift: 2, using: &random)
    let documents = (0..<1000).map { (id: "d\($0)", text: OverwrittenText.distractor(using: &random)) }
    #expect(try Corroborated(text.damaged.joined(separator: "\n"), try evidence(documents)).found.isEmpty)
  }

  @Test func theLawsHoldWithEvidence() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let text = OverwrittenText(sentences: 40, drift: 2, using: &random)
    let index = try evidence(text.clean.enumerated().map { (id: "wire\($0)", text: $1) })
    let laws = try Laws(Cleaner(plugins: [WordRules(evidence: index)]))
    laws.expect(Array(text.damaged.joined(separator: " ").utf8))
    laws.expect(Array(text.clean.joined(separator: " ").utf8))
    for _ in 0..<200 {
      var bytes = Array(text.damaged.prefix(8).joined(separator: " ").utf8)
      for _ in 0..<4 { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
      laws.expect(bytes)
    }
  }
}
