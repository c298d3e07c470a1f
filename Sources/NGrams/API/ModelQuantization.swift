/// How exactly a `compact` model keeps probabilities and backoff weights.
///
/// 1-grams are always kept exactly, and so are all n-grams of the layout `fast`.
public enum ModelQuantization: UInt32, Hashable, Sendable, CaseIterable {
  /// 32-bit floats, as the source has them.
  case none = 0
  /// 8 bits, by a table of 256 values for each order.
  ///
  /// The tables start with bins of equal counts, as in KenLM (Federico and Bertoldi, “How many bits are needed to
  /// store probabilities for phrase-based translation?”, WMT 2006), and are then improved by Lloyd's algorithm.
  case eightBit = 8
}
