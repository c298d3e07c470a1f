internal import Bytes
internal import NGrams

/// A suspected place as a neural model is asked about it: bytes alone, so that equal questions have equal answers.
struct SecondPassQuestion {
  /// What stands to the left, as far as it is restored, without the space before the place.
  let left: [UInt8]
  /// What stands to the right, as it is.
  let right: [UInt8]
  /// What stands in the place, with the space before it.
  let stands: [UInt8]
  /// What the n-gram model suggests, likeliest first, each with the space before it unless it attaches to the left.
  let suggestions: [[UInt8]]
  /// Words that both models together hold for likely, each with the space before it.
  var words: [[UInt8]] = []
  /// How well words fit what stands to the right.
  let fit: RightFit
  /// Whether a word in the place has a space before it.
  let isSpaced: Bool
  /// How many words are missing, as far as the drift tells; nil where it does not.
  let missing: Int?

  /// The bytes of context to the right: some 20 tokens, of which ``NeuralRescorer`` reads eight.
  static let reach = 96

  /// A hash of all of it.
  var key: UInt64 {
    var bytes: [UInt8] = [isSpaced ? 1 : 0, UInt8(clamping: missing ?? 0xFF)]
    bytes.reserveCapacity(left.count + right.count + 256)
    for part in [left, right, stands, fit.bytes] + suggestions + [[]] + words {
      bytes += part
      bytes.append(0xFF)
    }
    return bytes.withUnsafeBytes { $0.baseAddress.map { XXH64.hash($0, count: bytes.count) } ?? 0 }
  }
}

/// One filling as both models see it.
package struct RescoredFilling {
  /// The words, with the space before them where one belongs; empty for nothing at all.
  package let spelling: [UInt8]
  /// The natural logarithm of the probability of the words and of what follows, by the neural model.
  package var score: Float
  /// Whether the score takes as much of what follows into account as that of what stands.
  package var isFinal = false
  /// Its rank by the n-gram model; nil if that does not suggest it.
  package let rank: Int?
  /// Its probability by the n-gram model, the document and the drift, among the fillings that either model proposes;
  /// 0 for nothing at all and for words that no vocabulary has.
  package var ngramShare: Float = 0
  /// Whether the surrounding text has the word.
  package let isNearby: Bool

  /// How many words it has.
  package var wordCount: Int {
    spelling.isEmpty ? 0 : spelling.dropFirst().count { $0 == 0x20 } + 1
  }

  /// The words without the space before them.
  package var text: String { String(decoding: spelling.drop { $0 == 0x20 }, as: UTF8.self) }

  /// Whether no space stands before it.
  var attachesToTheLeft: Bool { spelling.first != 0x20 }
}

/// What a neural model answers.
package struct SecondPassAnswer {
  /// The fillings that were looked at, nothing among them; the best come first.
  package var fillings: [RescoredFilling]
  /// The score of what stands in the place.
  package var standing: Float
  /// The score of nothing in the place.
  package var nothing: Float
}
