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
