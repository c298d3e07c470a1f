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

  private static let persons: [UInt64: PronounPerson] = {
    let forms: [(StaticString, PronounPerson)] = [
      ("i me my mine myself", .speaker), ("we us our ours ourselves", .speakers),
      ("you your yours yourself yourselves", .addressee), ("he him his himself", .male),
      ("she her hers herself", .female), ("it its itself", .thing), ("they them their theirs themselves", .others),
      ("here", .here), ("there", .there),
    ]
    var persons: [UInt64: PronounPerson] = [:]
    for (words, person) in forms {
      let bytes = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
      for word in bytes.split(separator: 0x20) {
        persons[MentionWord.key(UnsafeBufferPointer(rebasing: word))] = person
      }
    }
    return persons
  }()
}
