internal import Copydesk

/// How well the token that stands some way to the left of a span begins a mention that means the same.
///
/// The law of the damage: the mention that made a paste still stands, `drift` tokens to the left of it. Which of these
/// kinds are found at the true drift, and how often elsewhere, is learned; see ``DriftModel``.
package enum MentionMatch: UInt8, CaseIterable, Sendable {
  case none
  // The span is a pronoun.
  case samePerson, otherPersonThird, otherPersonSpeech
  case nameForPronoun, phraseForPronoun, nounForPronoun, otherForPronoun
  // The span is a noun phrase or another word.
  case sameSpan, he, she, it, they, sharedWord, speechForPhrase, definite, demonstrativeOrRelative
  case nameStart, nameInside, otherDeterminer, nounStart, nounInside, otherForPhrase

  package init(_ text: ScoredText, span: Range<Int>, drift: Int) {
    let place = span.lowerBound - drift
    guard drift > 0, place >= 0, text.paragraphs[place] == text.paragraphs[span.lowerBound] else {
      self = .none
      return
    }
    let person = TokenRoleTable.person(of: text.keys[place])
    if span.count == 1, let head = TokenRoleTable.person(of: text.keys[span.lowerBound]) {
      self.init(text, place: place, person: person, head: head)
    } else {
      self.init(text, place: place, person: person, span: span)
    }
  }

  private init(_ text: ScoredText, place: Int, person: PronounPerson?, head: PronounPerson) {
    if let person {
      self =
        person == head ? .samePerson : !head.isThird && person.isThird ? .otherPersonThird : .otherPersonSpeech
      return
    }
    switch text.roles[place] {
    case .capitalized: self = .nameForPronoun
    case .determiner, .demonstrative, .possessive: self = .phraseForPronoun
    case .lower, .s: self = .nounForPronoun
    default: self = .otherForPronoun
    }
  }

  private init(_ text: ScoredText, place: Int, person: PronounPerson?, span: Range<Int>) {
    if Self.repeats(text, place: place, span: span) {
      self = .sameSpan
      return
    }
    switch person {
    case .male: self = .he
    case .female: self = .she
    case .thing: self = .it
    case .others: self = .they
    case .speaker, .speakers, .addressee: self = .speechForPhrase
    case .here, .there, nil: self = Self.phrase(text, place: place, span: span)
    }
  }

  private static func repeats(_ text: ScoredText, place: Int, span: Range<Int>) -> Bool {
    guard span.lowerBound - place >= span.count else { return false }
    return (0..<span.count).allSatisfy { text.keys[place + $0] == text.keys[span.lowerBound + $0] }
  }

  private static func phrase(_ text: ScoredText, place: Int, span: Range<Int>) -> MentionMatch {
    let role = text.roles[place]
    let isStart = startsPhrase(text, at: place)
    if isStart, sharesWord(text, place: place, span: span) { return .sharedWord }
    switch role {
    case .determiner: return text.keys[place] == the ? .definite : .otherDeterminer
    case .demonstrative, .wh: return .demonstrativeOrRelative
    case .otherPronoun: return .demonstrativeOrRelative
    case .capitalized: return isStart ? .nameStart : .nameInside
    case .lower, .s, .ing, .ed: return isStart ? .nounStart : .nounInside
    default: return .otherForPhrase
    }
  }

  private static let the = TokenKey("the".utf8)

  /// Whether a noun phrase can begin at a token: nothing before it belongs to the same phrase.
  private static func startsPhrase(_ text: ScoredText, at place: Int) -> Bool {
    let role = text.roles[place]
    guard !role.isMark, role.isContent || role == .determiner || role == .demonstrative || role == .possessive else {
      return false
    }
    guard !text.startsSentence(place) else { return true }
    switch text.roles[place - 1] {
    case .determiner, .demonstrative, .possessive: return false
    case .capitalized: return role != .capitalized
    default: return true
    }
  }

  /// Whether the phrase that begins at a token has a word of an open class in common with the span.
  private static func sharesWord(_ text: ScoredText, place: Int, span: Range<Int>) -> Bool {
    var end = place
    while end < min(place + 5, span.lowerBound), !text.roles[end].isMark {
      let role = text.roles[end]
      if end > place, role == .auxiliary || role == .preposition || role == .modal || role == .conjunction { break }
      for index in span where text.roles[index].isContent && text.keys[index] == text.keys[end] {
        // A bare noun is a mention only where it stands first; behind others it is theirs.
        return end == place || text.roles[place] != .lower || end == place + 1
      }
      end += 1
    }
    return false
  }

  /// The number of tokens the noun phrase that begins at a token has, as far as closed classes tell; at least 1.
  static func phraseLength(_ text: ScoredText, at place: Int, limit: Int) -> Int {
    guard place >= 0, place < text.count, TokenRoleTable.person(of: text.keys[place]) == nil else { return 1 }
    var end = place
    while end < min(place + limit, text.count) {
      let role = text.roles[end]
      guard role.isContent || role == .clitic || (end == place && !role.isMark),
        end == place || !text.startsSentence(end)
      else { break }
      end += 1
    }
    return max(1, end - place)
  }
}
