/// Reads calendar dates and clock times, as crawls and news pages write them.
///
/// English month names only. It does not ask whether the day exists in its month.
struct DateScanner {
  private let view: ByteView
  private let end: Int
  /// Where the next read begins.
  private(set) var offset: Int

  init(_ view: ByteView, at offset: Int, end: Int) {
    self.view = view
    self.offset = offset
    self.end = min(end, view.count)
  }

  /// Reads a date in figures: `2019-03-04`, `2019/03/04`, `06/12/2017`, `6.12.2017`; years 1900...2099.
  mutating func numericDate() -> Bool {
    attempt { scanner in
      guard let first = scanner.number(digits: 1...4), let mark = scanner.dateMark(),
        let second = scanner.number(digits: 1...2), scanner.dateMark() == mark,
        let third = scanner.number(digits: 1...4),
        ByteClass.letterOrDigit.isDisjoint(with: scanner.next)
          || scanner.view[scanner.offset] == UInt8(ascii: "T")
      else { return false }
      let (years, day) = first.digits == 4 ? (first, third) : (third, first)
      guard years.digits == 4, day.digits <= 2, (1900...2099).contains(years.value) else { return false }
      // Day and month stand in either order before a year.
      return (1...12).contains(min(second.value, first.digits == 4 ? second.value : day.value))
        && (1...31).contains(day.value) && (1...31).contains(second.value)
    }
  }

  /// Reads a date in words: `May 9, 2018`, `9 May 2018`, `Tue., Jun 5 2018`, also with spaces before its marks.
  mutating func writtenDate() -> Bool {
    attempt { scanner in
      if scanner.word(in: Self.weekdays) { _ = scanner.mark(UInt8(ascii: ".")) && scanner.mark(UInt8(ascii: ",")) }
      scanner.skipSpaces()
      let monthFirst = scanner.word(in: EnglishWords.monthNames)
      if monthFirst {
        _ = scanner.mark(UInt8(ascii: "."))
        scanner.skipSpaces()
      }
      guard let day = scanner.number(digits: 1...2), (1...31).contains(day.value) else { return false }
      if !monthFirst {
        scanner.skipSpaces()
        guard scanner.word(in: EnglishWords.monthNames) else { return false }
      }
      _ = scanner.mark(UInt8(ascii: ","))
      let before = scanner.offset
      scanner.skipSpaces()
      guard scanner.offset > before || scanner.view[before - 1] == UInt8(ascii: ","),
        let year = scanner.number(digits: 4...4), (1900...2099).contains(year.value)
      else { return false }
      return ByteClass.letterOrDigit.isDisjoint(with: scanner.next)
    }
  }

  /// Reads a time behind a date, if one stands there: `T10:00Z`, ` 09:41 EST`, `, 9:41 a.m. ET`, ` at 21:41 +0200`.
  mutating func time() {
    let found = attempt { scanner in
      if !scanner.literal("T") {
        _ = scanner.mark(UInt8(ascii: ","))
        scanner.skipSpaces()
        if scanner.literal("at ") { scanner.skipSpaces() }
      }
      guard let hour = scanner.number(digits: 1...2), hour.value < 24, scanner.literal(":"),
        let minute = scanner.number(digits: 2...2), minute.value < 60
      else { return false }
      if scanner.literal(":") { _ = scanner.number(digits: 2...2) }
      if scanner.literal(".") { _ = scanner.number(digits: 1...9) }
      return ByteClassSet(.digit).isDisjoint(with: scanner.next)
    }
    guard found else { return }
    _ = attempt { scanner in
      scanner.skipSpaces()
      return scanner.word(in: ["a.m.", "p.m.", "am", "pm"])
    }
    _ = attempt { scanner in
      scanner.skipSpaces()
      if scanner.word(in: Self.zones) { return true }
      guard scanner.literal("+") || scanner.literal("-"), scanner.number(digits: 2...2) != nil else { return false }
      _ = scanner.literal(":")
      return scanner.number(digits: 2...2) != nil
    }
  }

  /// The class of the next byte, as a set of one.
  private var next: ByteClassSet { ByteClassSet(offset < end ? view.byteClass(offset) : .newline) }

  /// Runs a read and takes it back if it fails.
  private mutating func attempt(_ read: (inout DateScanner) -> Bool) -> Bool {
    var copy = self
    guard read(&copy), copy.offset <= end else { return false }
    self = copy
    return true
  }

  private mutating func skipSpaces() {
    offset = WhiteSpace.skip(offset..<max(offset, end), in: view)
  }

  private mutating func literal(_ literal: StaticString) -> Bool {
    guard view.reads(literal, at: offset) else { return false }
    offset += literal.utf8CodeUnitCount
    return true
  }

  /// Reads a mark, also behind a space, as tokenized text has it.
  private mutating func mark(_ mark: UInt8) -> Bool {
    let start = view[offset] == 0x20 ? offset + 1 : offset
    guard view[start] == mark else { return false }
    offset = start + 1
    return true
  }

  private mutating func dateMark() -> UInt8? {
    let byte = view[offset]
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") else { return nil }
    offset += 1
    return byte
  }

  private mutating func number(digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
    var value = 0
    var count = 0
    while count < digits.upperBound, offset + count < end, view.byteClass(offset + count) == .digit {
      value = value * 10 + Int(view[offset + count] - 0x30)
      count += 1
    }
    guard digits.contains(count) else { return nil }
    offset += count
    return (value, count)
  }

  /// Reads one of some words of letters, case aside, that is all that stands there of letters and digits.
  private mutating func word(in words: WordSet) -> Bool {
    var end = offset
    while end - offset <= Self.longestWord, ByteClass.letterOrDigit.contains(view.byteClass(end)) { end += 1 }
    guard words.contains(offset..<end, in: view) else { return false }
    offset = end
    return true
  }

  /// The letters of `September` and `Wednesday`.
  private static let longestWord = 9

  /// Reads one of some lower-case words, case aside, that ends where a word can end.
  private mutating func word(in words: [StaticString]) -> Bool {
    for word in words where view.readsIgnoringCase(word, at: offset) {
      let after = offset + word.utf8CodeUnitCount
      if ByteClass.letterOrDigit.isDisjoint(with: ByteClassSet(view.byteClass(after))) {
        offset = after
        return true
      }
    }
    return false
  }

  private static let weekdays = WordSet(EnglishWords.weekdays, "mon tues tue wed thurs thu fri sat sun")
  /// Abbreviations British and American news pages write behind a time.
  private static let zones: [StaticString] = [
    "utc", "gmt", "bst", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "cet", "cest",
    "eet", "eest", "ist", "sgt", "hkt", "jst", "aest", "aedt", "z",
  ]
}

extension ByteClass {
  /// Bytes that continue a word or number.
  fileprivate static let letterOrDigit = ByteClassSet(.lower, .upper, .digit)
}
