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
