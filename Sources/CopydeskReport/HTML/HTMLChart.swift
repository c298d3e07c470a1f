/// Bars in a table: readable by eye, by a screen reader and on paper.
enum HTMLChart {
  /// A chart of two counts a row, one bar after the other.
  static func pairs(
    _ title: String, _ caption: String, _ name: String, _ rows: [(name: String, count: HTMLTally.Pair)]
  ) -> [String: Any] {
    let most = rows.map(\.count.sum).max() ?? 0
    return [
      "title": title, "caption": caption, "name": name, "isPair": true, "value": "",
      "rows": rows.map { row in
        bar(row.name, row.count, most).merging([
          "first": HTMLOverview.grouped(row.count.repaired), "second": HTMLOverview.grouped(row.count.flagged),
        ]) { $1 }
      },
    ]
  }

  /// A chart of one figure a row; the pair's first is the length of the bar, the text the figure.
  static func single(
    _ title: String, _ caption: String, _ name: String, _ value: String,
    _ rows: [(name: String, count: HTMLTally.Pair, text: String)]
  ) -> [String: Any] {
    let most = rows.map(\.count.sum).max() ?? 0
    return [
      "title": title, "caption": caption, "name": name, "isPair": false, "value": value,
      "rows": rows.map { row in bar(row.name, row.count, most).merging(["first": row.text, "second": ""]) { $1 } },
    ]
  }

  /// The lengths of a row's bars, of 1000; a share so small that it would vanish still gets a sliver.
  private static func bar(_ name: String, _ count: HTMLTally.Pair, _ most: Int) -> [String: Any] {
    func width(_ part: Int) -> Int { part == 0 ? 0 : max(4, Int(Double(part) / Double(max(most, 1)) * 1000)) }
    return [
      "name": name, "repairedWidth": width(count.repaired), "flaggedStart": width(count.repaired),
      "flaggedWidth": width(count.flagged), "hasFlagged": count.flagged > 0,
    ]
  }
}
