/// The quotation marks of a text with their roles, paragraph by paragraph; shared by the rules of the stage.
struct QuoteAnalysis: Sendable {
  /// The marks of one kind in one paragraph.
  struct Paragraph: Sendable {
    var marks: [QuoteMark]
    /// Whether a quotation is still open at its end and the next paragraph does not take it up.
    var endsUnclosed: Bool

    /// The number of bytes between a mark and the one at the other end; nil if it has none.
    func quotedLength(_ mark: QuoteMark) -> Int? {
      guard let index = mark.partner else { return nil }
      let other = marks[index]
      return max(other.range.lowerBound - mark.range.upperBound, mark.range.lowerBound - other.range.upperBound)
    }

    /// Whether a single mark that closes has its space on the wrong side, and the quotation is too long to say so.
    ///
    /// Tokenizers part short quotations so (`'no fault 'divorce`); in longer stretches it is an apostrophe that lacks
    /// its letters.
    func isDoubtfulClose(_ mark: QuoteMark) -> Bool {
      guard !mark.isDouble, mark.isRightTight, mark.right == .word || mark.right == .digit else { return false }
      return (quotedLength(mark) ?? .max) > Self.shortQuotation
    }

    /// A name or a few words, in bytes.
    private static let shortQuotation = 48
  }

  let paragraphs: [Paragraph]

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let view = text.view
    let scanner = QuoteScanner(view: view)
    let blocks = Self.blocks(of: text)
    let hasCurlyMarks = text.census.sets(off: .anywhere(ByteClassSet(.leadPunctuation)))
    let found = blocks.map { scanner.marks(in: $0) }
    var paragraphs: [Paragraph] = []
    var unclosed: Int?
    for index in found.indices {
      let continues = index + 1 < found.count && Self.opens(found[index + 1].double, blocks[index + 1], view)
      let doubles = found[index].double
      if !doubles.isEmpty, !(hasCurlyMarks && Self.isForeign(blocks[index], doubles, view)) {
        let paragraph = Self.paragraph(doubles, isOpen: unclosed != nil, continues: continues)
        if let unclosed, let first = paragraph.marks.first, first.depth > 0 {
          paragraphs[unclosed].endsUnclosed = false
        }
        unclosed = paragraph.endsUnclosed ? paragraphs.count : nil
        paragraphs.append(paragraph)
      }
      let singles = found[index].single
      if !singles.isEmpty, !(hasCurlyMarks && Self.isForeign(blocks[index], singles, view)) {
        paragraphs.append(Self.paragraph(singles, isOpen: false, continues: false))
      }
    }
    self.paragraphs = paragraphs
  }

  private static func paragraph(_ marks: [QuoteMark], isOpen: Bool, continues: Bool) -> Paragraph {
    let paired = QuotePairing(marks, isOpen: isOpen, continues: continues).paired()
    guard let last = paired.last else { return Paragraph(marks: [], endsUnclosed: false) }
    return Paragraph(marks: paired, endsUnclosed: last.depthBehind > 0 && !continues)
  }

  /// Blocks between blank lines where the text has any, else its lines.
  private static func blocks(of text: WorkingText) -> [Range<Int>] {
    let lines = text.lines
    guard lines.contains(where: \.isEmpty) else { return lines }
    var blocks: [Range<Int>] = []
    var isOpen = false
    for line in lines {
      if line.isEmpty {
        isOpen = false
      } else if isOpen, let last = blocks.last {
        blocks[blocks.count - 1] = last.lowerBound..<line.upperBound
      } else {
        blocks.append(line)
        isOpen = true
      }
    }
    return blocks
  }

  /// Whether a paragraph begins with a mark.
  private static func opens(_ marks: [QuoteMark], _ block: Range<Int>, _ view: ByteView) -> Bool {
    guard let first = marks.first else { return false }
    return view.skip(ByteClassSet(.space), from: block.lowerBound) == first.range.lowerBound
  }

  /// Whether double marks follow another language's custom: German „ “, or ” on both sides without English around it.
  private static func isForeign(_ block: Range<Int>, _ marks: [QuoteMark], _ view: ByteView) -> Bool {
    for offset in block where view.buffer[offset] == 0xE2 {
      if view[offset + 1] == 0x80, view[offset + 2] == 0x9E || view[offset + 2] == 0x9F { return true }
    }
    let curly = marks.filter { $0.shape != .straight }
    return curly.count > 1 && curly.allSatisfy { $0.shape == .closing } && !view.looksEnglish
  }
}

extension WorkingText {
  /// The quotation marks of the text with their roles.
  var quotes: QuoteAnalysis { analysis(QuoteAnalysis.self) { QuoteAnalysis($0) } }
}

extension PairTrigger {
  /// Any quotation mark or apostrophe.
  static let quotationMarks = PairTrigger.anywhere(ByteClassSet(.quote, .apostrophe, .backtick, .leadPunctuation))
}
