import Rainbow
internal import UnicodeText

/// How a piece of terminal text looks, with colour and without.
enum TextStyle {
  case plain, heading, quiet, removed, added, flagged, movedAway, movedHere
  /// Changes of spaces and quotation marks.
  case dimRemoved, dimAdded

  /// The text in this style.
  ///
  /// Only Rainbow's codes are used: its string methods obey global switches, and a report must not depend on them.
  func apply(to text: String, color: Bool) -> String {
    guard color else { return text }
    let codes = codes
    if codes.isEmpty || text.isEmpty { return text }
    return "\u{1B}[\(codes.map(String.init).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// What encloses the text where there is no colour.
  var brackets: (String, String) {
    switch self {
    case .plain, .heading, .quiet: ("", "")
    case .removed, .dimRemoved: ("[-", "-]")
    case .added, .dimAdded: ("{+", "+}")
    case .flagged: ("[?", "?]")
    case .movedAway: ("[>", ">]")
    case .movedHere: ("{>", ">}")
    }
  }

  private var codes: [UInt8] {
    switch self {
    case .plain: []
    case .heading: Style.bold.value
    case .quiet: Style.dim.value
    case .removed: NamedColor.red.value + Style.strikethrough.value
    case .added: NamedColor.green.value + Style.underline.value
    case .dimRemoved: NamedColor.red.value + Style.dim.value + Style.strikethrough.value
    case .dimAdded: NamedColor.green.value + Style.dim.value
    case .flagged: NamedColor.yellow.value + Style.underline.value
    case .movedAway: NamedColor.cyan.value + Style.dim.value
    case .movedHere: NamedColor.cyan.value + Style.underline.value
    }
  }
}

/// Rows of cells in columns: the first to the left, figures to the right.
package struct TextTable {
  private var rows: [[String]]

  package init(_ header: [String]) { rows = [header] }

  /// Adds a row; names come from ledgers, so what they hold is made visible.
  package mutating func add(_ row: [String]) { rows.append(row.map { VisibleText.string($0) }) }

  /// The table, each line indented; nothing if it has only its header.
  package func lines(indent: String, color: Bool) -> String {
    guard rows.count > 1 else { return "" }
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column < widths.count {
          widths[column] = max(widths[column], cell.unicodeScalars.count)
        } else {
          widths.append(cell.unicodeScalars.count)
        }
      }
    }
    var result = ""
    for (number, row) in rows.enumerated() {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        line += column == 0 ? cell + padding : "  " + padding + cell
      }
      result += indent + (number == 0 ? TextStyle.quiet.apply(to: line, color: color) : line) + "\n"
    }
    return result
  }
}
