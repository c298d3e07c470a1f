/// The spans that may be pastes, counted in compared tokens.
///
/// Spans in a row count as one as well: two pastes can stand side by side.
struct ComparedSpans {
  private var starts: [UInt8] = []
  private var ends: [UInt8] = []

  init(_ spans: PasteSpans, of tokens: ComparedTokens) {
    starts = Array(repeating: 0, count: tokens.count)
    ends = Array(repeating: 0, count: tokens.count + 1)
    for start in stride(from: tokens.count - 1, through: 0, by: -1) {
      var mask: UInt8 = 0
      for length in 1...PasteSpans.maximumLength where start + length <= tokens.count {
        let span = tokens.positions[start]..<tokens.positions[start + length - 1] + 1
        guard span.count == length, spans.contains(span) else { continue }
        mask |= 1 << UInt8(length - 1)
        // Not across a quotation mark, which is no compared token.
        let next = start + length
        if next < tokens.count, tokens.positions[next] == span.upperBound { mask |= starts[next] << UInt8(length) }
      }
      mask &= 1 << UInt8(PasteSpans.maximumLength) - 1
      starts[start] = mask
      for length in 1...PasteSpans.maximumLength where mask & 1 << UInt8(length - 1) != 0 {
        ends[start + length] |= 1 << UInt8(length - 1)
      }
    }
  }

  /// The lengths of spans that begin at a token: a bit for each length less one.
  func lengths(startingAt index: Int) -> UInt8 { index >= 0 && index < starts.count ? starts[index] : 0 }

  /// The lengths of spans whose last token stands right before a token.
  func lengths(endingAt index: Int) -> UInt8 { index >= 0 && index < ends.count ? ends[index] : 0 }
}
