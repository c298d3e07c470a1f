internal import Bytes
internal import Copydesk
internal import WordRepair

/// What is to be done to each token of a text, before anything is written.
struct DamagePlan {
  /// What is done to one token.
  enum Action: Hashable, Sendable {
    case keep
    case drop
    /// Left out, with the space behind.
    case omit
    case turnQuote
  }

  /// Words a mention overwrites.
  struct Overwrite: Hashable, Sendable {
    var tokens: Range<Int>
    var mention: Range<Int>
    var head: Range<Int>
    var drift: Int
  }

  let text: ByteView
  private(set) var tokens: TreebankTokens
  private(set) var mentions: [Mention] = []
  var actions: [Action]
  /// In the order of their tokens.
  var overwrites: [Overwrite] = []
  /// Tokens between a mention and the words it overwrites: other damage there would spoil the count.
  var isCounted: [Bool]
  /// Text to put in before a token.
  var insertions: [Int: (text: [UInt8], kind: DamageKind)] = [:]
  /// Tokens that lose the space before them.
  var glued: Set<Int> = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = ByteView(text)
    tokens = TreebankTokens(text)
    actions = Array(repeating: .keep, count: tokens.count)
    isCounted = Array(repeating: false, count: tokens.count)
  }

  /// Drops some hyphenated words.
  ///
  /// Their parts and hyphens count as tokens from then on, as they did for the tool that
  /// lost them, and leave the spaces that stood around each.
  mutating func dropHyphenatedWords(_ rate: Double, _ random: inout DamageRandom) {
    guard rate > 0 else { return }
    var divided = TreebankTokens()
    var actions: [Action] = []
    for token in 0..<tokens.count {
      let range = tokens.range(of: token)
      let parts = hyphenatedParts(range)
      let isDropped = parts.count > 1 && random.chance(rate)
      for part in isDropped ? parts : [range] {
        divided.starts.append(UInt32(truncatingIfNeeded: part.lowerBound))
        divided.ends.append(UInt32(truncatingIfNeeded: part.upperBound))
        divided.paragraphs.append(tokens.paragraphs[token])
        actions.append(isDropped ? .drop : .keep)
      }
    }
    tokens = divided
    self.actions = actions
    isCounted = Array(repeating: false, count: divided.count)
  }

  private func hyphenatedParts(_ word: Range<Int>) -> [Range<Int>] {
    guard word.count > 2, text.isWord(at: word.lowerBound) else { return [] }
    var parts: [Range<Int>] = []
    var start = word.lowerBound
    for offset in word where text[offset] == UInt8(ascii: "-") && offset > start {
      parts.append(start..<offset)
      parts.append(offset..<offset + 1)
      start = offset + 1
    }
    if start < word.upperBound { parts.append(start..<word.upperBound) }
    return parts
  }

  /// Chooses which mentions overwrite which words.
  mutating func overwrite(_ options: DamageOptions, _ random: inout DamageRandom) {
    mentions = MentionFinder.mentions(in: text.buffer, tokens: tokens)
    let schedule = random.chance(options.undriftedShare) ? DriftSchedule(stages: [0]) : options.drift
    let distances = schedule.distances(tokenCount: tokens.count, &random)
    let rate = options.rate * (1 + options.rateSpread * (2 * random.unit() - 1))
    var heads: [Int: Range<Int>] = [:]
    var isTaken = [Bool](repeating: false, count: tokens.count)
    for mention in mentions {
      guard let head = heads[mention.cluster] else {
        heads[mention.cluster] = mention.nameTokens
        continue
      }
      let overwriting = options.countsPossessiveEnding ? mention.tokens : mention.nameTokens
      // Drawn for every mention, used or not: an option must not shift the random numbers of later mentions.
      let isChosen = random.chance(rate)
      guard isChosen, head.count <= options.maximumHeadLength, overwriting.count <= options.maximumMentionLength,
        options.usesNestedMentions || !mention.isNested,
        let overwrite = overwrite(overwriting, head, drift: distances[overwriting.lowerBound], isTaken)
      else { continue }
      for token in overwrite.tokens { isTaken[token] = true }
      for token in mention.tokens.lowerBound...overwrite.tokens.upperBound where isCounted.indices.contains(token) {
        isCounted[token] = true
      }
      overwrites.append(overwrite)
    }
    overwrites.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The words a mention overwrites; nil where the law has no place for it or nothing would change.
  private func overwrite(_ mention: Range<Int>, _ head: Range<Int>, drift: Int, _ isTaken: [Bool]) -> Overwrite? {
    let target = mention.lowerBound + drift..<mention.upperBound + drift
    guard target.upperBound <= tokens.count,
      tokens.paragraphs[mention.lowerBound] == tokens.paragraphs[target.upperBound - 1],
      target.allSatisfy({ !isTaken[$0] && actions[$0] == .keep }), head.allSatisfy({ actions[$0] == .keep }),
      text.lowercased(tokens.range(of: target)) != text.lowercased(tokens.range(of: head))
    else { return nil }
    return Overwrite(tokens: target, mention: mention, head: head, drift: drift)
  }
}

