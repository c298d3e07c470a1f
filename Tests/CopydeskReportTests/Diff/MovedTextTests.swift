import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct MovedTextTests {
  private let first = "The harbour master closed the outer gate at noon.\n"
  private let second = "Nobody had told the crews of the four boats outside.\n"
  private let third = "They came in through the canal before dark.\n"

  private func diff(_ before: String, _ after: String) -> WordDiff {
    WordDiff(original: Array(before.utf8), cleaned: Array(after.utf8))
  }

  @Test func `a sentence put elsewhere is marked in both places`() {
    let moved = diff(first + second + third, second + third + first).hunks.filter(\.isMoved)
    #expect(moved.count == 2)
    #expect(moved.contains { $0.cleaned.isEmpty } && moved.contains { $0.original.isEmpty })
  }

  @Test func `a few words, or words changed on their way, are no move`() {
    #expect(!diff("a b c d e", "c d e a b").hunks.contains { $0.isMoved })
    let changed = first.replacing("noon", with: "one")
    #expect(!diff(first + second + third, second + third + changed).hunks.contains { $0.isMoved })
  }

  @Test func `the text report shows it whole once`() throws {
    var report = TextReport(ReportOptions(width: 0))
    var output: [UInt8] = []
    var builder = DocumentBuilder(first + second + third)
    builder.id = "a.txt"
    var document = try builder.build()
    document.bytes = Array((second + third + first).utf8)
    try report.add(document, original: builder.original) { output += $0 }
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains("[>The harbour master closed …"))
    #expect(text.contains("{>The harbour master closed the outer gate at noon."))
    #expect(!text.contains("[-The"))
  }
}
