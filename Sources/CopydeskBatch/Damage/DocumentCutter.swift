internal import Copydesk
internal import CopydeskLab

/// Cuts long documents at the ends of paragraphs.
struct DocumentCutter {
  /// The fewest words of a piece; shorter ones are left out.
  let minimumWords: Int
  /// The most words of a piece, but for a single paragraph that has more.
  let maximumWords: Int

  /// The pieces of a text, as byte ranges; how long each becomes is drawn between the bounds.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func pieces(of text: [UInt8], _ random: inout DamageRandom) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var words = 0
    var line = 0
    var limit = self.limit(&random)
    while line < text.count {
      let end = text[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      let count = Self.wordCount(text[line..<end])
      if words > 0, words + count > limit {
        if words >= minimumWords { pieces.append(Self.trimmed(start..<line, in: text)) }
        start = line
        words = 0
        limit = self.limit(&random)
      }
      words += count
      line = end
    }
    if words >= max(1, minimumWords) {
      pieces.append(pieces.isEmpty && start == 0 ? 0..<text.count : start..<text.count)
    }
    return pieces
  }

  private func limit(_ random: inout DamageRandom) -> Int {
    // A bound one short of the range's count where that is beyond what fits.
    let span = max(0, maximumWords - minimumWords)
    return minimumWords + random.below(span == .max ? span : span + 1)
  }

  /// Leaves out the blank lines behind a piece.
  private static func trimmed(_ piece: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var end = piece.upperBound
    while end > piece.lowerBound + 1, text[end - 1] == 0x0A, text[end - 2] == 0x0A { end -= 1 }
    return piece.lowerBound..<end
  }

  private static func wordCount(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for byte in line {
      if byte > 0x20, !isInside { count += 1 }
      isInside = byte > 0x20
    }
    return count
  }
}
