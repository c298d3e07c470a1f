/// How badly a document was damaged: 0 for no finding, nearer to 1 the more there is.
///
/// Every finding has a weight by its category, twice as much where nothing could be repaired. Their sum for every 100
/// words is the load *l*, and the score *l* / (*l* + 4).
///
/// The weights judge, and do not measure, what a finding means for the words around it: a space before a comma
/// says nothing (0.25), mangled letters and page furniture mean that more may have slipped through (1), words pasted in,
/// written over or gone mean that the text says something else than its author did (4, and 8 for `scramble`, whose places
/// come in numbers). Tokenized text with a dozen spaced marks for every 100 words so comes to 0.43; a text with one
/// overwritten place for every 100 words, flagged, to 0.8. It does not say whether a text is worth reading.
public enum DamageScore {
  /// The load at which the score is one half.
  private static let half = 4.0
  /// The least number of words a text counts as: otherwise one comma of a headline would weigh more than a spoiled
  /// article.
  private static let leastWords = 50
  /// Bytes that hold a word in any case, so that text without spaces has some: the longest usual words.
  private static let bytesOfLongWord = 24

  /// The weight of a finding.
  public static func weight(of category: Category, _ outcome: Outcome) -> Double {
    let weight =
      switch category {
      case .spacing, .punctuation, .quotes: 0.25
      case .encoding, .layout: 1.0
      case .insertion, .gap: 4.0
      case .scramble: 8.0
      // It is wanted, and no damage.
      case .mask: 0.0
      }
    return outcome == .flagged ? 2 * weight : weight
  }

  /// The score of a document, 0...1.
  ///
  /// - Complexity: O(*n*) in the bytes of the document and its findings.
  public static func score(_ ledger: Ledger, original: [UInt8]) -> Double {
    guard !ledger.findings.isEmpty else { return 0 }
    let weight = ledger.findings.reduce(0.0) { $0 + Self.weight(of: $1.category, $1.outcome) }
    let load = weight * 100 / Double(max(words(in: original), leastWords))
    // Rounded, so that what is written and what is compared are the same number.
    return (load / (load + half) * 1000).rounded() / 1000
  }

  /// The words of a text: runs between ASCII white space, and at least one for every 24 bytes.
  static func words(in text: [UInt8]) -> Int {
    var count = 0
    var wasSpace = true
    for byte in text {
      let isSpace = byte <= 0x20
      if wasSpace, !isSpace { count += 1 }
      wasSpace = isSpace
    }
    return max(count, text.count / bytesOfLongWord)
  }
}
