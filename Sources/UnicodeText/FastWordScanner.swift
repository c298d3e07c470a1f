/// Finds the words of text made of scalars in ``WordTable``, at several times the speed of ICU, with its boundaries.
///
/// The rules left of UAX #29 for such text, all of which look at most two scalars ahead:
/// - WB3, 3a, 3b: CR LF is one token, every other control stands alone;
/// - WB3d: a run of U+0020 is one token;
/// - WB5, 8, 9, 10, 13a, 13b: letters, digits and `_` join;
/// - WB6, 7: a letter joins over one MidLetter or MidNumLet with a letter; WB11, 12: so do digits over MidNum or MidNumLet;
/// - WB999: everything else stands alone.
struct FastWordScanner {
  /// Why a scan ended.
  enum Stop {
    /// The end of the text.
    case end
    /// The batch is full; go on from where it ended.
    case full
    /// At a scalar that is not in the table: the tokens since the last sure cut must be thrown away.
    case unknown
  }

  private let table: WordTableStorage
  private let text: UnsafeBufferPointer<UInt8>

  init(_ table: WordTableStorage, text: UnsafeBufferPointer<UInt8>) {
    self.table = table
    self.text = text
  }

  /// Writes tokens from `start`, a boundary, on; returns why and where it ended.
  func scan(from start: Int, into batch: TokenBatch) -> (stop: Stop, offset: Int) {
    let bytes = table.bytes
    let ends = batch.ends
    let kinds = batch.kinds
    let limit = text.count
    var offset = start
    var count = 0
    defer { batch.count = count }
    while offset < limit {
      if count == TokenBatch.capacity { return (.full, offset) }
      let lead = text[offset]
      var entry = bytes[Int(lead)]
      var next = offset &+ 1
      if entry == WordBreakClass.lead.rawValue { entry = decode(offset, &next) }
      var kind = entry >> 4
      switch entry & 0x0F {
      case WordBreakClass.unknown.rawValue:
        return (.unknown, offset)
      case WordBreakClass.wordSpace.rawValue:
        while next < limit, text[next] == 0x20 { next &+= 1 }
      case WordBreakClass.carriageReturn.rawValue:
        if next < limit, text[next] == 0x0A { next &+= 1 }
      case WordBreakClass.letter.rawValue, WordBreakClass.digit.rawValue, WordBreakClass.letterlike.rawValue,
        WordBreakClass.extendNumLet.rawValue:
        finishWord(&next, &kind, entry)
      default:
        break
      }
      ends[count] = UInt32(truncatingIfNeeded: next)
      kinds[count] = table.kinds[Int(kind)]
      count &+= 1
      offset = next
    }
    return (.end, offset)
  }

  /// Moves `offset` from behind the first scalar of a word to its end.
  ///
  /// An unknown scalar ends the word, rightly or not: with no space between, its tokens are thrown away in any case.
  ///
  /// `kind` becomes that of the whole word: it has a letter, or else a digit, or else is as its first scalar.
  @inline(__always)
  private func finishWord(_ offset: inout Int, _ kind: inout UInt8, _ first: WordTable.Entry) {
    let bytes = table.bytes
    let limit = text.count
    var last = first & 0x0F
    var end = offset
    while end < limit {
      var entry = bytes[Int(text[end])]
      var next = end &+ 1
      if entry == WordBreakClass.lead.rawValue { entry = decode(end, &next) }
      switch entry & 0x0F {
      case WordBreakClass.letter.rawValue:
        kind = TokenKind.word.rawValue
        last = WordBreakClass.letter.rawValue
        while next < limit, bytes[Int(text[next])] & 0x0F == WordBreakClass.letter.rawValue { next &+= 1 }
      case WordBreakClass.digit.rawValue:
        if kind != TokenKind.word.rawValue { kind = TokenKind.number.rawValue }
        last = WordBreakClass.digit.rawValue
      case WordBreakClass.letterlike.rawValue, WordBreakClass.extendNumLet.rawValue:
        last = entry & 0x0F
      case WordBreakClass.midNumLet.rawValue, WordBreakClass.midLetter.rawValue, WordBreakClass.midNum.rawValue:
        var following: UInt8 = WordBreakClass.single.rawValue
        var past = next
        if next < limit {
          following = bytes[Int(text[next])]
          past = next &+ 1
          if following == WordBreakClass.lead.rawValue { following = decode(next, &past) }
        }
        guard joins(last, over: entry & 0x0F, following & 0x0F) else {
          offset = end
          return
        }
        if following & 0x0F == WordBreakClass.letter.rawValue {
          kind = TokenKind.word.rawValue
        } else if following & 0x0F == WordBreakClass.digit.rawValue, kind != TokenKind.word.rawValue {
          kind = TokenKind.number.rawValue
        }
        last = following & 0x0F
        next = past
      default:
        offset = end
        return
      }
      end = next
    }
    offset = end
  }

  @inline(__always)
  private func joins(_ left: UInt8, over middle: UInt8, _ right: UInt8) -> Bool {
    let isLetters =
      (left == WordBreakClass.letter.rawValue || left == WordBreakClass.letterlike.rawValue)
      && (right == WordBreakClass.letter.rawValue || right == WordBreakClass.letterlike.rawValue)
    let isDigits = left == WordBreakClass.digit.rawValue && right == WordBreakClass.digit.rawValue
    return isLetters && middle != WordBreakClass.midNum.rawValue
      || isDigits && middle != WordBreakClass.midLetter.rawValue
  }

  /// The entry of the scalar of several bytes at an offset, and in `next` its end; 0 if unknown, cut short or invalid.
  @inline(__always)
  private func decode(_ offset: Int, _ next: inout Int) -> WordTable.Entry {
    let lead = text[offset]
    guard offset &+ 1 < text.count else { return 0 }
    let second = text[offset &+ 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    if lead < 0xE0 {
      next = offset &+ 2
      return table.latin[Int(lead &- 0xC2) << 6 | Int(second & 0x3F)]
    }
    guard offset &+ 2 < text.count else { return 0 }
    let third = text[offset &+ 2]
    guard third & 0xC0 == 0x80 else { return 0 }
    next = offset &+ 3
    if second == 0x80 { return table.typographic[Int(third & 0x3F)] }
    return second == 0x82 && third == 0xAC ? table.euro : 0
  }
}
