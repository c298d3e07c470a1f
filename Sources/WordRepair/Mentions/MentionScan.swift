/// Goes over the words of a document once and notes every mention.
struct MentionScan {
  private let words: MentionWords
  private(set) var mentions: [Mention] = []
  /// The last verb so far.
  private var lastVerb: Int?
  /// Verbs that were pointed back to.
  private var events: Set<Int> = []
  /// Head nouns seen behind a determiner: they are mentions without one, too.
  private var nouns: Set<UInt64> = []

  /// The most words between a determiner and the end of its noun phrase; corpora have longer ones, 1 in 50.
  private static let longestPhrase = 5
  /// How many tokens `this` and `that` point back: into the same sentence, or the one before; one has some 22.
  private static let eventReach = 40
  /// The most tokens of a name.
  private static let longestName = 8

  init(_ words: MentionWords) {
    self.words = words
    var index = 0
    while index < words.count { index = scan(index) }
    // Events are noted where something points back to them.
    if !events.isEmpty {
      mentions.sort { ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count) }
    }
  }

  /// Notes the mentions that start at a token; returns where to go on.
  private mutating func scan(_ start: Int) -> Int {
    let word = words[start]
    if word.classes.contains(.possessive) {
      let isPronoun = word.classes.contains(.pronoun)
      let end = phraseEnd(from: start + 1, isDetermined: true)
      guard end > start + 1 else {
        add(start..<start + 1, .pronoun, isPossessive: !isPronoun)
        return start + 1
      }
      return phrase(start, end, .possessed, possessor: start..<start + 1)
    }
    if word.classes.contains(.pronoun) || isPlacePronoun(start) {
      add(start..<start + 1, .pronoun)
      return start + 1
    }
    if !word.classes.isDisjoint(with: [.definite, .indefinite, .demonstrative]) {
      let end = phraseEnd(from: start + 1, isDetermined: !word.classes.contains(.demonstrative))
      guard end > start + 1, word.key != Self.that || isDetermined(start + 1..<end) else {
        pointBack(from: start)
        return start + 1
      }
      return phrase(start, end, word.classes.contains(.indefinite) ? .indefinite : .definite)
    }
    if words.isNamePart(start) {
      let end = nameEnd(from: start)
      return phrase(start, end, .name)
    }
    if isQuantifier(start) || isBareStart(start) {
      let end = phraseEnd(from: isQuantifier(start) ? start + 1 : start)
      if end > start + 1, isNoun(end - 1) { return phrase(start, end, .nominal) }
    }
    if isNominal(start) {
      let end = words[start + 1].form.contains(.plural) && isNominal(start + 1) ? start + 2 : start + 1
      return phrase(start, end, .nominal)
    }
    if isVerb(start) { lastVerb = start }
    return start + 1
  }

  /// Notes what `this` or `that` points back to, where it stands alone before a verb: the last verb before it.
  private mutating func pointBack(from index: Int) {
    guard let verb = lastVerb, index - verb <= Self.eventReach, isVerb(index + 1),
      words.isSameParagraph(index, index + 1),
      words[index].key == Self.this
        || words[index].key == Self.that && !words[index - 1].isOpen && !isVerb(index - 1)
    else { return }
    if events.insert(verb).inserted { add(verb..<verb + 1, .event) }
    add(index..<index + 1, .pronoun)
  }

  /// Whether a word is a verb, as far as closed classes and endings tell; `'s` is one behind a pronoun.
  private func isVerb(_ index: Int) -> Bool {
    let word = words[index]
    if word.key == Self.clitic {
      return !words[index - 1].classes.isDisjoint(with: [.pronoun, .demonstrative])
    }
    return !word.classes.isDisjoint(with: [.auxiliary, .verb]) || word.form.contains(.past)
  }

  /// Whether a noun phrase may follow a number or another word of quantity.
  private func isQuantifier(_ index: Int) -> Bool {
    words[index].form.contains(.number) || Self.quantifiers.contains(words[index].key)
  }

  /// Whether a noun phrase without a determiner may begin at a word: no word of an open class stands before it.
  private func isBareStart(_ index: Int) -> Bool {
    let word = words[index]
    return word.isOpen && word.form.isDisjoint(with: [.past, .progressive, .adverb, .capitalized])
      && !words[index - 1].isOpen && words[index - 1].classes.isDisjoint(with: [.pronoun, .auxiliary])
  }

  /// Whether a word at the end of a phrase is a noun: known as one from a determiner before it, or by its ending.
  private func isNoun(_ index: Int) -> Bool {
    nouns.contains(words[index].key) || !words[index].form.isDisjoint(with: [.noun, .plural])
  }

  /// Notes a phrase, and what its possessive ending makes of it and the noun phrase behind.
  private mutating func phrase(_ start: Int, _ end: Int, _ kind: MentionKind, possessor: Range<Int>? = nil) -> Int {
    let hasEnding = words[end].classes.contains(.possessiveEnding) && words.isSameParagraph(start, end)
    let inner = start..<(hasEnding ? end + 1 : end)
    let outerEnd = hasEnding ? phraseEnd(from: end + 1) : end
    if hasEnding, outerEnd > end + 1 {
      nouns.insert(words[outerEnd - 1].key)
      add(start..<outerEnd, .possessed)
      add(inner, kind, isPossessive: true, isNested: true)
      if let possessor { add(possessor, .pronoun, isPossessive: true, isNested: true) }
      return outerEnd
    }
    if kind != .name { nouns.insert(words[end - 1].key) }
    add(inner, kind, isPossessive: hasEnding)
    if let possessor { add(possessor, .pronoun, isPossessive: true, isNested: true) }
    return inner.upperBound
  }

  private mutating func add(
    _ tokens: Range<Int>, _ kind: MentionKind, isPossessive: Bool = false, isNested: Bool = false
  ) {
    mentions.append(Mention(tokens: tokens, kind: kind, isPossessive: isPossessive, isNested: isNested, cluster: 0))
  }

  /// The end of the adjectives and nouns from a token on; the token itself if there are none.
  ///
  /// Behind a determiner that is nothing else, a verb's form is a noun or participle: `the work`, `a lost key`.
  private func phraseEnd(from start: Int, isDetermined: Bool = false) -> Int {
    var end = start
    var hasNoun = false
    while end < words.count, end - start < Self.longestPhrase, words.isSameParagraph(start - 1, end) {
      let word = words[end]
      if word.form.contains(.number), end == start {
        end += 1
        continue
      }
      let isVerbForm = isDetermined && !hasNoun && word.classes.intersection(.closed) == .verb
      guard word.isOpen || isVerbForm else { break }
      if hasNoun {
        // What stands behind a noun and ends like a verb or adverb is one.
        if !word.form.isDisjoint(with: [.past, .progressive, .adverb]), !word.form.contains(.capitalized) { break }
        // A plural ends its phrase, and a name does not go on behind a common noun.
        let isName = word.form.contains(.capitalized)
        if isName ? !words[end - 1].form.contains(.capitalized) : words[end - 1].form.contains(.plural) { break }
      }
      if word.form.isDisjoint(with: [.past, .progressive, .adverb, .adjective]) { hasNoun = true }
      end += 1
    }
    while end > start, !words[end - 1].form.isDisjoint(with: [.adverb]), !hasNoun { end -= 1 }
    if end > start, words[end - 1].form.contains(.capitalized) { end = linkedEnd(end, from: start) }
    return end
  }

  /// The end of a run of capitalised words.
  private func nameEnd(from start: Int) -> Int {
    linkedEnd(capitalizedEnd(start + 1, from: start), from: start)
  }

  /// The end of the capitalised words from `end` on, of a name that begins at `start`.
  private func capitalizedEnd(_ end: Int, from start: Int) -> Int {
    var end = end
    while end - start < Self.longestName, isInsideName(end, from: start) { end += 1 }
    return end
  }

  private func isInsideName(_ index: Int, from start: Int) -> Bool {
    words.isSameParagraph(start, index) && words[index].form.contains(.capitalized)
      && words[index].classes.isDisjoint(with: [.closed, .date])
  }

  /// Goes on over `of`, or `of the`, where a capitalised word follows: `Church of England`.
  private func linkedEnd(_ end: Int, from start: Int) -> Int {
    var end = end
    while words[end].classes.contains(.preposition), words[end].length == 2, words[end].key == Self.of {
      let next = words[end + 1].classes.contains(.definite) ? end + 2 : end + 1
      guard next - start < Self.longestName, isInsideName(next, from: start) else { break }
      end = capitalizedEnd(next + 1, from: start)
    }
    return end
  }

  /// Whether the words behind `that` can be what it points to: before a name or a plural it is a conjunction.
  private func isDetermined(_ phrase: Range<Int>) -> Bool {
    !words[phrase.lowerBound].form.contains(.capitalized) && !words[phrase.upperBound - 1].form.contains(.plural)
  }

  private static let that = TokenKey("that".utf8).value
  private static let clitic = TokenKey("'s".utf8).value
  private static let this = TokenKey("this".utf8).value
  private static let of = TokenKey("of".utf8).value
  private static let places = keys("here there")
  /// Quantifiers and numbers that a mention can begin with: not all of those of the lexicon, nor only those.
  private static let quantifiers = keys(
    "all some any many most several few more two three four five six seven eight nine ten both every each no")

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { TokenKey($0.utf8).value })
  }

  /// `here` and `there` where they stand for a place, not as the subject of `there is`.
  private func isPlacePronoun(_ index: Int) -> Bool {
    guard words[index].classes.contains(.particle), Self.places.contains(words[index].key) else { return false }
    return words[index + 1].classes.isDisjoint(with: [.auxiliary, .verb]) && !words[index].form.contains(.capitalized)
  }

  /// Whether a bare word is a noun: known as one from a determiner before it, or by its ending.
  private func isNominal(_ index: Int) -> Bool {
    let word = words[index]
    guard word.isOpen, word.length >= 4, !words.startsSentence(index) || word.form.contains(.plural),
      word.form.isDisjoint(with: [.past, .progressive, .adverb])
    else { return false }
    if nouns.contains(word.key) { return true }
    if word.form.contains(.noun) { return true }
    // A plural noun follows a preposition, a mark, a conjunction or a verb; behind a noun `-s` may end a verb.
    return word.form.contains(.plural) && !words[index - 1].isOpen && !words[index - 1].classes.contains(.pronoun)
  }
}
