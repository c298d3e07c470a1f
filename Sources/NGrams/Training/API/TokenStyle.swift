/// How the lines of a corpus are cut into tokens.
public enum TokenStyle: String, Hashable, Sendable, CaseIterable {
  /// Running text: ICU's words by ``TokenNormalizer``, sentences found, unseen words by ``TokenClass``.
  case text
  /// Tokens between spaces, a sentence a line, nothing folded, unseen words as `<unk>`: what KenLM's lmplz reads.
  ///
  /// Empty lines are passed over; lmplz counts them as sentences.
  case whitespace
}
