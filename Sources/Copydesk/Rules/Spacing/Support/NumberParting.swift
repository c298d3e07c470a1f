/// Judges whether the space at a mark between digits parts one number or two.
enum NumberParting {
  /// What the pattern says; where it cannot tell, a language model may (``SplitNumber``).
  enum Verdict: Hashable {
    /// One number, with a confidence.
    case one(Double)
    /// One number if the language model gains so many powers of ten by it; without a model so sure, or unsure.
    ///
    /// The thresholds were read off 1,135 grouped numbers and 973 decimals of sound news, split by program, and off
    /// lists, scores and sentence ends invented beside them: of those none reaches 3 at a comma, nor 3.2 at a stop,
    /// and 60 and 75 % of the numbers do.
    case likely(ifGain: Double, orElse: Double?)
    case two
  }

  /// Nouns that a number names rather than counts: `Flight 93, 175 people`.
  private static let labels = WordSet(
    """
    flight room section page chapter age aged number no nos article act part unit apartment apt route highway lap bus
    grade district ward channel figure table item line verse psalm title rule step round stage level class group week day
    """)
  /// Words that make the number before them a decimal more often than a count: `3. 5 percent`.
  private static let shares = WordSet(
    "million billion trillion thousand hundred percent per percentage bn mn tn magnitude points point times")
  /// Units, which stand behind whole numbers as often: `at 3. 15 minutes passed`.
  private static let units = WordSet(
    """
    m k miles mile feet foot inches inch acres acre tons tonnes ton tonne gallons gallon barrels degrees
    kilometers kilometres kilometer kilometre meters metres meter metre hectares hectare liters litres pounds
    seconds minutes hours days weeks months years km kg cm mm mi ft lbs kilograms grams rebounds assists
    """)

  /// Judges `digits mark space digits` at a comma, point or colon: `1, 200`.
  static func verdict(at mark: Int, in text: WorkingText) -> Verdict {
    let view = text.view
    let digits = ByteClassSet(.digit)
    let left = view.skipBack(digits, from: mark)..<mark
    let right = mark + 2..<view.skip(digits, from: mark + 2)
    switch view[mark] {
    case UInt8(ascii: ","): return comma(left, right, in: text)
    case UInt8(ascii: "."): return point(left, right, in: text)
    default:
      // A time of day: `6: 30 a.m.`
      return left.count <= 2 && right.count == 2 && isHalfOfDay(at: right.upperBound, in: view) ? .one(0.95) : .two
    }
  }

  private static func comma(_ left: Range<Int>, _ right: Range<Int>, in text: WorkingText) -> Verdict {
    let view = text.view
    guard left.count <= 3, right.count == 3, !isGroupTail(left, in: view), !continues(right, in: view),
      view[left.lowerBound] != UInt8(ascii: "0") || view[left.lowerBound - 1] == 0x20
    else { return .two }
    // No list goes on with `000`; nor is the group before one a number of its own: `1, 250, 000`.
    if isThousand(right, in: view) || view.reads(", 000", at: right.upperBound) { return .one(0.97) }
    if isSecondOfPair(left, in: view) { return .two }
    let isHabit = text.numberStyle.isSplit
    if isCurrency(before: left.lowerBound, in: view) { return isHabit ? .one(0.97) : .likely(ifGain: 3, orElse: nil) }
    if namesSomething(left, in: view) || isEnumeration(left.lowerBound, right.upperBound, in: view) { return .two }
    return isHabit ? .likely(ifGain: 2, orElse: nil) : .two
  }

  private static func point(_ left: Range<Int>, _ right: Range<Int>, in text: WorkingText) -> Verdict {
    let view = text.view
    let isMoney = isCurrency(before: left.lowerBound, in: view)
    guard left.count <= 3, right.count <= 3, !isGroupTail(left, in: view) || isMoney, !isSecondOfPair(left, in: view)
    else { return .two }
    let isHabit = text.numberStyle.isSplit
    let isShare = hasShare(at: right.upperBound, in: view)
    if isMoney, isShare { return .one(0.97) }
    if isMoney, right.count == 2 { return isHabit ? .one(0.97) : .likely(ifGain: 3.2, orElse: nil) }
    guard isHabit, !namesSomething(left, in: view), !isListNumber(left, in: view) else { return .two }
    if isShare { return .one(0.95) }
    if isZero(left, in: view) { return .one(0.95) }
    return hasUnit(at: right.upperBound, in: view) ? .likely(ifGain: 3.2, orElse: nil) : .two
  }

