internal import Bytes

/// What of a text can be furniture of its site: its lines, and the sentences at its start and end.
///
/// Where extraction kept the lines of a page, furniture has lines of its own; where it joined them, it is the first or
/// last sentences of the text.
struct FurnitureUnits {
  /// A line or a sentence.
  struct Unit {
    /// Where it stands, without white space around it.
    var range: Range<Int>
    /// The number of its line, of those that hold something.
    var line: Int
    /// The same for units that differ in white space, marks and case only.
    var key: UInt64
    /// Whether it stands at an edge of the text, where no or little prose lies between it and the page.
    var isAtEdge: Bool
    /// Whether it is a part of its line, at the start or the end of the text.
    var isSentence = false
  }

  /// The longest run of sentences at an edge.
  private static let edgeSentences = (opening: 2, closing: 4)
  /// The fewest bytes of a line that is taken for prose if it ends in a stop: a sentence of ten words.
  static let proseSize = 60

  /// The units, in order; those of a line's sentences follow the line.
  private(set) var units: [Unit] = []

  /// Finds the units of a text.
  ///
  /// - Parameters:
  ///   - view: The text.
  ///   - lines: Its lines that hold something, without white space around them.
  /// - Complexity: O(*n*).
  init(_ view: ByteView, lines: [Range<Int>]) {
    let prose = lines.indices.filter { Self.isProse(lines[$0], view) }
    // Of eight paragraphs two at each end are the edge, of fewer one; what stands beyond them always is.
    let depth = prose.count >= 8 ? 2 : 1
    let opening = prose.count >= depth ? prose[depth - 1] : min(1, lines.count - 1)
    let closing = prose.count >= depth ? prose[prose.count - depth] : max(0, lines.count - 3)
    var starts: [Int: [Range<Int>]] = [:]
    var ends: [Int: [Range<Int>]] = [:]
    if let first = prose.first(where: { $0 <= opening }) { starts[first] = [] }
    if let last = prose.last(where: { $0 >= closing }) { ends[last] = [] }
    for index in lines.indices {
      append(lines[index], line: index, isAtEdge: index <= opening || index >= closing, isSentence: false, view)
      guard starts[index] != nil || ends[index] != nil else { continue }
      let sentences = Self.sentences(of: lines[index], view)
      guard sentences.count >= 2 else { continue }
      for (place, sentence) in sentences.enumerated() {
        let isOpening = starts[index] != nil && place < Self.edgeSentences.opening
        let isClosing = ends[index] != nil && place >= sentences.count - Self.edgeSentences.closing
        guard isOpening || isClosing, Self.isWhole(place, of: sentences, view) else { continue }
        append(sentence, line: index, isAtEdge: true, isSentence: true, view)
      }
    }
  }

  private mutating func append(_ range: Range<Int>, line: Int, isAtEdge: Bool, isSentence: Bool, _ view: ByteView) {
    guard let key = Self.key(range, view) else { return }
    units.append(Unit(range: range, line: line, key: key, isAtEdge: isAtEdge, isSentence: isSentence))
  }

  /// Whether a line ends as a sentence does and is long enough to be a paragraph.
  private static func isProse(_ line: Range<Int>, _ view: ByteView) -> Bool {
    line.count >= proseSize && FurnitureForm.endsInStop(line, view)
  }

