/// Aligns a sentence with the part of a document that may be a broken copy of it.
///
/// A local alignment in a band around one diagonal, in which the two may differ by pastes only: a span that can have been
/// pasted stands in place of up to eight tokens of the sentence, or of none. Punctuation may differ by up to two marks at
/// a place and is left alone. Any other difference ends the alignment. Keeps its memory for the next.
struct CopyAlignment {
  /// A difference: a span of the document, and the tokens of the sentence in whose place it stands.
  struct Difference {
    var document: Range<Int>
    var sentence: Range<Int>
    /// Equal words before and behind it, in the passage.
    var wordsBefore: Int
    var wordsBehind = 0
  }

  /// The longest run of words that one paste hides: there are hardly any mentions of more than eight tokens.
  static let longestRun = 8
  /// How far the two may drift apart: five pastes, each of five tokens more or less than what they hide.
  static let bandwidth = 24
  private static let width = 2 * bandwidth + 1

  // Scores. A word is worth more than a mark; a paste costs a word, and another for each token of its longer side but the
  // first two, so that the alignment goes on behind it where two or three words fit. An end that both share is a sign, too.
  private static let word: Int32 = 4
  private static let mark: Int32 = 1
  private static let sharedEnd: Int32 = 6

  /// What led to a cell.
  private enum Step {
    static let start: UInt32 = 0
    static let match: UInt32 = 1
    /// Marks passed in the document (bits 8...) and in the sentence (bits 0...).
    static let marks: UInt32 = 2
    /// Tokens of a paste, likewise.
    static let paste: UInt32 = 3
  }

  private let document: ComparedTokens
  private let spans: ComparedSpans
  private var scores: [Int32] = []
  private var steps: [UInt32] = []
  private(set) var differences: [Difference] = []
  /// Runs of equal tokens: where they begin in the document and in the sentence, and their length.
  private(set) var runs: [(document: Int, sentence: Int, count: Int)] = []
  /// Equal words of the passage.
  private(set) var matchedWords = 0
  /// Words of the passage that differ, counted on the longer side.
  private(set) var differingWords = 0
  /// The part of the sentence that was aligned.
  private(set) var aligned = 0..<0

  init(_ document: ComparedTokens, spans: ComparedSpans) {
    self.document = document
    self.spans = spans
  }

  /// Finds the best passage of `part` of a sentence along a diagonal (document index less sentence index).
  ///
  /// - Returns: Whether any token is equal.
  /// - Complexity: O(*m*) in the tokens of the part, with a factor of the bandwidth.
  mutating func align(_ sentence: EvidenceView, part: Range<Int>, diagonal: Int, band: Int) -> Bool {
    let cells = part.count * Self.width
    if scores.count < cells {
      scores = Array(repeating: 0, count: cells)
      steps = Array(repeating: 0, count: cells)
    }
    var best = (score: Int32(0), row: 0, column: 0)
    for row in part {
      for column in 0..<Self.width {
        let place = row + diagonal + column - Self.bandwidth
        let cell = (row - part.lowerBound) * Self.width + column
        scores[cell] = 0
        guard abs(column - Self.bandwidth) <= band, place >= 0, place < document.count,
          document.keys[place] == sentence.key(row)
        else { continue }
        fill(cell, row, column, place, sentence, part)
        var score = scores[cell]
        if document.traits[place].contains(.ends), sentence.traits(row).contains(.ends) { score += Self.sharedEnd }
        if score > best.score { best = (score, row, column) }
      }
    }
    guard best.score > 0 else { return false }
    trace(best.row, best.column, sentence, part, diagonal)
    return true
  }

