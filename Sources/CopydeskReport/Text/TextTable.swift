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
