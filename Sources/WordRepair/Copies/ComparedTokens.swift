internal import Bytes
internal import Copydesk

/// The tokens of a text without its quotation marks, with what the alignment of copies asks of each.
struct ComparedTokens: Sendable {
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    /// Punctuation; copies may differ in it.
    static let mark = Traits(rawValue: 1)
    /// Punctuation that ends a sentence.
    static let stop = Traits(rawValue: 2)
    /// A sentence or quotation begins with the token.
    static let begins = Traits(rawValue: 4)
    /// A sentence or quotation ends with the token, its last stop or comma aside.
    static let ends = Traits(rawValue: 8)
    /// The first token of a sentence.
    static let sentenceStart = Traits(rawValue: 16)
    /// The token may itself have been written over something in its own document.
    static let suspect = Traits(rawValue: 32)
    static let pronoun = Traits(rawValue: 64)
    /// A name, or a determiner: what a mention that is no pronoun begins with.
    static let opensMention = Traits(rawValue: 128)
  }

  private(set) var keys: [UInt32] = []
  private(set) var traits: [Traits] = []
  /// The index each token has in the ``CopyTokens``.
  private(set) var positions: [Int] = []

  var count: Int { keys.count }

  /// Leaves the quotation marks out; `suspects` says of every token whether it may have been pasted.
  init(_ tokens: CopyTokens, suspects: [Bool] = []) {
    keys.reserveCapacity(tokens.count)
    traits.reserveCapacity(tokens.count)
    positions.reserveCapacity(tokens.count)
    for index in 0..<tokens.count where !tokens.traits[index].contains(.quote) {
      var token: Traits = []
      let source = tokens.traits[index]
      if source.contains(.mark) { token.insert(.mark) }
      if source.contains(.stop) { token.insert(.stop) }
      if index == 0 || source.contains(.sentenceStart) { token.insert([.begins, .sentenceStart]) }
      if index > 0, tokens.traits[index - 1].contains(.quote) {
        token.insert(.begins)
        if tokens.traits[index - 1].contains(.sentenceStart) { token.insert(.sentenceStart) }
      }
      if let role = Self.role(tokens, index) { token.insert(role) }
      if Self.ends(tokens, index) { token.insert(.ends) }
      if index < suspects.count, suspects[index] { token.insert(.suspect) }
      keys.append(tokens.keys[index])
      traits.append(token)
      positions.append(index)
    }
  }

  private static func role(_ tokens: CopyTokens, _ index: Int) -> Traits? {
    let key = tokens.keys[index]
    if ClosedClassWords.personalPronouns.contains(key) || ClosedClassWords.possessives.contains(key) { return .pronoun }
    let isName =
      tokens.traits[index].contains(.capital) && !tokens.traits[index].contains(.sentenceStart)
      && !ClosedClassWords.functionWords.contains(key)
    return isName || ClosedClassWords.determiners.contains(key) ? .opensMention : nil
  }

  /// Whether a run of tokens can be a mention by itself: a pronoun, a name, or a determiner and what follows.
  func isMention(_ run: Range<Int>) -> Bool { Self.isMention(traits[run], keys[run]) }

  static func isMention(_ traits: ArraySlice<Traits>, _ keys: ArraySlice<UInt32>) -> Bool {
    guard let first = traits.first, let key = keys.first else { return false }
    if first.contains(.pronoun) { return traits.count == 1 }
    return first.contains(.opensMention) && (traits.count > 1 || !ClosedClassWords.determiners.contains(key))
  }

  private static func ends(_ tokens: CopyTokens, _ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return true }
    let next = tokens.traits[index + 1]
    if !next.isDisjoint(with: [.sentenceStart, .quote, .stop]) { return true }
    guard next.contains(.mark), index + 2 < tokens.count else { return false }
    return tokens.traits[index + 2].contains(.quote)
  }

  /// The sentences, as ranges of compared tokens.
  func forEachSentence(_ body: (Range<Int>) -> Void) {
    var start = 0
    for index in 0..<count where index > start && traits[index].contains(.sentenceStart) {
      body(start..<index)
      start = index
    }
    if start < count { body(start..<count) }
  }

  /// Calls `body` with every three words in a row, marks left out, and where the first of them stands.
  func forEachTrigram(in range: Range<Int>, _ body: (UInt32, Int) -> Void) {
    var first = (key: UInt32(0), index: -1)
    var second = first
    for index in range.clamped(to: 0..<count) where !traits[index].contains(.mark) {
      if first.index >= 0 { body(Self.trigram(first.key, second.key, keys[index]), first.index) }
      first = second
      second = (keys[index], index)
    }
  }

  static func trigram(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 {
    var hash = UInt64(first) &* Mixing.golden
    hash = (hash ^ (hash >> 31) ^ UInt64(second)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 29) ^ UInt64(third)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}

/// The spans that may be pastes, counted in compared tokens.
///
/// Spans in a row count as one as well: two pastes can stand side by side.
struct ComparedSpans {
  private var starts: [UInt8] = []
  private var ends: [UInt8] = []

  init(_ spans: PasteSpans, of tokens: ComparedTokens) {
    starts = Array(repeating: 0, count: tokens.count)
    ends = Array(repeating: 0, count: tokens.count + 1)
    for start in stride(from: tokens.count - 1, through: 0, by: -1) {
      var mask: UInt8 = 0
      for length in 1...PasteSpans.maximumLength where start + length <= tokens.count {
        let span = tokens.positions[start]..<tokens.positions[start + length - 1] + 1
        guard span.count == length, spans.contains(span) else { continue }
        mask |= 1 << UInt8(length - 1)
        // Not across a quotation mark, which is no compared token.
        let next = start + length
        if next < tokens.count, tokens.positions[next] == span.upperBound { mask |= starts[next] << UInt8(length) }
      }
      mask &= 1 << UInt8(PasteSpans.maximumLength) - 1
      starts[start] = mask
      for length in 1...PasteSpans.maximumLength where mask & 1 << UInt8(length - 1) != 0 {
        ends[start + length] |= 1 << UInt8(length - 1)
      }
    }
  }

  /// The lengths of spans that begin at a token: a bit for each length less one.
  func lengths(startingAt index: Int) -> UInt8 { index >= 0 && index < starts.count ? starts[index] : 0 }

  /// The lengths of spans whose last token stands right before a token.
  func lengths(endingAt index: Int) -> UInt8 { index >= 0 && index < ends.count ? ends[index] : 0 }
}

/// Words of the lexicon, by the keys of ``CopyTokens``.
enum ClosedClassWords {
  static let personalPronouns = keys(EnglishWords.personalPronouns)
  static let subjectPronouns = keys(EnglishWords.subjectPronouns)
  static let possessives = keys(WordList(EnglishWords.possessives, "her", EnglishWords.possessivePronouns))
  static let determiners = keys(WordList(EnglishWords.articles, EnglishWords.demonstratives))
  static let articles = keys(EnglishWords.articles)
  static let openingDeterminers = keys(EnglishWords.openingDeterminers)
  /// Prepositions that are no conjunctions.
  static let plainPrepositions = keys("of at with from into by to upon against between among")
  /// Words a mention does not end with, and a mention of one word is not.
  static let functionWords = keys(
    WordList(
      EnglishWords.articles, EnglishWords.demonstratives, EnglishWords.possessives, "her", EnglishWords.coordinators,
      EnglishWords.subordinators, EnglishWords.relatives, EnglishWords.whAdverbs, EnglishWords.prepositions,
      "than as like to", EnglishWords.formsOfBe, EnglishWords.formsOfHave, EnglishWords.formsOfDo.without("done"),
      EnglishWords.modals, EnglishWords.clippedModals, EnglishWords.quantifiers,
      "not n't never also just only even very too still then now again more most much many few other there here",
      EnglishWords.clitics.without("'s")))

  private static func keys(_ list: WordList) -> Set<UInt32> { Set(list.words.map { CopyTokens.key($0.utf8) }) }
}
