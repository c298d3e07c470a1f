import Copydesk
import Testing

@testable import CopydeskReport

@Suite struct GitHubAnnotationsTests {
  private func lines() throws -> [Substring] {
    String(decoding: try SampleRun.write(GitHubAnnotations(ReportOptions())), as: UTF8.self).split(separator: "\n")
  }

  @Test func `a finding is a command with its place`() throws {
    let lines = try lines()
    #expect(
      lines.first?.hasPrefix(
        "::warning file=news/harbour.txt,line=4,endLine=4,col=7,endColumn=13,title=spaced-contraction::") == true)
    #expect(lines.first?.hasSuffix("“do n't” → “don't”") == true)
    #expect(lines.contains { $0.hasSuffix("“would a” (perhaps “be”)") })
    #expect(lines.contains { $0.hasPrefix("::error file=news/round.txt,") })
    #expect(lines.last == "copydesk: 4 documents, 4 places to repair, 3 flagged")
  }

  @Test func `names cannot end a property or a line`() throws {
    #expect(try lines().contains { $0.hasPrefix("::warning file=odd \"name\"%0A<b>.txt,line=1,") })
  }
}
