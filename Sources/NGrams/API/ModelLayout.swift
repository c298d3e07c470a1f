/// How a model file stores its n-grams.
public enum ModelLayout: UInt32, Hashable, Sendable, CaseIterable {
  /// A bit-packed trie: about 4 bytes an n-gram when quantised.
  case compact = 1
  /// Hash tables of 64-bit hashes, one for each order: larger, and the fastest to query.
  ///
  /// The trie is there as well, without probabilities, for ``LanguageModel/successors(of:limit:)`` and its kin.
  case fast = 2
}
