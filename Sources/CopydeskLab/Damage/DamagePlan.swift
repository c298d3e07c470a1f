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
    var parted = TreebankTokens()
    var actions: [Action] = []
    for token in 0..<tokens.count {
      let range = tokens.range(of: token)
      let parts = hyphenatedParts(range)
      let isDropped = parts.count > 1 && random.chance(rate)
      for part in isDropped ? parts : [range] {
        parted.starts.append(UInt32(truncatingIfNeeded: part.lowerBound))
        parted.ends.append(UInt32(truncatingIfNeeded: part.upperBound))
        parted.paragraphs.append(tokens.paragraphs[token])
        actions.append(isDropped ? .drop : .keep)
      }
    }
    tokens = parted
    self.actions = actions
    isCounted = Array(repeating: false, count: parted.count)
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
  mutating func overwrite(_ options: ScrambleOptions, _ random: inout DamageRandom) {
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
      // Drawn for every mention, so that other options do not move the numbers of those behind.
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
