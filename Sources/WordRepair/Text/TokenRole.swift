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

/// The closed word classes: which words are what, by the key of their spelling in small letters.
enum TokenRoleTable {
  /// The role of a word of a closed class.
  static func role(of key: TokenKey) -> TokenRole? { roles[key.value] }

  /// The grammatical person of a pronoun; nil for other words.
  static func person(of key: TokenKey) -> PronounPerson? { PronounPerson(key.value) }

  /// The words of each role, separated by spaces.
  static let words: [(role: TokenRole, list: String)] = [
    (.determiner, "a an the every each some any no all both another such"),
    (.demonstrative, "this that these those"),
    (.possessive, "my your his its our their whose"),
    (.subjectPronoun, "i we he she they"),
    (.objectPronoun, "me us him them"),
    (.otherPronoun, "you it her mine yours hers ours theirs who there here"),
    (.reflexive, "myself yourself himself herself itself ourselves yourselves themselves"),
    (
      .preposition,
      """
      of in on at by for with from into onto upon about against between through during before after above below over \
      under since until toward towards within without across along around behind beside beyond near off out up down \
      per via than as like
      """
    ),
    (.conjunction, "and or but nor so yet because although though while if unless whether when where why how"),
    (.auxiliary, "am is are was were be been being have has had having do does did doing done"),
    (.modal, "can could will would shall should may might must ca wo"),
    (.wh, "which what whom"),
    (.to, "to"),
    (.negation, "not n't never"),
    (
      .adverb,
      """
      also just only even very too still already then now again more most much many few several first last other own \
      same
      """
    ),
    (.clitic, "'s 're 've 'll 'd 'm"),
    (.comma, ","), (.stop, ". ! ? ; : …"), (.opening, "( ["), (.closing, ") ] \" '"), (.dash, "— -"),
  ]

  private static let roles = KeyTable(
    words.flatMap { role, list in list.split(separator: " ").map { (key: TokenKey($0.utf8).value, value: role) } })
}

/// Whom a pronoun stands for: its person, number and gender.
enum PronounPerson: UInt8, CaseIterable, Hashable, Sendable {
  case speaker, speakers, addressee, male, female, thing, others, here, there

  /// Whether it stands for someone mentioned before, neither speaker nor addressee.
  var isThird: Bool {
    switch self {
    case .male, .female, .thing, .others: true
    case .speaker, .speakers, .addressee, .here, .there: false
    }
  }

  /// The person of a word by its ``MentionWord/key(_:)``; nil if it is no pronoun.
  init?(_ key: UInt64) {
    guard let person = Self.persons[key] else { return nil }
    self = person
  }

  private static let persons: KeyTable<PronounPerson> = {
    let forms: [(words: String, person: PronounPerson)] = [
      ("i me my mine myself", .speaker), ("we us our ours ourselves", .speakers),
      ("you your yours yourself yourselves", .addressee), ("he him his himself", .male),
      ("she her hers herself", .female), ("it its itself", .thing), ("they them their theirs themselves", .others),
      ("here", .here), ("there", .there),
    ]
    return KeyTable(
      forms.flatMap { words, person in
        words.split(separator: " ").map { (key: TokenKey($0.utf8).value, value: person) }
      })
  }()
}
