/// Where a token stands, which says whether its capitals mean anything.
public enum TokenPlace: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  /// Inside a sentence: capitals are the word's own.
  case inside
  /// First in a sentence, or behind a colon or an opening quote: any word may have a capital there.
  case initial
  /// In a line all in capitals.
  case allCapitals
}
