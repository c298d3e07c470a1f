/// What a ``Mention`` looks like.
public enum MentionKind: UInt8, CaseIterable, Hashable, Sendable {
  /// A personal, possessive or reflexive pronoun; `here` and `there`; `this` and `that` that point back to an event.
  case pronoun
  /// A run of capitalised words with its titles and initials: `Mr. J. Ford`, `Church of England`.
  case name
  /// `the` or a demonstrative with a noun phrase.
  case definite
  /// `a` or `an` with a noun phrase.
  case indefinite
  /// A noun phrase behind a possessor: `her mother`, `the city's residents`.
  case possessed
  /// A noun phrase without a determiner, or behind a word of quantity: `pilgrims`, `three new members`, `all repairs`.
  case nominal
  /// A verb, for the event it tells of, where a later `this` or `that` points back to it.
  case event
}
