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
        hash = (hash ^ UInt64(tokens.keys[end])) &* 0x9E37_79B9_7F4A_7C15
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
