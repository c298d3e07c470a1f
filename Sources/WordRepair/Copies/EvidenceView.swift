/// One sentence of an index, taken out for an alignment; its tokens count from its start.
struct EvidenceView {
  let number: Int
  private let keys: [UInt32]
  private let tokenTraits: [ComparedTokens.Traits]

  init(_ index: EvidenceIndex, _ number: Int) {
    self.number = number
    let tokens = index.sentences[number].tokens
    keys = Array(index.keys[tokens])
    tokenTraits = Array(index.traits[tokens])
  }

  var count: Int { keys.count }

  func key(_ token: Int) -> UInt32 { keys[token] }
  func traits(_ token: Int) -> ComparedTokens.Traits { tokenTraits[token] }

  /// Whether every token of a run may be a paste; an empty run is none.
  func isSuspect(_ run: Range<Int>) -> Bool { !run.isEmpty && run.allSatisfy { tokenTraits[$0].contains(.suspect) } }

  func isPronoun(_ run: Range<Int>) -> Bool { run.count == 1 && tokenTraits[run.lowerBound].contains(.pronoun) }
  func isMention(_ run: Range<Int>) -> Bool { ComparedTokens.isMention(tokenTraits[run], keys[run]) }

  /// Calls `body` with every three words in a row, and where the first of them stands.
  func forEachTrigram(_ body: (UInt32, Int) -> Void) {
    var first = (key: UInt32(0), token: -1)
    var second = first
    for token in 0..<count where !tokenTraits[token].contains(.mark) {
      if first.token >= 0 { body(ComparedTokens.trigram(first.key, second.key, keys[token]), first.token) }
      first = second
      second = (keys[token], token)
    }
  }
}
