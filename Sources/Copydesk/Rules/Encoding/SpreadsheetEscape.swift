/// Finds the escapes of spreadsheets for characters that XML cannot hold: `_x000D_`.
struct SpreadsheetEscape: Rule {
  let info = RuleInfo(
    id: "spreadsheet-escape", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A control character in the spelling of a spreadsheet's file.",
    explanation: """
      Excel writes a control as `_x`, four hexadecimal digits and `_`; libraries that read its files often leave that. \
      A carriage return or line feed before a line break goes, as it does beside a space; between two words it becomes \
      a line break, a tab a space. Other controls go. Escapes of printable characters, as names of XML have them \
      (`Order_x0020_Date`), stay.
      """,
    examples: [
      .init("The wall fell._x000D_\nNobody came.", "The wall fell.\nNobody came."),
      .init("Order_x0020_Date", "Order_x0020_Date"),
    ],
    references: ["ECMA-376, part 1, 22.9.2.19 (ST_Xstring)"])
  let trigger: PairTrigger? = PairTrigger(.init(.underscore), .letter)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let start = view.firstIndex(of: "_x00", from: next) {
      next = start + 4
      guard let high = CharacterReference.hexDigit(view[start + 4]), high < 2,
        let low = CharacterReference.hexDigit(view[start + 5]), view[start + 6] == UInt8(ascii: "_")
      else { continue }
      next = start + 7
      switch high << 4 | low {
      case 0x0A, 0x0D: findings.repair(CarriageReturn.edit(start..<next, in: view), confidence: 0.97)
      case 0x09:
        let isBesideSpace = view.isSpace(at: start - 1) || view.isSpace(at: next)
        findings.repair(start..<next, with: isBesideSpace ? "" : " ", confidence: 0.97)
      default: findings.remove(start..<next, confidence: 0.97)
      }
    }
  }
}
