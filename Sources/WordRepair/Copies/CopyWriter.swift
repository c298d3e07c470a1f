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