  /// The sentences of a line, as ``SentencePieces`` has them.
  private static func sentences(of line: Range<Int>, _ view: ByteView) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = line.lowerBound
    var offset = start
    while offset < line.upperBound {
      offset += 1
      guard offset < line.upperBound, view.isSpace(at: offset), FurnitureForm.endsInStop(start..<offset, view) else {
        continue
      }
      sentences.append(start..<offset)
      start = WhiteSpace.skip(offset..<line.upperBound, in: view)
      offset = start
    }
    if start < line.upperBound { sentences.append(start..<line.upperBound) }
    return sentences
  }

  /// Whether neither the sentence nor the one before it ends in what may be an abbreviation, such as `Sen.` or `U.S.`.
  private static func isWhole(_ place: Int, of sentences: [Range<Int>], _ view: ByteView) -> Bool {
    let before = place > 0 ? endsInAbbreviation(sentences[place - 1], view) : false
    let own = place + 1 < sentences.count && endsInAbbreviation(sentences[place], view)
    return !before && !own
  }

  private static func endsInAbbreviation(_ sentence: Range<Int>, _ view: ByteView) -> Bool {
    guard view[sentence.upperBound - 1] == UInt8(ascii: ".") else { return false }
    let word = view.word(before: sentence.upperBound - 1)
    return word.count <= 4 && view.isUpper(at: word.lowerBound)
  }

  /// The hash of the letters and digits of a range, ASCII case aside; nil for fewer than three letters.
  ///
  /// Spaces, marks and invisible characters are what cleaning changes.
  static func key(_ range: Range<Int>, _ view: ByteView) -> UInt64? {
    var hash = FNV1a()
    var letters = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = view[offset]
      if byte < 0x80 {
        if ByteView.isASCIIWord(byte) {
          hash.combine(folding: byte)
          if byte > 0x39 { letters += 1 }
        }
        offset += 1
        continue
      }
      let length = view.scalarLength(at: offset)
      if view.isWord(at: offset) {
        letters += 1
        for place in offset..<offset + length { hash.combine(UInt64(view[place])) }
      }
      offset += length
    }
    return letters >= 3 ? hash.value : nil
  }
}

/// What a unit looks like.
enum FurnitureForm: Hashable {
  /// What an article has of its own, however often it recurs: a quotation, an agency's sentence, a correction, a
  /// dateline, a byline, a formula of speeches.
  case kept
  /// It speaks to the reader, or of the page.
  case appeal
  /// It ends without a stop.
  case label
  /// A sentence of six words or more.
  case sentence
  /// A shorter sentence.
  case answer

  /// The fewest words of a sentence that is compared as one; a shorter one, such as `He declined.`, is anybody's.
  private static let fewestWords = 6

  /// Tells the form of a line or sentence.
  ///
  /// - Complexity: O(*n*) in its bytes.
  init(_ range: Range<Int>, in view: ByteView) {
    let words = Self.words(range, view)
    if Self.isQuotation(range, view) || Self.isBracketed(range, view) || Self.isDateline(range, view)
      || Self.isByline(words, view) || Self.isSpeakerLabel(range, words, view) || Self.isSpokenByOne(words, view)
      || Self.isCorrection(range, view) || Self.holdsFormula(range, view)
    {
      self = .kept
    } else if words.contains(where: { Self.pageWords.contains($0, in: view) || Self.addresses.contains($0, in: view) })
      || view.buffer[range].contains(where: { $0 == UInt8(ascii: "@") })
    {
      self = .appeal
    } else if !Self.endsInStop(range, view) {
      self = .label
    } else {
      self = words.count >= Self.fewestWords ? .sentence : .answer
    }
  }

