internal import NGrams

/// Scores the sentences of a text, some of them side by side.
struct SentenceScorer {
  /// How many sentences are scored at once: as many as ``QueryBatch`` looks ahead.
  private static let laneCount = 8

  /// A sentence that is being scored: its next token, its end and its number.
  private struct Lane {
    var next: Int
    var end: Int
    var sentence: Int
  }

  /// The model's state before each token.
  private(set) var states: [LanguageModel.State]
  /// The log10 probability of each token.
  private(set) var scores: [Float]
  /// The length of the n-gram that each token completes.
  private(set) var matchedLengths: [UInt8]
  /// The log10 probability of the end of each sentence.
  private(set) var endings: [Float]

  private var lanes: [Lane] = []
  private var begun = 0

  /// Scores tokens; `ends` are the ends of their sentences, rising.
  ///
  /// - Complexity: O(tokens).
  init(_ ids: [WordID], ends: [Int], model: LanguageModel) {
    states = [LanguageModel.State](repeating: LanguageModel.State(), count: ids.count)
    scores = [Float](repeating: 0, count: ids.count)
    matchedLengths = [UInt8](repeating: 0, count: ids.count)
    endings = [Float](repeating: 0, count: ends.count)
    let start = model.beginSentenceState
    var batch = QueryBatch()
    var words = [WordID](repeating: Vocabulary.endSentence, count: Self.laneCount)
    while lanes.count < Self.laneCount, begin(at: lanes.count, ends) { batch.append(start) }
    while !lanes.isEmpty {
      for (number, lane) in lanes.enumerated() {
        words[number] = lane.next < lane.end ? ids[lane.next] : Vocabulary.endSentence
        if lane.next < lane.end { states[lane.next] = batch.states[number] }
      }
      batch.advance(by: words, in: model)
      // From the last on: a lane that is done is filled by the last.
      for number in lanes.indices.reversed() {
        let lane = lanes[number]
        if lane.next < lane.end {
          scores[lane.next] = batch.scores[number]
          matchedLengths[lane.next] = batch.matchedLengths[number]
          lanes[number].next += 1
        } else {
          endings[lane.sentence] = batch.scores[number]
          if begin(at: number, ends) {
            batch.replace(at: number, with: start)
          } else {
            lanes.swapAt(number, lanes.count - 1)
            lanes.removeLast()
            batch.swapRemove(at: number)
          }
        }
      }
    }
  }

  /// Puts the next sentence into a lane; false if there is none.
  private mutating func begin(at number: Int, _ ends: [Int]) -> Bool {
    guard begun < ends.count else { return false }
    let lane = Lane(next: begun > 0 ? ends[begun - 1] : 0, end: ends[begun], sentence: begun)
    if number < lanes.count { lanes[number] = lane } else { lanes.append(lane) }
    begun += 1
    return true
  }
}