  /// Judges `digits space mark space digits` of tokenized text: `1 , 200`.
  static func shatteredVerdict(at mark: Int, in text: WorkingText) -> Verdict {
    guard text.tokenization.isTokenized else { return .two }
    let view = text.view
    let digits = ByteClassSet(.digit)
    let left = view.skipBack(digits, from: mark - 1)..<mark - 1
    let right = mark + 2..<view.skip(digits, from: mark + 2)
    guard !namesSomething(left, in: view) else { return .two }
    // Every scheme may part a time of day; commas and points only those that part all marks.
    if view[mark] == UInt8(ascii: ":") {
      let isTime = left.count <= 2 && right.count <= 2 && !hasUnit(at: right.upperBound, in: view)
      return isTime ? .one(0.9) : .two
    }
    guard text.tokenization.counts.tightNumberMarks == 0, left.count <= 3, !isSecondOfPair(left, in: view) else {
      return .two
    }
    // Clitics and hours prove a naive splitter, and so do four numbers: no text has as many lists and none whole.
    let counts = text.tokenization.counts
    let isNaive =
      counts.shatteredClitics > 0 || counts.spacedNumberMarks >= 4 || text.numberStyle.hasShatteredHours
    if view[mark] == UInt8(ascii: ",") {
      guard right.count == 3, !view.isWord(at: right.upperBound) else { return .two }
      if isThousand(right, in: view) || isCurrency(before: left.lowerBound, in: view) { return .one(0.97) }
      return .likely(ifGain: isNaive ? 0.5 : 3, orElse: isNaive ? 0.9 : nil)
    }
    if isZero(left, in: view) { return .one(0.9) }
    // No sentence ends behind its first number: `( 5 . 5 to 7 meter )`.
    if view.reads("( ", endingAt: left.lowerBound) { return .one(0.9) }
    // A year before a stop ends a sentence; the digits behind it begin the next.
    guard right.count <= 3 else { return .two }
    if isNaive, hasShare(at: right.upperBound, in: view) { return .one(0.9) }
    return .likely(ifGain: isNaive ? 1.5 : 3.2, orElse: isNaive ? 0.9 : nil)
  }

  /// Whether `million`, `percent` or a percent sign stands at an offset, behind a space or hyphen.
  static func hasShare(at offset: Int, in view: ByteView) -> Bool {
    view[offset] == UInt8(ascii: "%") || hasWord(of: shares, at: offset, in: view)
  }

  private static func hasUnit(at offset: Int, in view: ByteView) -> Bool { hasWord(of: units, at: offset, in: view) }

  private static func hasWord(of words: WordSet, at offset: Int, in view: ByteView) -> Bool {
    guard view.byteClass(offset) == .space || view.byteClass(offset) == .hyphen else { return false }
    return words.contains(view.word(at: offset + 1), in: view)
  }

  /// Whether the digits are three zeros: the group of a thousand, never a number of its own.
  static func isThousand(_ digits: Range<Int>, in view: ByteView) -> Bool {
    digits.count == 3 && view.reads("000", at: digits.lowerBound)
  }

  /// Whether a sign of a currency stands right before an offset.
  static func isCurrency(before offset: Int, in view: ByteView) -> Bool {
    view[offset - 1] == UInt8(ascii: "$") || view.reads("£", endingAt: offset) || view.reads("€", endingAt: offset)
  }

  private static func isZero(_ digits: Range<Int>, in view: ByteView) -> Bool {
    digits.count == 1 && view[digits.lowerBound] == UInt8(ascii: "0") && view.isSpace(at: digits.lowerBound - 1)
  }

