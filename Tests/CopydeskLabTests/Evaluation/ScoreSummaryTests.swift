import CopydeskTestSupport
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct ScoreSummaryTests {
  @Test func `nothing scored is all zero`() {
    #expect(
      ScoreSummary(ScoreCounts()).text(named: "none") == """
        none: 0 documents, 0 words, 0 sites
          wer          0.0 -> 0.0 per 100 words (100.0 % removed)
          harm         0.0 per 10,000 words
          site repair  0.0 %
          detection    P 0.000  R 0.000  F0.5 0.000  (0 findings)
          calibration\u{20}\u{20}
          verbatim     0.0 % of undamaged sentences

        """)
  }

  @Test(arguments: [
    (0, 3, 3, "0.0"), (1, 3, 3, "33.333"), (2, 3, 3, "66.667"), (1, 8, 1, "12.5"),
    // 12.5 is exact in binary and goes to the even neighbour; 1.15 lies below its decimals and goes down.
    (1, 8, 0, "12.0"), (3, 8, 0, "38.0"), (23, 2_000, 1, "1.1"), (1, 1_000_000, 4, "0.0001"), (7, 1, 3, "700.0"),
  ])
  func `numbers are rounded and written as Python does`(_ part: Int, _ whole: Int, _ decimals: Int, _ expected: String)
  {
    #expect("\(DecimalText.rounded(100 * Double(part) / Double(whole), decimals))" == expected)
  }

  @Test func `random shares are rounded as Python rounds them`() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let pairs = (0..<3_000).map { _ in (random.below(2_000), 1 + random.below(2_000)) }
    let program = """
      import sys
      with open(sys.argv[1]) as lines, open(sys.argv[2], "w") as out:
        for line in lines:
          a, b = map(int, line.split())
          out.write(f"{round(100 * a / b, 3)} {round(1 - a / b, 4)} {round(1e4 * a / b, 2)} {a / b:.3f}\\n")
      """
    let expected = try Python.run(program, pairs.map { "\($0.0) \($0.1)" })
    for (pair, line) in zip(pairs, expected) {
      let (part, whole) = (Double(pair.0), Double(pair.1))
      let values = [
        "\(DecimalText.rounded(100 * part / whole, 3))", "\(DecimalText.rounded(1 - part / whole, 4))",
        "\(DecimalText.rounded(1e4 * part / whole, 2))", DecimalText.fixed(part / whole, 3),
      ]
      #expect(values.joined(separator: " ") == line, "\(pair)")
    }
  }

  @Test func `the calibration error weighs bands by their repairs`() {
    var counts = ScoreCounts()
    for isRight in [true, true, true, false] { counts.addRepair(confidence: 0.85, isRight: isRight) }
    counts.addRepair(confidence: 0.35, isRight: false)
    let reliability = Reliability(counts)
    #expect(reliability.bands.map(\.lower) == [0.3, 0.8])
    #expect(reliability.repairs == 5)
    // (1 × |0.35 − 0| + 4 × |0.85 − 0.75|) / 5
    #expect(abs((reliability.expectedCalibrationError ?? 0) - 0.15) < 1e-12)
    #expect(Reliability(ScoreCounts()).expectedCalibrationError == nil)
  }

  @Test(arguments: [
    (-1.0, 0), (0, 0), (0.1, 1), (0.29, 2), (0.3, 3), (0.7, 7), (0.999, 9), (1, 9), (Double.infinity, 9),
  ])
  func `a confidence falls into its tenth`(_ confidence: Double, _ band: Int) {
    var counts = ScoreCounts()
    counts.addRepair(confidence: confidence, isRight: true)
    #expect(counts.bands.map(\.repairs) == (0..<10).map { $0 == band ? 1 : 0 })
  }
}
