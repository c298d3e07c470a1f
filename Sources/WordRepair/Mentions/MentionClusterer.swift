internal import Copydesk

/// Decides which mentions of a document corefer.
///
/// Names by the whole name, its last word or, after a full name, its first; noun phrases by all their words or, but
/// for possessed ones, by the head noun; pronouns of the first and second person by themselves; those of the third person with the
/// nearest mention that agrees in kind, or else by themselves; `this` and `that` with the nearest event.
struct MentionClusterer {
  private let words: MentionWords
  private var clusters: [MentionCluster] = []
  private var byPhrase: [UInt64: Int] = [:]
  private var byNamePart: [UInt64: Int] = [:]
  private var byHead: [UInt64: Int] = [:]
  private var byPerson: [PronounPerson: Int] = [:]
  private var lastEvent: Int?
  private var recent = RecentMentions()

  init(_ words: MentionWords) { self.words = words }

  /// Sets the cluster of every mention.
  mutating func cluster(_ mentions: inout [Mention]) {
    for index in mentions.indices {
      mentions[index].cluster = cluster(of: mentions[index])
    }
    number(&mentions)
  }

  /// Makes the numbers follow the order of first mentions: a noun phrase's own comes after its possessor's.
  private func number(_ mentions: inout [Mention]) {
    var numbers = [Int](repeating: -1, count: clusters.count)
    var next = 0
    for index in mentions.indices where numbers.indices.contains(mentions[index].cluster) {
      if numbers[mentions[index].cluster] < 0 {
        numbers[mentions[index].cluster] = next
        next += 1
      }
      mentions[index].cluster = numbers[mentions[index].cluster]
    }
  }

  private mutating func cluster(of mention: Mention) -> Int {
    let number: Int
    switch mention.kind {
    case .pronoun: number = pronounCluster(mention)
    case .name: number = nameCluster(mention)
    case .indefinite:
      number = newCluster(mention)
      byHead[words[mention.nameTokens.upperBound - 1].key] = number
    case .definite, .nominal: number = phraseCluster(mention, byHeadToo: true)
    case .possessed: number = phraseCluster(mention, byHeadToo: false)
    case .event:
      number = newCluster(mention)
      lastEvent = number
      // No pronoun of a person stands for it.
      return number
    }
    recent.note(number, at: mention.tokens.lowerBound)
    return number
  }

  private mutating func newCluster(_ mention: Mention) -> Int {
    clusters.append(MentionCluster(mention, words))
    return clusters.count - 1
  }

  private mutating func nameCluster(_ mention: Mention) -> Int {
    var name = mention.nameTokens
    while name.count > 1, words[name.lowerBound].classes.contains(.title) { name = name.dropFirst() }
    guard let first = name.first, let last = name.last else { return newCluster(mention) }
    let phrase = words.phraseKey(name)
    let number: Int
    if let known = byPhrase[phrase] {
      number = known
    } else if let known = byNamePart[words[last].key], clusters[known].isPerson || name.count == 1 {
      number = known
    } else {
      number = newCluster(mention)
      byPhrase[phrase] = number
    }
    if name.count < mention.nameTokens.count { clusters[number].note(words[mention.tokens.lowerBound].classes) }
    if byNamePart[words[last].key] == nil { byNamePart[words[last].key] = number }
    if clusters[number].isPerson, name.count > 1, byNamePart[words[first].key] == nil {
      byNamePart[words[first].key] = number
    }
    return number
  }

  private mutating func phraseCluster(_ mention: Mention, byHeadToo: Bool) -> Int {
    var tokens = mention.nameTokens
    // `a`, `the` and none make no difference to what is named.
    if tokens.count > 1, !words[tokens.lowerBound].classes.isDisjoint(with: [.definite, .demonstrative]) {
      tokens = tokens.dropFirst()
    }
    let head = words[tokens.upperBound - 1].key
    let phrase = words.phraseKey(tokens)
    if let known = byPhrase[phrase] { return known }
    if byHeadToo, let known = byHead[head] ?? byNamePart[head] { return known }
    let number = newCluster(mention)
    byPhrase[phrase] = number
    if byHeadToo, byHead[head] == nil { byHead[head] = number }
    return number
  }

  private mutating func pronounCluster(_ mention: Mention) -> Int {
    guard let person = PronounPerson(words[mention.tokens.lowerBound].key) else {
      return lastEvent ?? newCluster(mention)
    }
    if person.isThird, let antecedent = antecedent(of: person, before: mention.tokens.lowerBound) {
      clusters[antecedent].note(person)
      return antecedent
    }
    if let known = byPerson[person] { return known }
    let number = newCluster(mention)
    clusters[number].note(person)
    byPerson[person] = number
    return number
  }

  /// The nearest mention a pronoun may stand for; for `he` and `she` a name first.
  private func antecedent(of person: PronounPerson, before token: Int) -> Int? {
    if person == .male || person == .female,
      let name = recent.last(before: token, where: { clusters[$0].isNamed && clusters[$0].agrees(with: person) })
    {
      return name
    }
    return recent.last(before: token) { clusters[$0].agrees(with: person) }
  }
}

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

/// The last mentions, newest last, in a ring of fixed size: where a pronoun looks for its antecedent.
struct RecentMentions {
  /// How far back an antecedent may stand: 60 tokens are two to three sentences of news, which hold nine in ten
  /// antecedents (Hobbs, "Resolving pronoun references", 1978: 98 % in the same or the last sentence).
  private static let reach = 60

  private var numbers = [Int](repeating: -1, count: 16)
  private var places = [Int](repeating: 0, count: 16)
  private var next = 0

  /// Notes a mention of a cluster, whose number is not below 0.
  mutating func note(_ cluster: Int, at token: Int) {
    numbers[next & 15] = cluster
    places[next & 15] = token
    next += 1
  }

  /// The newest cluster within reach that suits; a phrase that starts at the token itself holds it.
  func last(before token: Int, where suits: (Int) -> Bool) -> Int? {
    for back in 1...16 where back <= next {
      let slot = (next - back) & 15
      guard token - places[slot] <= Self.reach else { return nil }
      if places[slot] < token, suits(numbers[slot]) { return numbers[slot] }
    }
    return nil
  }
}
