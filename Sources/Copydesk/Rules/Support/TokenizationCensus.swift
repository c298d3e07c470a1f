/// Counts the places that tell tokenized text from prose, in one scan.
enum TokenizationCensus {
  static func counts(of text: ByteView) -> TokenizationGate.Counts {
    var counts = TokenizationGate.Counts()
    let interesting = ByteClassSet(
      .comma, .period, .exclamation, .colon, .apostrophe, .hyphen, .backtick, .leadPunctuation)
    var index = 0
    while let found = text.firstIndex(in: interesting, from: index) {
      index = found
      switch text.byteClass(index) {
      case .comma, .period, .exclamation, .colon: countMark(text, index, &counts)
      case .apostrophe: countApostrophe(text, index, 1, &counts)
      case .hyphen: countHyphen(text, index, &counts)
      case .backtick where text.reads("``", at: index):
        counts.treebankQuotes += 1
        index += 1
      case .leadPunctuation where text.reads("’", at: index): countApostrophe(text, index, 3, &counts)
      default: break
      }
      index += 1
    }
    return counts
  }

  private static func countMark(_ text: ByteView, _ index: Int, _ counts: inout TokenizationGate.Counts) {
    let left = text.byteClass(index - 1)
    let right = text.byteClass(index + 1)
    if left == .space {
      guard text.isSpace(at: index + 1) else { return }
      switch text.byteClass(index) {
      case .comma, .period: counts.spacedMarks += 1
      default: counts.spacedHighMarks += 1
      }
      if isInsideNumber(text, index) { counts.spacedNumberMarks += 1 }
    } else if left == .digit && right == .digit {
      counts.tightNumberMarks += 1
    } else if text.isSpace(at: index + 1) && text.isWord(before: index) {
      // The stop of an abbreviation (`Mr.`, `U.S.`) stays with its word in every scheme.
      if text.byteClass(index) != .period || !isAbbreviation(text, endingAt: index) { counts.tightMarks += 1 }
    }
  }

  /// Whether a mark between spaces stands where a number would have it: `1 , 200` and `3 . 5`, not `June 3 , 2017`.
  private static func isInsideNumber(_ text: ByteView, _ index: Int) -> Bool {
    guard text.byteClass(index - 2) == .digit, text.byteClass(index + 2) == .digit else { return false }
    let digits = text.skip(ByteClassSet(.digit), from: index + 2) - (index + 2)
    return text[index] == UInt8(ascii: ".") || digits == 3 && text[index] == UInt8(ascii: ",")
  }

  /// Whether the word before a stop is short and capitalised, or itself holds a stop.
  private static func isAbbreviation(_ text: ByteView, endingAt stop: Int) -> Bool {
    let word = text.word(before: stop)
    if text[word.lowerBound - 1] == UInt8(ascii: ".") { return true }
    return word.count <= 4 && text.isUpper(at: word.lowerBound) && text.byteClass(stop + 1) == .space
  }

  private static func countApostrophe(
    _ text: ByteView, _ index: Int, _ length: Int, _ counts: inout TokenizationGate.Counts
  ) {
    let after = index + length
    let isSetOff = text.byteClass(index - 1) == .space
    if text.byteClass(index - 1) == .lower, text[index - 1] == UInt8(ascii: "n"), text[after] == UInt8(ascii: "t"),
      text.byteClass(index - 2) == .space, !text.isWord(at: after + 1)
    {
      counts.treebankNegations += 1
    } else if isSetOff, text.byteClass(after) == .space {
      if Clitic.length(at: after + 1, in: text) != nil, text.isWord(before: index - 1) { counts.shatteredClitics += 1 }
    } else if isSetOff, text.reads("''", at: index), text.isSpace(at: index + 2) {
      counts.treebankQuotes += 1
    } else if isSetOff, let clitic = Clitic.length(at: after, in: text), text.isWord(before: index - 1) {
      if clitic == 1, text[after] | 0x20 == UInt8(ascii: "t") {
        counts.mosesNegations += 1
      } else {
        counts.spacedClitics += 1
      }
    }
  }

  private static func countHyphen(_ text: ByteView, _ index: Int, _ counts: inout TokenizationGate.Counts) {
    if text.isWord(before: index), text.isWord(at: index + 1) {
      counts.tightHyphens += 1
    } else if text.byteClass(index - 1) == .space, text.byteClass(index + 1) == .space,
      text.isWord(before: index - 1), text.isWord(at: index + 2)
    {
      counts.spacedHyphens += 1
    }
  }
}
