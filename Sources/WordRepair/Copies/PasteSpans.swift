internal import Bytes

/// The spans of a text that a resolver of mentions can have written over other words.
///
/// A span is at most six tokens long: of 1,340 scrambled places that were counted, none had more.
public struct PasteSpans: Sendable {
  /// The longest span, in tokens.
  public static let maximumLength = 6

  /// For every token, a bit for each length less one of the spans that begin there.
  private var lengths: [UInt8]

  /// No spans, of a text of `count` tokens.
  public init(count: Int) { lengths = Array(repeating: 0, count: max(0, count)) }

  /// Adds a span; one that is empty, too long or outside the text is let go.
  public mutating func insert(_ span: Range<Int>) {
    guard 1...Self.maximumLength ~= span.count, span.lowerBound >= 0, span.upperBound <= lengths.count else { return }
    lengths[span.lowerBound] |= 1 << UInt8(span.count - 1)
  }

  /// Whether a span can have been pasted.
  public func contains(_ span: Range<Int>) -> Bool {
    guard 1...Self.maximumLength ~= span.count, span.lowerBound >= 0, span.upperBound <= lengths.count else {
      return false
    }
    return lengths[span.lowerBound] & 1 << UInt8(span.count - 1) != 0
  }

  /// Marks the tokens that lie in any span.
  func covered() -> [Bool] {
    var covered = [Bool](repeating: false, count: lengths.count)
    var end = 0
    for (index, mask) in lengths.enumerated() {
      if mask != 0 { end = max(end, index + UInt8.bitWidth - mask.leadingZeroBitCount) }
      covered[index] = index < end
    }
    return covered
  }
}

extension PasteSpans {
  /// Pronouns, and what looks like a mention and stands earlier in the text.
  ///
  /// That is the law of the damage: what is pasted is the first mention of its cluster, or the pronoun that came first.
  /// A mention begins with a determiner, a capital, a number or a word of an open class, ends with a word of an open
  /// class or `'s`, and holds no punctuation but hyphens. A single word must be a name, since repeated common words are
  /// everywhere.
  ///
  /// - Complexity: O(*n*) in the tokens; memory of some 100 bytes for each while it runs.
  public init(_ tokens: CopyTokens) {
    self.init(count: tokens.count)
    var earlier: Set<UInt64> = []
    let roles = MentionRoles(tokens)
    for index in 0..<tokens.count {
      if roles[index].contains(.pronoun) { insert(index..<index + 1) }
      guard roles[index].contains(.first) else { continue }
      var hash: UInt64 = 0
      for end in index..<min(index + Self.maximumLength, tokens.count) {
        let role = roles[end]
        guard role.contains(.inner), end == index || !tokens.traits[end].contains(.sentenceStart) else { break }
        hash = (hash ^ UInt64(tokens.keys[end])) &* Mixing.golden
        hash ^= hash >> 29
        guard role.contains(.last), end > index || role.contains(.name) else { continue }
        if !earlier.insert(hash &+ UInt64(end - index)).inserted { insert(index..<end + 1) }
      }
    }
  }
}

/// Which parts the tokens of a text can play in a mention.
private struct MentionRoles {
  struct Role: OptionSet {
    let rawValue: UInt8
    static let first = Role(rawValue: 1)
    static let inner = Role(rawValue: 2)
    static let last = Role(rawValue: 4)
    static let name = Role(rawValue: 8)
    static let pronoun = Role(rawValue: 16)
  }

  private static let possessiveEnding = CopyTokens.key("'s".utf8)
  private static let hyphen = CopyTokens.key("-".utf8)
  private static let of = CopyTokens.key("of".utf8)
  private let roles: [Role]

  subscript(index: Int) -> Role { roles[index] }

  init(_ tokens: CopyTokens) {
    // A capital at the start of a sentence says nothing; a name has one elsewhere, too.
    var names: Set<UInt32> = []
    for index in 0..<tokens.count
    where tokens.traits[index].contains(.capital) && !tokens.traits[index].contains(.sentenceStart) {
      names.insert(tokens.keys[index])
    }
    roles = (0..<tokens.count).map { Self.role(tokens.keys[$0], tokens.traits[$0], names) }
  }

  private static func role(_ key: UInt32, _ traits: CopyTokens.Traits, _ names: Set<UInt32>) -> Role {
    if traits.contains(.quote) { return [] }
    if traits.contains(.mark) { return key == hyphen ? .inner : [] }
    if key == possessiveEnding { return [.inner, .last] }
    if ClosedClassWords.personalPronouns.contains(key) { return .pronoun }
    if ClosedClassWords.possessives.contains(key) { return [.pronoun, .first, .inner] }
    if ClosedClassWords.determiners.contains(key) { return [.first, .inner] }
    if ClosedClassWords.functionWords.contains(key) { return key == of ? .inner : [] }
    return names.contains(key) && traits.contains(.capital) ? [.first, .inner, .last, .name] : [.first, .inner, .last]
  }
}

/// Whether a text looks as if mentions had been written over other words, by pairs of words that grammar rules out.
///
/// `the We`, `of they`, `their the`, `Khan Khan`, and `give We back` are what is left where a mention landed on a word it
/// has nothing to do with. A cheap first look that needs no model: it decides whose sentences are worth looking for in
/// other documents, not what is damaged.
struct RewriteSigns {
  /// Places that break the rules.
  private(set) var count = 0
  /// The words of the text.
  private(set) var words = 0

  /// Whether there are signs enough: one in a thousand words.
  ///
  /// That holds of 26 of 44 scrambled articles, the rest of which have few pastes, and of 3 of 163 clean ones.
  var areMany: Bool { count > 0 && count * 1000 >= words }

  /// Counts the signs of a text.
  ///
  /// - Complexity: O(*n*) in the tokens.
  init(_ tokens: CopyTokens) {
    var previous: Int?
    for index in 0..<tokens.count {
      let traits = tokens.traits[index]
      if !traits.isDisjoint(with: [.quote, .mark]) || traits.contains(.sentenceStart) {
        previous = nil
        if !traits.isDisjoint(with: [.quote, .mark]) { continue }
      }
      words += 1
      if let previous, Self.clash(tokens, previous, index) { count += 1 }
      previous = index
    }
  }

  private static let us = CopyTokens.key("us".utf8)
  private static let it = CopyTokens.key("it".utf8)

  private static func clash(_ tokens: CopyTokens, _ left: Int, _ right: Int) -> Bool {
    let (first, second) = (tokens.keys[left], tokens.keys[right])
    let isCapital = tokens.traits[right].contains(.capital)
    let isSubject = ClosedClassWords.subjectPronouns.contains(second)
    if ClosedClassWords.openingDeterminers.contains(first) {
      if isSubject || ClosedClassWords.articles.contains(second) && !isCapital { return true }
      if ClosedClassWords.openingDeterminers.contains(second), !isCapital { return true }
    }
    if isSubject, ClosedClassWords.plainPrepositions.contains(first) { return true }
    if first == second {
      if ClosedClassWords.personalPronouns.contains(first), first != it { return true }
      return isCapital && tokens.traits[left].contains(.capital)
    }
    // `I` is always a capital, and `US` is a country.
    guard isCapital, isSubject, second != Self.capitalI, second != us else { return false }
    return !tokens.traits[left].contains(.capital)
  }

  private static let capitalI = CopyTokens.key("i".utf8)
}
