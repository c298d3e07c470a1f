internal import UnicodeText

/// Cuts chunks of lines into surfaces, on one thread.
final class LineTokenizer {
  private let style: TokenStyle
  private let words: WordBreaker
  private let sentences: SentenceBreaker
  private var tokens = TokenBuffer()
  private var normalized = NormalizedText()
  private let normalizer = TokenNormalizer()

  init(_ style: TokenStyle) throws(ModelError) {
    self.style = style
    do throws(ICUError) {
      words = try WordBreaker()
      sentences = try SentenceBreaker()
    } catch {
      throw ModelError(.system, at: "ICU", "\(error)", remedy: "install ICU with its data (Debian: libicu72)")
    }
  }

  /// Adds the tokens of a chunk to a table and a stream.
  func add(
    _ chunk: [UInt8], to table: SurfaceTable, _ stream: SurfaceStream, weight: UInt64
  ) throws(ModelError) {
    switch style {
    case .text: try addText(chunk, to: table, stream, weight)
    case .whitespace: try addColumns(chunk, to: table, stream, weight)
    }
  }

  private func addText(
    _ chunk: [UInt8], to table: SurfaceTable, _ stream: SurfaceStream, _ weight: UInt64
  ) throws(ModelError) {
    chunk.withUnsafeBufferPointer { text in
      words.tokenize(text, into: &tokens)
      let starts = sentences.sentenceStarts(in: text)
      normalizer.normalize(text, tokens: tokens, sentenceStarts: starts, into: &normalized)
    }
    for sentence in 0..<normalized.sentenceCount {
      for index in normalized.sentence(sentence) {
        let place = normalized.place(of: index)
        try stream.append(normalized.withSurface(of: index) { table.add($0, at: place, weight: weight) }, place)
      }
      try stream.endSentence()
    }
  }

  private func addColumns(
    _ chunk: [UInt8], to table: SurfaceTable, _ stream: SurfaceStream, _ weight: UInt64
  ) throws(ModelError) {
    for line in chunk.split(separator: 0x0A) {
      var hasTokens = false
      for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        let number = word.withUnsafeBufferPointer { table.add($0, at: .inside, weight: weight) }
        try stream.append(number, .inside)
        hasTokens = true
      }
      if hasTokens { try stream.endSentence() }
    }
  }
}
