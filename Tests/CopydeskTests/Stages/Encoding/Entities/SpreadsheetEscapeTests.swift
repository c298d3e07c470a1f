import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct SpreadsheetEscapeTests {
  @Test(arguments: [
    ("The lamp went out._x000D_\nNobody came.", "The lamp went out.\nNobody came."),
    ("One _x000D_ two", "One two"),
    ("one_x000D_two", "one\ntwo"),
    ("one_x000d__x000A_two", "one\ntwo"),
    ("a_x0009_b", "a b"),
    ("a_x0007_b", "ab"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("spreadsheet-escape", damaged, expected)
  }

  @Test(arguments: [
    "Order_x0020_Date",
    "_x00",
    "_x000",
    "snake_x0041_case",
    "_X000D_",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("spreadsheet-escape", text)
  }
}