  /// Whether `a.m.` or `pm` stands behind a space at an offset.
  private static func isHalfOfDay(at offset: Int, in view: ByteView) -> Bool {
    guard view.byteClass(offset) == .space else { return false }
    let letter = view[offset + 1] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return false }
    let second = view[offset + 2] == UInt8(ascii: ".") ? offset + 3 : offset + 2
    return view[second] | 0x20 == UInt8(ascii: "m") && !view.isWord(at: second + 1)
  }

  /// Whether digits are the second of a pair, or part of a word: `6-2, 220`, `61–39. 20 percent`, `A1, 200`.
  static func isSecondOfPair(_ digits: Range<Int>, in view: ByteView) -> Bool {
    let start = digits.lowerBound
    return view.byteClass(start - 1) == .hyphen || view.byteClass(start - 1) == .slash
      || view.byteClass(start - 1) == .colon || view.reads("–", endingAt: start) || view.isWord(before: start)
  }

  /// Whether the digits go on behind the group: `1, 200,300` or `5, 100-200`.
  private static func continues(_ digits: Range<Int>, in view: ByteView) -> Bool {
    let end = digits.upperBound
    guard view.byteClass(end + 1) == .digit else { return false }
    return view[end] == UInt8(ascii: ",") || view[end] == UInt8(ascii: "-")
  }

  /// Whether a number numbers what follows: at the start of a line or sentence, `1. 5 km run`.
  private static func isListNumber(_ digits: Range<Int>, in view: ByteView) -> Bool {
    let end = view.skipBack(ByteClassSet(.space, .tab), from: digits.lowerBound)
    switch view.byteClass(end - 1) {
    case .newline, .period, .colon, .exclamation: return true
    default: return false
    }
  }

  /// Whether a month, page, room or the like stands before a number.
  private static func namesSomething(_ digits: Range<Int>, in view: ByteView) -> Bool {
    follows(EnglishWords.monthNames, digits.lowerBound, in: view) || follows(labels, digits.lowerBound, in: view)
  }

  /// Whether the numbers on either side stand in a list: `10, 200 and 300`, `3 and 10, 200`, `1, 20, 300`.
  private static func isEnumeration(_ start: Int, _ end: Int, in view: ByteView) -> Bool {
    if continuesList(before: start, in: view) || view.reads(", ", at: end) && view.byteClass(end + 2) == .digit {
      return true
    }
    if view.byteClass(end) == .space, conjunctions.contains(view.word(at: end + 1), in: view) {
      let word = view.word(at: end + 1)
      if view.byteClass(word.upperBound) == .space, view.byteClass(word.upperBound + 1) == .digit { return true }
    }
    guard view.byteClass(start - 1) == .space else { return false }
    let word = view.word(before: start - 1)
    return conjunctions.contains(word, in: view) && view.byteClass(word.lowerBound - 1) == .space
      && view.byteClass(word.lowerBound - 2) == .digit
  }

  private static let conjunctions = WordSet("and or to")

  /// Whether a number of one or two digits follows another and a comma: `1, 20`, but `in 2016, 20` is a year.
  private static func continuesList(before start: Int, in view: ByteView) -> Bool {
    let digits = ByteClassSet(.digit)
    guard view.skip(digits, from: start) - start < 3, view.reads(", ", endingAt: start) else { return false }
    let length = start - 2 - view.skipBack(digits, from: start - 2)
    return 1...3 ~= length
  }

  /// Whether the digits are the last group of a number such as `100,000`.
  private static func isGroupTail(_ digits: Range<Int>, in view: ByteView) -> Bool {
    let mark = view[digits.lowerBound - 1]
    return (mark == UInt8(ascii: ",") || mark == UInt8(ascii: ".")) && view.byteClass(digits.lowerBound - 2) == .digit
  }

  /// Whether the word before a number is in the set: `June 1, 200 people`.
  private static func follows(_ words: WordSet, _ offset: Int, in view: ByteView) -> Bool {
    guard view.byteClass(offset - 1) == .space else { return false }
    let end = view[offset - 2] == UInt8(ascii: ".") ? offset - 2 : offset - 1
    return words.contains(view.word(before: end), in: view)
  }
}