  /// Whether a range ends in a stop, question or exclamation mark, closing marks behind it aside.
  static func endsInStop(_ range: Range<Int>, _ view: ByteView) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      switch view[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): end -= 1
      case 0x9D where view.reads("”", endingAt: end), 0x99 where view.reads("’", endingAt: end): end -= 3
      default: return false
      }
    }
    return false
  }

  /// The words of a range.
  static func words(_ range: Range<Int>, _ view: ByteView) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let word = view.word(at: offset)
      if word.isEmpty {
        offset += view.scalarLength(at: offset)
      } else {
        words.append(word)
        offset = word.upperBound
      }
    }
    return words
  }

  private static func isQuotation(_ range: Range<Int>, _ view: ByteView) -> Bool {
    range.contains {
      switch view[$0] {
      case UInt8(ascii: "\""): true
      case 0xE2: view.reads("“", at: $0) || view.reads("”", at: $0)
      case 0xC2: view.reads("«", at: $0) || view.reads("»", at: $0)
      default: false
      }
    } || view.reads("‘", at: range.lowerBound) || view[range.lowerBound] == UInt8(ascii: "'")
  }

  /// `(Applause)`, `[Reuters]`.
  private static func isBracketed(_ range: Range<Int>, _ view: ByteView) -> Bool {
    view.byteClass(range.lowerBound) == .opening && view.byteClass(range.upperBound - 1) == .closing
  }

  /// `PORT ELLIS, Vell (RTX) - `: capitals, and a dash within 60 bytes.
  private static func isDateline(_ range: Range<Int>, _ view: ByteView) -> Bool {
    let place = view.word(at: range.lowerBound)
    guard place.count >= 3, place.allSatisfy({ view.byteClass($0) != .lower }) else { return false }
    let reach = range.lowerBound..<min(range.upperBound, range.lowerBound + 60)
    return reach.contains {
      view.reads(" - ", at: $0) || view.reads("—", at: $0) || view.reads("–", at: $0) || view.reads("--", at: $0)
    }
  }

  /// `By Ada Brook`, with what she is behind it.
  static func isByline(_ words: [Range<Int>], _ view: ByteView) -> Bool {
    guard words.count >= 2, words.count <= 12 else { return false }
    return view.lowercased(words[0]).elementsEqual("by".utf8) && view.isUpper(at: words[1].lowerBound)
  }

  /// `THE MAYOR:`, `Q:`.
  private static func isSpeakerLabel(_ range: Range<Int>, _ words: [Range<Int>], _ view: ByteView) -> Bool {
    guard view[range.upperBound - 1] == UInt8(ascii: ":"), words.count <= 4 else { return false }
    return words.allSatisfy { $0.allSatisfy { view.byteClass($0) != .lower } }
  }

  /// Whether somebody says `I`: an author or a speaker, and no page.
  private static func isSpokenByOne(_ words: [Range<Int>], _ view: ByteView) -> Bool {
    words.contains { $0.count == 1 && view[$0.lowerBound] == UInt8(ascii: "I") }
  }

  private static func isCorrection(_ range: Range<Int>, _ view: ByteView) -> Bool {
    corrections.contains { view.readsIgnoringCase($0, at: range.lowerBound) }
  }

  private static func holdsFormula(_ range: Range<Int>, _ view: ByteView) -> Bool {
    range.contains { offset in
      view.isWord(at: offset) && !view.isWord(before: offset)
        && formulas.contains { view.readsIgnoringCase($0, at: offset) }
    }
  }

  /// How corrections and updates begin; own choice among those of English papers.
  private static let corrections: [StaticString] = [
    "correction", "clarification", "corrects ", "an earlier version", "a previous version", "this story has been",
    "this article has been", "this story was", "this article was", "this story corrects", "editor's note",
    "editor’s note", "editors' note", "editors’ note",
  ]

  /// What agencies write below their text, and formulas of speeches; own choice.
  private static let formulas: [StaticString] = [
    "contributed to this", "contributed reporting", "reporting by", "editing by", "writing by", "additional reporting",
    "compiled by", "with files from", "thank you", "god bless",
  ]

  /// Words of pages and not of articles; own choice among the words of newsletters, services and notices.
  private static let pageWords = WordSet(
    """
    follow subscribe subscribers subscription newsletter newsletters click tap copyright advertisement advert sponsored \
    website webpage homepage app podcast cookies privacy login signup download downloads facebook twitter instagram \
    youtube whatsapp telegram linkedin tiktok hashtag email inbox comments bookmark donate trending related rss feed \
    getty https http www
    """)
  /// What speaks to the reader, or of those who made the page.
  private static let addresses = WordSet(PronounPerson.addressee.forms, PronounPerson.speakers.forms)
}
