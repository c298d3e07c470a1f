import Testing

@testable import Copydesk

@Suite struct TableLinesTests {
  /// The lines that are taken to be set in columns.
  private func tableLines(_ string: String) throws -> [String] {
    let text = try WorkingText(string)
    return text.lines.filter { text.tableLines.contains($0.lowerBound) }.map { text.string($0) }
  }

  @Test(arguments: [
    (
      "Team     P   W\nHarlow   10  7   2\nVell     10   6",
      ["Team     P   W", "Harlow   10  7   2", "Vell     10   6"]
    ),
    ("The table:\nTeam     P   W\nVell     10   6\nIt ends.", ["Team     P   W", "Vell     10   6"]),
    ("TEAM     P   W\r\nVELL     10   6\r\n", ["TEAM     P   W", "VELL     10   6"]),
    ("   Boats   5   6\n   Nets   7   8", ["   Boats   5   6", "   Nets   7   8"]),
  ])
  func knowsNeighbouringWideLines(text: String, lines: [String]) throws {
    #expect(try tableLines(text) == lines)
  }

  @Test(arguments: [
    "Team     P   W",
    "Team     P   W\n\nVell     10   6",
    "They peer down from   windows.\nThe   plan fell.",
    "A long line of prose that lost a   word here and, much later on, another   one there.\nA long line of prose that lost a   word here and, much later on, another   one there.",
    "The   —   wall   —   fell\nThe   —   wall   —   fell",
    "    the sand is gone,\n    the wall is down",
    "Yes   \nNo   ",
    "",
  ])
  func leavesProse(text: String) throws {
    #expect(try tableLines(text) == [])
  }

  @Test func containsEveryOffsetOfALine() throws {
    let text = try WorkingText("So:\nTeam     P   W\nVell     10   6\nEnd")
    #expect(!text.tableLines.contains(0))
    #expect(!text.tableLines.contains(3))
    #expect((4..<18).allSatisfy { text.tableLines.contains($0) })
    #expect(!text.tableLines.contains(text.count - 1))
    #expect(!text.tableLines.contains(-1))
    #expect(!text.tableLines.contains(9_999))
  }
}
