/// How damaged text is cut into tokens with spaces between them.
public enum DamageTokenization: String, CaseIterable, Hashable, Sendable {
  /// Not at all: the spaces of the clean text stay.
  case prose
  /// Treebank tokens, marks as they were; dashes in runs of spaces.
  case spaced
  /// Penn Treebank: quotation marks ``` `` '' ```, brackets `-LRB-`.
  case treebank
  /// Moses: `&apos;s`, `&quot;`, `@-@`.
  case moses
  /// Every mark set apart, apostrophes too: `don ' t`.
  case naive
}
