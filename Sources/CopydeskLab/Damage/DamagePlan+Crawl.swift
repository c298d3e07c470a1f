internal import Copydesk
internal import WordRepair

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
