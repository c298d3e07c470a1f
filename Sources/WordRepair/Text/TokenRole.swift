internal import Copydesk

/// What part a token can play in a sentence, told by closed word classes and by shape.
///
/// The closed classes are those of Quirk et al. 1985, *A Comprehensive Grammar of the English Language*, cut to what the
/// detector can use. A word of several classes has the one it most often is. It is not a part-of-speech tagger.
enum TokenRole: UInt8, CaseIterable, Sendable {
  case lower, determiner, demonstrative, possessive, subjectPronoun, objectPronoun, otherPronoun, reflexive
  case preposition, conjunction, auxiliary, modal, wh, to, negation, adverb, number, clitic
  case comma, stop, opening, closing, dash, otherMark, capitalized, ed, ing, ly, s

  /// Whether it is a mark of punctuation or a symbol.
  var isMark: Bool { rawValue >= Self.comma.rawValue && rawValue <= Self.otherMark.rawValue }

  /// Whether it is a word of an open class: a noun, a verb, an adjective or a name.
  var isContent: Bool { self == .lower || self == .number || rawValue >= Self.capitalized.rawValue && self != .ly }

  /// The role of a token that is in no closed class.
  init(shapeOf token: some BidirectionalCollection<UInt8>, isSentenceStart: Bool) {
    guard let first = token.first else {
      self = .otherMark
      return
    }
    switch first {
    case 0x30...0x39: self = .number
    case 0x41...0x5A where !isSentenceStart: self = .capitalized
    case 0x41...0x5A, 0x61...0x7A, 0x23, 0x40, 0xC3...0xDF, 0xE3...: self = Self.ending(token)
    default: self = .otherMark
    }
  }

  private static func ending(_ token: some BidirectionalCollection<UInt8>) -> TokenRole {
    if token.count > 4, token.suffix(3).elementsEqual("ing".utf8) { return .ing }
    if token.count > 3, token.suffix(2).elementsEqual("ed".utf8) { return .ed }
    if token.count > 3, token.suffix(2).elementsEqual("ly".utf8) { return .ly }
    return token.last == UInt8(ascii: "s") ? .s : .lower
  }
}

/// Which words of the lexicon play what role, by the key of their spelling in small letters.
enum TokenRoleTable {
  /// The role of a word of a closed class.
  static func role(of key: TokenKey) -> TokenRole? { roles[key.value] }

  /// The grammatical person of a pronoun; nil for other words.
  static func person(of key: TokenKey) -> PronounPerson? { PronounPerson(key.value) }

  /// The words of each role, in the order in which ``ClassScanner`` numbers them: weights are learned with the numbers.
  static let words: [(role: TokenRole, list: WordList)] = [
    (.determiner, WordList(EnglishWords.articles, EnglishWords.quantifiers)),
    (.demonstrative, EnglishWords.demonstratives),
    (.possessive, WordList(EnglishWords.possessives, "whose")),
    (.subjectPronoun, EnglishWords.subjectPronouns),
    (.objectPronoun, EnglishWords.objectPronouns),
    (.otherPronoun, WordList(EnglishWords.caselessPronouns, EnglishWords.possessivePronouns, "who there here")),
    (.reflexive, EnglishWords.reflexives),
    (.preposition, WordList(EnglishWords.prepositions, "than as like")),
    (.conjunction, WordList(EnglishWords.coordinators, EnglishWords.subordinators, EnglishWords.whAdverbs)),
    (.auxiliary, WordList(EnglishWords.formsOfBe, EnglishWords.formsOfHave, EnglishWords.formsOfDo)),
    (.modal, WordList(EnglishWords.modals, EnglishWords.clippedModals)),
    (.wh, "which what whom"),
    (.to, "to"),
    (.negation, "not n't never"),
    (
      .adverb,
      """
      also just only even very too still already then now again more most much many few several first last other own
      same
      """
    ),
    (.clitic, EnglishWords.clitics),
    (.comma, ","), (.stop, ". ! ? ; : …"), (.opening, "( ["), (.closing, ") ] \" '"), (.dash, "— -"),
  ]

  private static let roles = KeyTable(
    words.flatMap { role, list in list.words.map { (key: TokenKey($0.utf8).value, value: role) } })
}

extension PronounPerson {
  /// The person of a word by its ``MentionWord/key(_:)``; nil if it is no pronoun.
  init?(_ key: UInt64) {
    guard let person = Self.persons[key] else { return nil }
    self = person
  }

  private static let persons = KeyTable(
    allCases.flatMap { person in
      person.forms.words.map { (key: TokenKey($0.utf8).value, value: person) }
    })
}
