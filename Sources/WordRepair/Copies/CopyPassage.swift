/// A part of a document that agrees with a sentence of another, except for pastes.
struct CopyPassage {
  var sentence: Int
  var differences: [CopyAlignment.Difference]
  /// Runs of equal tokens.
  var runs: [(document: Int, sentence: Int, count: Int)]
  var matchedWords: Int
  var differingWords: Int
  /// The id of another document that has the sentence, of several the one that sorts first, and how many have it.
  var source: (name: String, documents: Int)

  /// Equal words as a share of all.
  var matchedShare: Double { Double(matchedWords) / Double(max(1, matchedWords + differingWords)) }
}

extension CopyPassage {
  /// Adds the paste that stands before or behind the passage, where a sentence or quotation begins or ends on both sides.
  mutating func addEnds(_ document: ComparedTokens, _ spans: ComparedSpans, _ sentence: EvidenceView) {
    addStart(document, spans, sentence)
    addEnd(document, spans, sentence)
  }

  private mutating func addStart(_ document: ComparedTokens, _ spans: ComparedSpans, _ sentence: EvidenceView) {
    guard let run = runs.first,
      !(document.traits[run.document].contains(.begins) && sentence.traits(run.sentence).contains(.begins))
    else { return }
    let lengths = spans.lengths(endingAt: run.document)
    guard lengths != 0,
      let tokens = (1...PasteSpans.maximumLength).first(where: {
        lengths & 1 << UInt8($0 - 1) != 0 && document.traits[run.document - $0].contains(.begins)
      }),
      let words = (0...min(CopyAlignment.longestRun, run.sentence)).first(where: {
        sentence.traits(run.sentence - $0).contains(.begins)
      })
    else { return }
    differences.insert(
      .init(
        document: run.document - tokens..<run.document, sentence: run.sentence - words..<run.sentence, wordsBefore: 0,
        wordsBehind: matchedWords), at: 0)
    differingWords += max(tokens, words)
  }

  private mutating func addEnd(_ document: ComparedTokens, _ spans: ComparedSpans, _ sentence: EvidenceView) {
    guard let run = runs.last else { return }
    let (place, row) = (run.document + run.count, run.sentence + run.count)
    guard !(document.traits[place - 1].contains(.ends) && sentence.traits(row - 1).contains(.ends)) else { return }
    let lengths = spans.lengths(startingAt: place)
    guard lengths != 0,
      let tokens = (1...PasteSpans.maximumLength).first(where: {
        lengths & 1 << UInt8($0 - 1) != 0 && document.traits[place + $0 - 1].contains(.ends)
      }),
      var words = (0...min(CopyAlignment.longestRun, sentence.count - row)).first(where: {
        sentence.traits(row + $0 - 1).contains(.ends)
      })
    else { return }
    // The full stop was written over, too, if no mark follows the paste.
    let after = place + tokens
    let isStopLost = after >= document.count || !document.traits[after].contains(.mark)
    if isStopLost, row + words < sentence.count, sentence.traits(row + words).contains(.stop) { words += 1 }
    guard words > 0 || tokens > 0 else { return }
    differences.append(
      .init(
        document: place..<after, sentence: row..<row + words, wordsBefore: matchedWords, wordsBehind: 0))
    differingWords += max(tokens, words)
  }

  /// Whether a difference has words enough around it.
  ///
  /// Two on either side, unless a sentence or quotation begins or ends there on both sides; six in all.
  func supports(_ difference: CopyAlignment.Difference, _ document: ComparedTokens, _ sentence: EvidenceView) -> Bool {
    let (before, behind) = (difference.wordsBefore, difference.wordsBehind)
    guard before + behind >= EvidenceSentence.minimumWords else { return false }
    let begins =
      runs.first.map {
        document.traits[$0.document].contains(.begins) && sentence.traits($0.sentence).contains(.begins)
      }
      ?? false
    let ends =
      runs.last.map {
        document.traits[$0.document + $0.count - 1].contains(.ends)
          && sentence.traits($0.sentence + $0.count - 1).contains(.ends)
      } ?? false
    let isFirst = before == 0
    let isLast = behind == 0
    return (before >= 2 || begins || isFirst) && (behind >= 2 || ends || isLast)
  }
}

/// Puts the words of a copy into the spacing of the text they are for.
struct CopyWriter {
  private let index: EvidenceIndex
  private let document: ComparedTokens
  private let tokens: CopyTokens

  init(_ index: EvidenceIndex, _ document: ComparedTokens, _ tokens: CopyTokens) {
    self.index = index
    self.document = document
    self.tokens = tokens
  }

  func corroboration(_ reading: Reading) -> Corroboration {
    let span = reading.difference.document
    let run = reading.difference.sentence
    let positions = document.positions[span.lowerBound]..<document.positions[span.upperBound - 1] + 1
    let words = Array(index.text(of: reading.passage.sentence, run))
    let place = range(of: positions, run, reading)
    return Corroboration(
      tokens: positions, range: place.range, replacement: place.prefix + words, words: words, wordCount: run.count,
      matchedWords: reading.passage.matchedWords, matchedShare: reading.passage.matchedShare,
      source: reading.passage.source.name, documents: reading.passage.source.documents, isSuspect: reading.isSuspect,
      isVariant: reading.isVariant)
  }

  /// The bytes to replace, and the space to put before the words.
  private func range(
    of positions: Range<Int>, _ run: Range<Int>, _ reading: Reading
  ) -> (range: Range<Int>, prefix: [UInt8]) {
    let bytes = tokens.bytes(of: positions)
    let start =
      positions.lowerBound == 0 ? nil : tokens.bytes(of: positions.lowerBound - 1..<positions.lowerBound).upperBound
    let next =
      positions.upperBound < tokens.count
      ? tokens.bytes(of: positions.upperBound..<positions.upperBound + 1).lowerBound : nil
    guard !run.isEmpty else {
      // Nothing stood here: one of the two spaces goes with the span.
      if let start, start < bytes.lowerBound { return (start..<bytes.upperBound, []) }
      return (bytes.lowerBound..<max(bytes.upperBound, start == nil ? next ?? 0 : 0), [])
    }
    var range = bytes
    var prefix: [UInt8] = []
    if let start, let gap = index.gap(of: reading.passage.sentence, before: run.lowerBound) {
      if gap.isEmpty {
        range = start..<range.upperBound
      } else if start == bytes.lowerBound, gap.contains(where: { $0 <= 0x20 }) {
        prefix = [0x20]
      }
    }
    // `Khan 's` for `Britain's`: the word behind belongs to both.
    if reading.difference.wordsBehind > 0, let next, next > bytes.upperBound,
      let gap = index.gap(of: reading.passage.sentence, before: run.upperBound), gap.isEmpty
    {
      range = range.lowerBound..<next
    }
    return (range, prefix)
  }
}
