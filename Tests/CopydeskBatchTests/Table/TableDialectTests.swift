import Testing

@testable import CopydeskBatch

/// Tables without quotation marks, and how they are cut.
@Suite struct TableDialectTests {
  private func records(_ text: String, isLast: Bool = true) -> [TableDialect.RawRecord] {
    TableDialect.records(
      in: Array("xx\(text)".utf8)[2...], delimiter: 0x09, isLast: isLast, capacity: 100, wanted: [1, -1])
  }

  @Test func `a mark is text, and a line end ends a record`() {
    let found = records("1\t\"a\n\r\n2\tb \"\r\n3")
    #expect(found.map(\.fieldCount) == [2, 2, 1])
    #expect(found.map(\.start) == [0, 5, 14] && found.map(\.end) == [5, 14, 15])
    #expect(found.map(\.contentEnd) == [4, 12, 15])
    #expect(found[0].wanted[0] == 2..<4 && found[1].wanted[0] == 9..<12)
  }

  @Test func `a record that may go on waits`() {
    #expect(records("1\ta\n2\tb", isLast: false).count == 1)
    #expect(records("", isLast: true).isEmpty && records("\n\n").isEmpty)
  }
}
