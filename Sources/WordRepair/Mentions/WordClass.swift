/// What the grammar says of a word without looking at its context; a word may be of several classes.
package struct WordClass: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let indefinite = Self(rawValue: 1 << 0)
  static let definite = Self(rawValue: 1 << 1)
  static let demonstrative = Self(rawValue: 1 << 2)
  static let possessive = Self(rawValue: 1 << 3)
  static let pronoun = Self(rawValue: 1 << 4)
  static let preposition = Self(rawValue: 1 << 5)
  /// Conjunctions, relatives, quantifiers, adverbs: whatever ends a noun phrase and is no class of its own.
  static let particle = Self(rawValue: 1 << 6)
  static let auxiliary = Self(rawValue: 1 << 7)
  /// Forms of irregular and reporting verbs.
  static let verb = Self(rawValue: 1 << 8)
  static let possessiveEnding = Self(rawValue: 1 << 9)
  static let title = Self(rawValue: 1 << 10)
  static let date = Self(rawValue: 1 << 11)
  /// What makes of a capitalised run an organisation or a place.
  static let institution = Self(rawValue: 1 << 12)
  static let male = Self(rawValue: 1 << 13)
  static let female = Self(rawValue: 1 << 14)
  /// A noun of a group: `they` may stand for it.
  static let group = Self(rawValue: 1 << 15)

  /// The classes that end a noun phrase.
  static let closed: Self = [
    .indefinite, .definite, .demonstrative, .possessive, .pronoun, .preposition, .particle, .auxiliary, .verb,
    .possessiveEnding,
  ]
}
