/// A field of a crawler's record: its name, its value, and where the text goes on.
struct MetadataField {
  /// What the field is, in kebab case.
  var name: String
  /// The value's bytes.
  var value: Range<Int>
  /// The first byte behind the field and the separator that follows it.
  var end: Int
  /// Whether it is a field only if another one follows: the text goes on in lower case, as a sentence would.
  var needsSuccessor: Bool

  /// Reads a field at the start of a range that lies within one line; nil if there is none.
  init?(in range: Range<Int>, of view: ByteView) {
    if let field = Self.dated(in: range, of: view) ?? Self.byline(in: range, of: view) ?? Self.age(in: range, of: view)
    {
      self = field
    } else {
      return nil
    }
  }

  private init(_ name: String, _ value: Range<Int>, end: Int, needsSuccessor: Bool = false) {
    self.name = name
    self.value = value
    self.end = end
    self.needsSuccessor = needsSuccessor
  }

  /// Field names seen before a date in crawled records and on news pages; longer ones before those they begin with.
  private static let names: [(label: StaticString, name: String)] = [
    ("date published", "published"), ("date posted", "posted"), ("date", "date"), ("datepublished", "published"),
    ("first published", "published"), ("published on", "published"), ("published at", "published"),
    ("published", "published"), ("publish date", "published"), ("publication date", "published"),
    ("pubdate", "published"), ("posted on", "posted"), ("posted at", "posted"), ("posted", "posted"),
    ("updated on", "updated"), ("updated at", "updated"), ("updated", "updated"), ("last updated", "updated"),
    ("last modified", "modified"), ("modified", "modified"), ("created", "created"), ("timestamp", "timestamp"),
  ]

  private static func dated(in range: Range<Int>, of view: ByteView) -> MetadataField? {
    let start = range.lowerBound
    for (label, name) in names where view.readsIgnoringCase(label, at: start) {
      let labelEnd = start + label.utf8CodeUnitCount
      var offset = WhiteSpace.skip(labelEnd..<max(labelEnd, range.upperBound), in: view)
      let hasColon = view[offset] == UInt8(ascii: ":") || view[offset] == UInt8(ascii: "=")
      if hasColon {
        offset = WhiteSpace.skip(offset + 1..<max(offset + 1, range.upperBound), in: view)
      } else if offset == labelEnd {
        continue
      }
      var scanner = DateScanner(view, at: offset, end: range.upperBound)
      let isNumeric = scanner.numericDate()
      guard isNumeric || scanner.writtenDate() else { continue }
      scanner.time()
      let value = offset..<scanner.offset
      guard let end = textStart(after: value.upperBound, in: range, of: view) else { return nil }
      // Without a colon only a line of its own, or a date in figures, is certain not to begin a sentence.
      if !hasColon, !isNumeric, end < range.upperBound { return nil }
      let needsSuccessor = end < range.upperBound && view.byteClass(end) == .lower
      return MetadataField(name, value, end: end, needsSuccessor: needsSuccessor)
    }
    return nil
  }

  /// A byline that a bar and a dated field follow.
  private static func byline(in range: Range<Int>, of view: ByteView) -> MetadataField? {
    guard view.readsIgnoringCase("by ", at: range.lowerBound) else { return nil }
    let start = range.lowerBound + 3
    // Eighty bytes: room for three names and a title.
    let limit = min(range.upperBound, start + 80)
    guard let bar = (start..<max(start, limit)).first(where: { view[$0] == UInt8(ascii: "|") }),
      view.byteClass(start) == .upper
    else { return nil }
    let next = WhiteSpace.skip(bar + 1..<max(bar + 1, range.upperBound), in: view)
    let name = start..<max(start, WhiteSpace.skipBack(start..<bar, in: view))
    return MetadataField("byline", name, end: next, needsSuccessor: true)
  }

  /// `6 years ago` as a whole line.
  private static func age(in range: Range<Int>, of view: ByteView) -> MetadataField? {
    var offset = view.skip(ByteClassSet(.digit), from: range.lowerBound)
    guard offset > range.lowerBound, offset - range.lowerBound <= 2, view[offset] == 0x20 else { return nil }
    offset += 1
    let units: [StaticString] = ["minute", "hour", "day", "week", "month", "year"]
    guard let unit = units.first(where: { view.readsIgnoringCase($0, at: offset) }) else { return nil }
    offset += unit.utf8CodeUnitCount
    if view[offset] == UInt8(ascii: "s") { offset += 1 }
    guard view.reads(" ago", at: offset), offset + 4 == range.upperBound else { return nil }
    return MetadataField("age", range, end: range.upperBound)
  }

  /// Where the text goes on behind a value: the end of the line, or a word or quote behind white space and at most one
  /// separator; nil if a mark shows the value to be part of a sentence.
  private static func textStart(after value: Int, in range: Range<Int>, of view: ByteView) -> Int? {
    var offset = WhiteSpace.skip(value..<range.upperBound, in: view)
    if offset >= range.upperBound { return range.upperBound }
    guard offset > value else { return nil }
    let separators: [StaticString] = ["|", "·", "•", "–", "—", "-"]
    if let separator = separators.first(where: { view.reads($0, at: offset) }) {
      let after = offset + separator.utf8CodeUnitCount
      offset = WhiteSpace.skip(after..<max(after, range.upperBound), in: view)
      guard offset > after else { return nil }
    }
    switch view.byteClass(offset) {
    case .upper, .lower, .digit, .quote, .opening, .leadPunctuation, .leadLatin: return offset
    default: return nil
    }
  }
}
