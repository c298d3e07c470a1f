/// Tells which of two readings of a place is likelier, for rules whose pattern alone cannot tell.
///
/// `10, 200` is one number or two, `over - and` has a dash or a hyphen: a pattern sees both in the same bytes, but the
/// words around them are more frequent with the one than with the other. The engine knows this protocol and no model.
/// A scorer serves one task and need not be thread-safe.
public protocol ReadingScorer: AnyObject {
  /// How much likelier a text is with a replacement than as it stands.
  ///
  /// The answer depends on the bytes alone, and on no more than a bounded stretch around the place, so that a question
  /// costs the same in a long text as in a short one.
  ///
  /// - Parameters:
  ///   - replacement: What may stand there instead.
  ///   - range: The place.
  ///   - text: The text.
  /// - Returns: A difference of log10 probabilities: 1 is ten times as likely, below 0 is less likely.
  func likelihoodGain(of replacement: [UInt8], for range: Range<Int>, in text: ByteView) -> Double

  /// Whether the model has seen a word as it is spelled; a look-up, many times cheaper than a comparison.
  func knowsWord(_ range: Range<Int>, in text: ByteView) -> Bool
}

extension WorkingText {
  /// How much likelier the text is with a replacement than as it stands, as a difference of log10 probabilities; nil if
  /// the cleaner has no language model.
  ///
  /// A rule that asks acts on what it hears, puts it beside its finding (``Evidence/likelihoodGain(_:)``), and without
  /// an answer only flags.
  func likelihoodGain(of replacement: [UInt8], for range: Range<Int>) -> Double? {
    readingScorer?.likelihoodGain(of: replacement, for: range, in: view)
  }

  /// Whether the language model has seen a word as it is spelled; nil if the cleaner has none.
  func knowsWord(_ range: Range<Int>) -> Bool? { readingScorer?.knowsWord(range, in: view) }
}

extension Evidence {
  /// What a language model gains by a finding's reading, in powers of ten.
  static func likelihoodGain(_ gain: Double) -> Evidence {
    let text = tenths(of: gain.isFinite ? gain : 0, within: 99)
    return Evidence("likelihood-gain", text.utf8.first == UInt8(ascii: "-") ? text : "+" + text)
  }

  /// A number with one decimal, or the nearer limit if it is beyond; a limit for one that is none.
  ///
  /// It is written from an integer: formatting a floating-point number needs Foundation.
  package static func tenths<Value: BinaryFloatingPoint>(of value: Value, within limit: Value) -> String {
    let tenths = Int((max(-limit, min(limit, value)) * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