extension DamagePlan {
  /// Plans the crawl's own damage, away from where mentions and the words they overwrite are counted.
  mutating func damageByCrawl(_ rates: CrawlDamageRates, isTokenized: Bool, _ random: inout DamageRandom) {
    for token in actions.indices where actions[token] == .keep {
      let range = tokens.range(of: token)
      if text.reads("”", at: range.lowerBound), !overwrites(token), random.chance(rates.wrongDirectionQuote) {
        actions[token] = .turnQuote
      } else if !isTokenized, endsSentence(token), random.chance(rates.gluedSentence) {
        glued.insert(token + 1)
      } else if isOmissible(token), random.chance(rates.missingWord) {
        actions[token] = .omit
      }
    }
    if random.chance(rates.leadBracket) { addLeadBracket(isTokenized, &random) }
    if random.chance(rates.hoverCard) { addHoverCard(isTokenized, &random) }
  }

  private func overwrites(_ token: Int) -> Bool { isCounted.indices.contains(token) && isCounted[token] }

  private func isSameParagraph(_ first: Int, _ second: Int) -> Bool {
    tokens.paragraphs.indices.contains(first) && tokens.paragraphs.indices.contains(second)
      && tokens.paragraphs[first] == tokens.paragraphs[second]
  }

  private func endsSentence(_ token: Int) -> Bool {
    let range = tokens.range(of: token)
    let next = tokens.range(of: token + 1)
    return range.count == 1 && text[range.lowerBound] == UInt8(ascii: ".") && isSameParagraph(token, token + 1)
      && next.lowerBound > range.upperBound && text.isUpper(at: next.lowerBound) && !overwrites(token)
      && !overwrites(token + 1)
  }

  /// Whether a word may be left out: a short function word between two words, with nothing to count near it.
  private func isOmissible(_ token: Int) -> Bool {
    let range = tokens.range(of: token)
    guard range.count <= 4, Self.omissible.contains(range, in: text), isSameParagraph(token - 1, token + 1) else {
      return false
    }
    return (token - 1...token + 1).allSatisfy { near in
      !overwrites(near) && actions[near] == .keep && text.isWord(at: tokens.range(of: near).lowerBound)
    }
  }

  private mutating func addLeadBracket(_ isTokenized: Bool, _ random: inout DamageRandom) {
    let starts = tokens.paragraphs.indices.filter { $0 > 0 && !isSameParagraph($0 - 1, $0) && actions[$0] == .keep }
    guard let start = random.pick(starts) else { return }
    insertions[start] = (Array((isTokenized ? "[ " : "[").utf8), .leadBracket)
  }

  /// Puts a hover card behind the first full name that nothing is counted over.
  private mutating func addHoverCard(_ isTokenized: Bool, _ random: inout DamageRandom) {
    let names = mentions.filter { $0.kind == .name && 2...3 ~= $0.nameTokens.count && isPersonal($0.nameTokens) }
    let place = names.first { name in
      let end = name.nameTokens.upperBound
      return isSameParagraph(end - 1, end) && !overwrites(end) && !overwrites(end - 1) && insertions[end] == nil
        && name.nameTokens.allSatisfy { actions[$0] == .keep }
    }
    guard let place else { return }
    let card = HoverCard(
      name: place.nameTokens.map { text.bytes(tokens.range(of: $0)) },
      others: names.map { text.bytes(tokens.range(of: $0.nameTokens)) })
    insertions[place.nameTokens.upperBound] = (card.bytes(&random), .hoverCard)
  }

  /// Whether no word of a name makes it an organisation's or a place's.
  private func isPersonal(_ name: Range<Int>) -> Bool {
    name.allSatisfy { token in
      let word = MentionWord(UnsafeBufferPointer(rebasing: text.buffer[tokens.range(of: token)]))
      return word.classes.isEmpty && word.form.contains(.capitalized)
    }
  }

  /// What writers leave out: articles, forms of `be` and `have`, prepositions: `it would a good time`.
  private static let omissible = WordSet("a an the is are was were be been has had have to of in for on at by with")
}

/// The random numbers of one document's damage: equal seeds give equal numbers on every platform.
package struct DamageRandom: RandomNumberGenerator, Sendable {
  private var generator: SplitMix64

  package init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  package mutating func next() -> UInt64 { generator.next() }

  /// A number below `bound`; 0 if there is none.
  package mutating func below(_ bound: Int) -> Int { generator.below(bound) }

  /// A number from 0 up to but not including 1.
  package mutating func unit() -> Double { generator.unit() }

  /// True in a share of all calls.
  package mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// A place in a list of weights, each as likely as its weight says; nil if none is above 0.
  package mutating func index(weights: [Double]) -> Int? {
    var point = unit() * weights.reduce(0) { $0 + max(0, $1) }
    var last: Int?
    for (index, weight) in weights.enumerated() where weight > 0 {
      if point < weight { return index }
      point -= weight
      last = index
    }
    return last
  }

  /// One element of a collection; nil if it is empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
