/// What is known of the person or thing that some mentions name.
struct MentionCluster: Sendable {
  private(set) var isPerson = false
  /// Whether its first mention is a name.
  private(set) var isNamed = false
  private var isInstitution = false
  private var isPlural = false
  private var isGroup = false
  /// The person of the pronouns that have stood for it.
  private var person: PronounPerson?

  /// Starts a cluster with its first mention.
  init(_ mention: Mention, _ words: MentionWords) {
    guard let head = mention.nameTokens.last else { return }
    let word = words[head]
    switch mention.kind {
    case .pronoun, .event: break
    case .name:
      isNamed = true
      for token in mention.nameTokens {
        if words[token].classes.contains(.institution) { isInstitution = true }
        if words[token].classes.contains(.preposition) { isInstitution = true }
      }
      isPerson = !isInstitution && mention.nameTokens.count > 1
      // What stands behind `in` or `at` is a place.
      if words[mention.tokens.lowerBound - 1].classes.contains(.preposition), mention.nameTokens.count == 1 {
        isInstitution = true
      }
      note(words[mention.tokens.lowerBound].classes)
    case .definite, .indefinite, .possessed, .nominal:
      note(word.classes)
      isPlural = word.form.contains(.plural)
      isGroup = word.classes.contains(.group)
      isPerson = !word.classes.isDisjoint(with: [.male, .female, .title]) || word.form.contains(.agent)
    }
  }

  /// Takes in what a word of a name or its title says.
  mutating func note(_ classes: WordClass) {
    if classes.contains(.title) {
      isPerson = true
      isInstitution = false
    }
    if person == nil {
      if classes.contains(.male) { person = .male }
      if classes.contains(.female) { person = .female }
    }
  }

  /// Takes in that a pronoun stands for it.
  mutating func note(_ pronoun: PronounPerson) { person = pronoun }

  /// Whether a pronoun of the third person may stand for it.
  func agrees(with pronoun: PronounPerson) -> Bool {
    if let person { return person == pronoun }
    switch pronoun {
    case .male, .female: return isPerson && !isPlural
    case .thing: return !isPerson && !isPlural
    case .others: return isPlural || isGroup
    case .speaker, .speakers, .addressee, .here, .there: return false
    }
  }
}
