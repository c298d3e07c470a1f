import CopydeskBatch
import Testing

@testable import CopydeskLab

@Suite struct SampleReportTests {
  /// Newcombe's table of intervals (1998) has 81 of 263, 15 of 148 and 0 of 20.
  @Test(arguments: [(81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)])
  func `Wilson's interval is that of the literature`(cases: Double, all: Double, lower: Double, upper: Double) {
    let interval = WilsonInterval(share: cases / all, count: all)
    #expect(abs(interval.lower - lower) < 1e-4 && abs(interval.upper - upper) < 1e-4)
    #expect(WilsonInterval(share: 0, count: 0) == WilsonInterval(share: 1, count: 0))
  }

  private func sample(_ count: Int, high: Int, low: Int) -> ReviewSample {
    let all = (0..<high + low).map { number in
      ReviewSample.Element(document: 1, finding: number, rule: "a-rule", confidence: number < high ? 0.95 : 0.65)
    }
    return ReviewSample(count: count, seed: 3, of: all)
  }

  @Test func `bands count by their size, not by how many were drawn of them`() throws {
    // Twenty drawn of each band; the upper one has nine times as many.
    let report = SampleReport(sample(40, high: 900, low: 100)) { $0.confidence > 0.9 }
    let row = try #require(report.rows.first)
    #expect(row.drawn == 40 && row.judged == 40 && row.right == 20)
    #expect(abs(try #require(row.share) - 0.9) < 1e-9)
    #expect(row.threshold == 0.95)
    let interval = try #require(row.interval)
    #expect(interval.lower < 0.9 && interval.upper > 0.9)
    // Fewer cases than forty of equal weight say it.
    #expect(interval.lower < WilsonInterval(share: 0.9, count: 40).lower)
  }

  @Test func `what is not judged says nothing, and a rule that is wrong throughout has no threshold`() throws {
    let open = SampleReport(sample(10, high: 20, low: 0)) { _ in nil }
    #expect(open.rows.first?.share == nil && open.rows.first?.interval == nil && open.rows.first?.drawn == 10)
    let wrong = SampleReport(sample(10, high: 20, low: 0)) { _ in false }
    #expect(wrong.rows.first?.share == 0 && wrong.rows.first?.threshold == nil)
    let right = SampleReport(sample(10, high: 10, low: 10)) { _ in true }
    #expect(right.rows.first?.threshold == 0.65)
    #expect(right.text().contains("a-rule"))
  }
}
