/// Judges whether the space at a mark between digits parts one number or two.
enum NumberParting {
  /// Nouns that a number names rather than counts: `Flight 93, 175 people`.
  private static let labels = WordSet(
    """
    flight room section page chapter age aged number no nos article act part unit apartment apt route highway lap bus
    grade district ward channel figure table item line verse psalm title rule step round stage level class group week day
    """)
  private static let magnitudes = WordSet(
    """
    million billion trillion thousand hundred percent per percentage bn mn tn m k points point times
    miles mile feet foot inches inch acres acre tons tonnes ton tonne gallons gallon barrels degrees
    kilometers kilometres kilometer kilometre meters metres meter metre hectares hectare liters litres pounds
    seconds minutes hours days weeks months years magnitude km kg cm mm mi ft lbs kilograms grams rebounds assists
    """)

  /// How sure it is that `digits mark space digits` at a comma, point or colon is one number; nil if it is not.
  ///
  /// - Parameters:
  ///   - mark: the offset of a `,`, `.` or `:` behind a digit and before a space and a digit.
  ///   - text: the text it stands in.
  /// - Returns: a confidence, 0...1, or nil.
  static func confidence(at mark: Int, in text: WorkingText) -> Double? {
    let view = text.view
    let digits = ByteClassSet(.digit)
    let left = view.skipBack(digits, from: mark)..<mark
    let right = mark + 2..<view.skip(digits, from: mark + 2)
    let isMoney = isCurrency(before: left.lowerBound, in: view)
    switch view[mark] {
    case UInt8(ascii: ","):
      guard left.count <= 3, right.count == 3,
        view[left.lowerBound] != UInt8(ascii: "0") || view[left.lowerBound - 1] == 0x20
      else { return nil }
      if isMoney { return 0.99 }
      // `100,000, 200,000`: the left digits are the tail of a whole number.
      if isGroupTail(left, in: view) { return nil }
      if view[right.upperBound] == UInt8(ascii: ","), view.byteClass(right.upperBound + 1) == .digit { return nil }
      if follows(EnglishWords.months, left.lowerBound, in: view) { return nil }
      if isEnumeration(left.lowerBound, right.upperBound, in: view) { return nil }
      if view[right.upperBound] == UInt8(ascii: "-"), view.byteClass(right.upperBound + 1) == .digit { return nil }
      if follows(labels, left.lowerBound, in: view) { return nil }
      return text.numberStyle.isParted ? 0.97 : nil
    case UInt8(ascii: "."):
      guard left.count <= 3, right.count <= 3, !isGroupTail(left, in: view) || isMoney else { return nil }
      let hasMagnitude = hasMagnitude(at: right.upperBound, in: view)
      if isMoney && (hasMagnitude || right.count == 2) { return 0.98 }
      if follows(EnglishWords.months, left.lowerBound, in: view) || follows(labels, left.lowerBound, in: view) {
        return nil
      }
      if hasMagnitude { return text.numberStyle.isParted ? 0.95 : nil }
      let isFraction = left.count == 1 && view[left.lowerBound] == UInt8(ascii: "0")
      return isFraction && view.byteClass(left.lowerBound - 1) == .space && text.numberStyle.isParted ? 0.95 : nil
    case UInt8(ascii: ":"):
      // A time of day: `6: 30 a.m.`
      let isTime = left.count <= 2 && right.count == 2 && isHalfOfDay(at: right.upperBound, in: view)
      return isTime ? 0.95 : nil
    default: return nil
    }
  }

  /// Whether `million`, `percent`, a unit or a percent sign stands at an offset, behind a space or hyphen.
  static func hasMagnitude(at offset: Int, in view: ByteView) -> Bool {
    switch view[offset] {
    case UInt8(ascii: "%"): true
    case UInt8(ascii: " "), UInt8(ascii: "-"): magnitudes.contains(view.word(at: offset + 1), in: view)
    default: false
    }
  }