  private mutating func fill(
    _ cell: Int, _ row: Int, _ column: Int, _ place: Int, _ sentence: EvidenceView, _ part: Range<Int>
  ) {
    let own = document.traits[place].contains(.mark) ? Self.mark : Self.word
    var best = own
    var step = Step.start << 16
    if document.traits[place].contains(.begins), sentence.traits(row).contains(.begins) { best += Self.sharedEnd }
    if row > part.lowerBound, scores[cell - Self.width] > 0, scores[cell - Self.width] + own >= best {
      best = scores[cell - Self.width] + own
      step = Step.match << 16
    }
    passMarks(row, column, place, sentence, part, own, &best, &step)
    let lengths = spans.lengths(endingAt: place)
    if lengths != 0 { passPaste(lengths, row, column, part, own, &best, &step) }
    scores[cell] = best
    steps[cell] = step
  }

  /// The score of the cell that ends `tokens` tokens of the document and `words` of the sentence before a cell.
  private func score(_ row: Int, _ column: Int, _ part: Range<Int>, back tokens: Int, _ words: Int) -> Int32 {
    let earlier = row - 1 - words
    let column = column - tokens + words
    guard earlier >= part.lowerBound, column >= 0, column < Self.width else { return 0 }
    return scores[(earlier - part.lowerBound) * Self.width + column]
  }

  private func passMarks(
    _ row: Int, _ column: Int, _ place: Int, _ sentence: EvidenceView, _ part: Range<Int>, _ own: Int32,
    _ best: inout Int32, _ step: inout UInt32
  ) {
    for tokens in 0...2 {
      if tokens > 0, place < tokens || !document.traits[place - tokens].contains(.mark) { break }
      for words in 0...2 where tokens + words > 0 {
        if words > 0, row - words < part.lowerBound || !sentence.traits(row - words).contains(.mark) { break }
        let before = score(row, column, part, back: tokens, words)
        guard before > 0 else { continue }
        let total = before + own - Self.mark * Int32(tokens + words)
        if total > best {
          best = total
          step = Step.marks << 16 | UInt32(tokens) << 8 | UInt32(words)
        }
      }
    }
  }

  private func passPaste(
    _ lengths: UInt8, _ row: Int, _ column: Int, _ part: Range<Int>, _ own: Int32, _ best: inout Int32,
    _ step: inout UInt32
  ) {
    for tokens in 1...PasteSpans.maximumLength where lengths & 1 << UInt8(tokens - 1) != 0 {
      for words in 0...Self.longestRun {
        let before = score(row, column, part, back: tokens, words)
        guard before > 0 else { continue }
        let total = before + own - 3 - Int32(max(tokens, words))
        if total > best {
          best = total
          step = Step.paste << 16 | UInt32(tokens) << 8 | UInt32(words)
        }
      }
    }
  }

  private mutating func trace(
    _ row: Int, _ column: Int, _ sentence: EvidenceView, _ part: Range<Int>, _ diagonal: Int
  ) {
    differences.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    matchedWords = 0
    differingWords = 0
    var row = row
    var column = column
    var run = 0
    let end = row + 1
    while true {
      let place = row + diagonal + column - Self.bandwidth
      run += 1
      if !document.traits[place].contains(.mark) { matchedWords += 1 }
      let step = steps[(row - part.lowerBound) * Self.width + column]
      if step >> 16 == Step.match {
        row -= 1
        continue
      }
      runs.append((place, row, run))
      run = 0
      if step >> 16 == Step.start { break }
      let tokens = Int(step >> 8 & 0xFF)
      let words = Int(step & 0xFF)
      if step >> 16 == Step.paste {
        // Words behind are those counted so far; those before are known at the end.
        differences.append(
          Difference(
            document: place - tokens..<place, sentence: row - words..<row, wordsBefore: 0, wordsBehind: matchedWords))
        differingWords += max(tokens, words)
      }
      row -= 1 + words
      column += words - tokens
    }
    aligned = row..<end
    runs.reverse()
    differences.reverse()
    for index in differences.indices {
      differences[index].wordsBefore = matchedWords - differences[index].wordsBehind
    }
  }
}
