/// Sentences in which broken copies may find their words again, with the documents that have them.
///
/// Immutable and shared between tasks; made by an ``EvidenceIndexBuilder``. Holds the sentences' text, the hashes of
/// their tokens, and for every three words in a row the sentences that have them.
public struct EvidenceIndex: Sendable {
  /// Sentences that share one word sequence beyond which it says nothing: `one of the`.
  static let postingLimit = 128

  /// A sentence's place in the tables.
  struct Sentence: Sendable {
    var tokens: Range<Int>
    var text: Range<Int>
    var documents: Int
    var first: Int32
    var second: Int32
  }

  private(set) var keys: [UInt32] = []
  private(set) var traits: [ComparedTokens.Traits] = []
  private var starts: [UInt16] = []
  private var ends: [UInt16] = []
  private var text: [UInt8] = []
  private(set) var sentences: [Sentence] = []
  private let names: [String]
  /// Word sequences and the sentences that have them, sorted: 32 bits each.
  private var postings: [UInt64] = []
  /// Where the postings begin whose sequence starts with these 16 bits; one element more than there are.
  private var directory: [Int] = []
  /// Whether every sentence found room.
  public let isComplete: Bool

  /// The number of sentences.
  public var count: Int { sentences.count }

  init(_ entries: [EvidenceSentence], names: [String], isComplete: Bool) {
    self.names = names
    self.isComplete = isComplete
    for entry in entries {
      let number = UInt64(sentences.count)
      let tokenStart = keys.count
      for index in 0..<entry.count {
        keys.append(entry.key(index))
        traits.append(entry.traits(index))
        starts.append(entry.start(index))
        ends.append(entry.end(index))
      }
      let textStart = text.count
      text += entry.text
      sentences.append(
        Sentence(
          tokens: tokenStart..<keys.count, text: textStart..<text.count, documents: Int(entry.documents),
          first: entry.first, second: entry.second))
      addPostings(tokenStart..<keys.count, number)
    }
    postings.sort()
    directory.reserveCapacity(1 << 16 + 1)
    var next = 0
    for head in 0...UInt64(1 << 16) {
      while next < postings.count, postings[next] >> 48 < head { next += 1 }
      directory.append(next)
    }
  }

  private mutating func addPostings(_ range: Range<Int>, _ number: UInt64) {
    var first: UInt32?
    var second: UInt32?
    for index in range where !traits[index].contains(.mark) {
      if let first, let second {
        postings.append(UInt64(ComparedTokens.trigram(first, second, keys[index])) << 32 | number)
      }
      first = second
      second = keys[index]
    }
  }

  /// Calls `body` with the sentences that have a word sequence; with none if too many have it.
  func forEachSentence(with trigram: UInt32, _ body: (UInt32) -> Void) {
    let head = Int(trigram >> 16)
    let range = directory[head]..<directory[head + 1]
    let low = UInt64(trigram) << 32
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let middle = start + (end - start) / 2
      if postings[middle] < low { start = middle + 1 } else { end = middle }
    }
    end = start
    while end < range.upperBound, postings[end] >> 32 == UInt64(trigram) {
      end += 1
      if end - start > Self.postingLimit { return }
    }
    for index in start..<end where index == start || postings[index] != postings[index - 1] {
      body(UInt32(truncatingIfNeeded: postings[index]))
    }
  }

  /// The smallest name of a document with the sentence other than `documentID`, and how many others have it at least;
  /// nil if no other has it.
  ///
  /// Names are compared by their bytes.
  func source(of sentence: Int, otherThan documentID: String) -> (name: String, documents: Int)? {
    let entry = sentences[sentence]
    let first = names[Int(entry.first)]
    guard first.utf8.elementsEqual(documentID.utf8) else {
      let isSecond = entry.second >= 0 && names[Int(entry.second)].utf8.elementsEqual(documentID.utf8)
      return (first, isSecond ? max(1, entry.documents - 1) : entry.documents)
    }
    guard entry.second >= 0 else { return nil }
    return (names[Int(entry.second)], max(1, entry.documents - 1))
  }

  /// The text of a run of a sentence's tokens, counted from the sentence's start.
  func text(of sentence: Int, _ run: Range<Int>) -> ArraySlice<UInt8> {
    let entry = sentences[sentence]
    let range = byteRange(entry, run)
    return text[range]
  }

  /// What stands before a token of a sentence, up to the token before; nil before the first.
  func gap(of sentence: Int, before token: Int) -> ArraySlice<UInt8>? {
    let entry = sentences[sentence]
    guard token > 0, token < entry.tokens.count else { return nil }
    let start = entry.text.lowerBound + Int(ends[entry.tokens.lowerBound + token - 1])
    let end = entry.text.lowerBound + Int(starts[entry.tokens.lowerBound + token])
    return text[start..<max(start, end)]
  }

  private func byteRange(_ entry: Sentence, _ run: Range<Int>) -> Range<Int> {
    guard !run.isEmpty, run.lowerBound >= 0, run.upperBound <= entry.tokens.count else {
      return entry.text.lowerBound..<entry.text.lowerBound
    }
    let start = entry.text.lowerBound + Int(starts[entry.tokens.lowerBound + run.lowerBound])
    let end = entry.text.lowerBound + Int(ends[entry.tokens.lowerBound + run.upperBound - 1])
    return start..<max(start, end)
  }
}

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