  /// Whether `a.m.` or `pm` stands behind a space at an offset.
  private static func isHalfOfDay(at offset: Int, in view: ByteView) -> Bool {
    guard view.byteClass(offset) == .space else { return false }
    let letter = view[offset + 1] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return false }
    let second = view[offset + 2] == UInt8(ascii: ".") ? offset + 3 : offset + 2
    return view[second] | 0x20 == UInt8(ascii: "m") && !view.isWord(at: second + 1)
  }

  /// Whether the numbers on either side stand in a list: `10, 200 and 300`, `3 and 10, 200`, `1, 20, 300`.
  private static func isEnumeration(_ start: Int, _ end: Int, in view: ByteView) -> Bool {
    if continuesList(before: start, in: view) { return true }
    // `500 and 1, 000`: three zeros are a thousand.
    if view.reads("000", endingAt: end) { return false }
    if view.byteClass(end) == .space, conjunctions.contains(view.word(at: end + 1), in: view) {
      let word = view.word(at: end + 1)
      if view.byteClass(word.upperBound) == .space, view.byteClass(word.upperBound + 1) == .digit { return true }
    }
    guard view.byteClass(start - 1) == .space else { return false }
    let word = view.word(before: start - 1)
    return conjunctions.contains(word, in: view) && view.byteClass(word.lowerBound - 1) == .space
      && view.byteClass(word.lowerBound - 2) == .digit
  }

  private static let conjunctions = WordSet("and or")

  /// Whether a number of one or two digits follows another and a comma: `1, 20`, but `in 2016, 20` is a year.
  private static func continuesList(before start: Int, in view: ByteView) -> Bool {
    let digits = ByteClassSet(.digit)
    guard view.skip(digits, from: start) - start < 3, view.reads(", ", endingAt: start) else { return false }
    let length = start - 2 - view.skipBack(digits, from: start - 2)
    return 1...3 ~= length
  }

  /// Whether `digits space mark space digits` is one number of a naively tokenized text.
  static func isShattered(at mark: Int, in text: WorkingText) -> Bool {
    guard text.tokenization.isTokenized else { return false }
    let view = text.view
    // Every scheme may part a time of day; commas and points only those that part all marks.
    if view[mark] != UInt8(ascii: ":"), text.tokenization.counts.tightNumberMarks > 0 { return false }
    let digits = ByteClassSet(.digit)
    let left = view.skipBack(digits, from: mark - 1)..<mark - 1
    let right = mark + 2..<view.skip(digits, from: mark + 2)
    guard !view.isWord(at: right.upperBound) || view[mark] != UInt8(ascii: ",") else { return false }
    switch view[mark] {
    case UInt8(ascii: ","):
      return left.count <= 3 && right.count == 3 && !follows(EnglishWords.months, left.lowerBound, in: view)
    case UInt8(ascii: "."):
      // A year before a stop ends a sentence; the digits behind it begin the next.
      return left.count <= 3 && right.count <= 3 || left.count == 1 && view[left.lowerBound] == UInt8(ascii: "0")
    case UInt8(ascii: ":"):
      return left.count <= 2 && right.count <= 2
    default: return false
    }
  }

  /// Whether the digits are the last group of a number such as `100,000`.
  private static func isGroupTail(_ digits: Range<Int>, in view: ByteView) -> Bool {
    let mark = view[digits.lowerBound - 1]
    return (mark == UInt8(ascii: ",") || mark == UInt8(ascii: ".")) && view.byteClass(digits.lowerBound - 2) == .digit
  }

  private static func isCurrency(before offset: Int, in view: ByteView) -> Bool {
    view[offset - 1] == UInt8(ascii: "$") || view.reads("£", endingAt: offset) || view.reads("€", endingAt: offset)
  }

  /// Whether the word before a number is in the set: `June 1, 200 people`.
  private static func follows(_ words: WordSet, _ offset: Int, in view: ByteView) -> Bool {
    guard view.byteClass(offset - 1) == .space else { return false }
    let end = view[offset - 2] == UInt8(ascii: ".") ? offset - 2 : offset - 1
    return words.contains(view.word(before: end), in: view)
  }
}
