/// A CSV or TSV file of random records: quoted, ragged, with quotation marks that do not pair, blank lines, marks of the
/// byte order, line ends of all kinds.
struct RandomTable {
  let text: [UInt8]
  let isTSV: Bool

  private static let pieces = [
    "a , b", "\"", "\"\"", "DELIMITER", "DELIMITER", "\n", "\r\n", "'", "c .", "\"d , e\"", "\"f\ng ,\"", " ", "\t",
    ",",
    "é", "\u{FEFF}", "1", "\r", "\"h \"\"i\"\" ,\"", "``j ''", "0301\u{0301}",
  ]

  init(seed: UInt64) {
    var generator = JSONGenerator(seed: seed &+ 0x7AB1E)
    isTSV = generator.next(below: 4) == 0
    let delimiter = isTSV ? "\t" : ","
    let columns = ["text", "id", "note", "x"].prefix(1 + generator.next(below: 4))
    let feed = ["\n", "\r\n"][generator.next(below: 2)]
    let order = generator.next(below: 2) == 0 ? Array(columns) : columns.reversed()
    var text =
      ["", "\u{FEFF}", "\n", "\u{FEFF}\n"][generator.next(below: 4)] + order.joined(separator: delimiter) + feed
    // Many broken records in some files, few in others.
    let broken = generator.next(below: 8)
    for number in 0..<generator.next(below: 40) {
      if generator.next(below: 8) < broken {
        for _ in 0..<generator.next(below: 7) { text += Self.pieces[generator.next(below: Self.pieces.count)] }
      } else {
        let fields = order.map { name in
          let value = name == "id" ? "\(number)" : Self.words[generator.next(below: Self.words.count)]
          let isQuoted = generator.next(below: 3) == 0 || value.contains { ",\"\n".contains($0) }
          return isQuoted ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
        }
        text += fields.joined(separator: delimiter)
      }
      text += generator.next(below: 9) == 0 ? feed + feed : feed
    }
    if generator.next(below: 4) == 0 { text += "\"unclosed" }
    if generator.next(below: 4) == 0, text.hasSuffix("\n") { text.unicodeScalars.removeLast() }
    self.text = Array(text.replacing("DELIMITER", with: delimiter).utf8)
  }

  private static let words = [
    "a , b", "so .", "say \"x\" , and\nso .", "", "plain", "\", y", "``j ''", "k \"l\"", "\u{FEFF}m , n", "é ,",
    "o\r ,",
  ]
}
