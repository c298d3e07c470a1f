import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct LineDiffReportTests {
  private func text(_ layout: LineDiffReport.Layout, width: Int, color: Bool = false) throws -> String {
    var story = DocumentBuilder("Nobody was hurt.\nThey do n't expect more , he said.\nIt would a long week.\n")
    story.repair("do n't", with: "don't")
    story.repair(" ,", with: ",")
    story.flag("would a")
    let output = try SampleRun.write(
      LineDiffReport(layout, ReportOptions(color: color, width: width)), [(try story.build(), story.original)])
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `lines stand before and after, with the words marked`() throws {
    #expect(
      try text(.inline, width: 0) == """
        story.txt:2
        - They do[-␣-]n't expect more[-␣-], he said.
        + They don't expect more, he said.

        story.txt:3
        ? It [?would a?] long week.


        """)
  }

  @Test func `columns stand side by side and fit the width`() throws {
    let text = try text(.sideBySide, width: 40)
    #expect(
      text == """
        story.txt:2
        They do[-␣-]n't    | They don't expect
        expect more[-␣-],  | more, he said.
        he said.           | 

        story.txt:3
        It [?would a?]     | It [?would a?]
        long week.         | long week.


        """)
    for width in [20, 33, 80] {
      let lines = try self.text(.sideBySide, width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= max(width, 19) }, "\(width)")
    }
  }

  @Test func `colour takes the place of brackets`() throws {
    let text = try text(.sideBySide, width: 60, color: true)
    #expect(text.contains("\u{1B}[") && !text.contains("[-"))
  }

  @Test func `a word longer than a column is broken, wide characters included`() throws {
    for word in [String(repeating: "x", count: 50), String(repeating: "国", count: 30)] {
      var story = DocumentBuilder(word + " ,\n")
      story.repair(" ,", with: ",")
      let output = try SampleRun.write(
        LineDiffReport(.sideBySide, ReportOptions(width: 40)), [(try story.build(), story.original)])
      let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").dropFirst()
      let columns = lines.map { line in line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }
      #expect(columns.allSatisfy { $0 <= 40 } && lines.count > 2)
    }
  }
}
