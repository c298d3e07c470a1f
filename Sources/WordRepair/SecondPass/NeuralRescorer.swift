internal import Bytes
internal import NeuralModel

/// Asks a neural model about suspected places, at the same cost for each; not thread-safe, one for each session.
///
/// Next words come from the model's own distribution after the left context, which costs nothing more; some two dozen
/// fillings are scored with two tokens to their right, the best of them, what stands, and nothing with eight.
package final class NeuralRescorer {
  /// The likeliest next tokens that are looked through.
  private static let nextTokens = 48
  /// How many words of the model's own, of the surroundings and pairs of words are scored.
  ///
  /// The right word of 171 places was among the twelve likeliest in nine of ten cases in which it was found at all.
  private static let ownWords = 12
  private static let nearbyWords = 3
  private static let pairs = 8
  /// How many first words of pairs are tried, with how many second ones.
  private static let pairStarts = 6
  private static let pairEnds = 6
  /// Tokens to the right that all fillings are scored with, and that the best are.
  private static let firstReach = 2
  private static let finalReach = 8
  /// How many fillings are scored twice.
  private static let finalists = 4
  /// The worth of the n-gram model's agreement in choosing them; see ``SecondPassWeights/unlearnedRanking``.
  private static let agreement: Float = 1.5
  /// The most tokens of a continuation: three long words and what follows.
  private static let continuationLimit = 28
  /// Answers that are remembered, so that a second pass over a text asks only about what has changed.
  private static let capacity = 1024

  private let model: NeuralModel
  private let session: NeuralSession
  private var answers: [UInt64: SecondPassAnswer] = [:]

  /// Makes a rescorer.
  package init(_ secondPass: SecondPass) {
    model = secondPass.model
    session = NeuralSession(
      secondPass.model, contextLimit: 512, continuationLimit: Self.continuationLimit)
  }

  /// The answer to a question; nil if the model cannot answer, being damaged or too small for the context.
  func answer(_ question: SecondPassQuestion) -> SecondPassAnswer? {
    let key = question.key
    if let known = answers[key] { return known }
    guard let answer = try? ask(question) else { return nil }
    if answers.count >= Self.capacity { answers.removeAll(keepingCapacity: true) }
    answers[key] = answer
    return answer
  }

  private func ask(_ question: SecondPassQuestion) throws(NeuralModelError) -> SecondPassAnswer {
    let tokens = model.tokenizer.encode(question.left)
    try session.setContext(Array(tokens.suffix(session.contextLimit)))
    var fillings = try candidates(question)
    let first = try scores(fillings.map(\.spelling), question, reach: Self.firstReach)
    for index in fillings.indices { fillings[index].score = first[index] }
    fillings = Self.sorted(fillings)
    let best = fillings.prefix(Self.finalists).map(\.spelling)
    let final = try scores(best + [question.stands, []], question, reach: Self.finalReach)
    // What was not scored again is taken to fall as much behind the best as it did before.
    var shift = Float(0)
    if let before = fillings.first?.score, let after = final.first { shift = after - before }
    for index in fillings.indices {
      fillings[index].score = index < best.count ? final[index] : fillings[index].score + shift
      fillings[index].isFinal = index < best.count
    }
    let nothing = final[best.count + 1]
    fillings.append(RescoredFilling(spelling: [], score: nothing, isFinal: true, rank: nil, isNearby: false))
    return SecondPassAnswer(fillings: fillings, standing: final[best.count], nothing: nothing)
  }

  /// Best first, in one order whatever the input's.
  private static func sorted(_ fillings: [RescoredFilling]) -> [RescoredFilling] {
    func worth(_ filling: RescoredFilling) -> Float { filling.score + (filling.rank == nil ? 0 : agreement) }
    return fillings.sorted {
      let (a, b) = (worth($0), worth($1))
      return a != b ? a > b : $0.spelling.lexicographicallyPrecedes($1.spelling)
    }
  }

  /// The log probabilities of fillings, each with some tokens of what stands to their right.
  private func scores(
    _ spellings: [[UInt8]], _ question: SecondPassQuestion, reach: Int
  ) throws(NeuralModelError) -> [Float] {
    try session.score(
      continuations: spellings.map { spelling in
        // Nothing where no space is wanted leaves the space behind it out.
        let right = spelling.isEmpty && !question.isSpaced ? Array(question.right.drop { $0 == 0x20 }) : question.right
        let length = model.tokenizer.encode(spelling).count
        return Array(
          model.tokenizer.encode(spelling + right).prefix(min(length + reach, session.continuationLimit)))
      })
  }

  // MARK: Candidates

  private func candidates(_ question: SecondPassQuestion) throws(NeuralModelError) -> [RescoredFilling] {
    var pool = CandidatePool(stands: question.stands)
    let nearby = NearbyWords(question)
    for (rank, suggestion) in question.suggestions.enumerated() {
      pool.add(suggestion, rank: rank, isNearby: nearby.contains(suggestion))
    }
    let next = try session.likeliestNext(count: Self.nextTokens).filter {
      TokenShape($0.token, model).canStart(spaced: question.isSpaced)
    }
    for token in next.prefix(Self.ownWords) {
      let spelling = Array(model.tokenizer.bytes(of: token.token))
      pool.add(spelling, rank: nil, isNearby: nearby.contains(spelling))
    }
    for spelling in try likeliest(nearby.spellings) { pool.add(spelling, rank: nil, isNearby: true) }
    for spelling in try pairs(next.filter { TokenShape($0.token, model).isWord }) {
      pool.add(spelling, rank: nil, isNearby: false)
    }
    return pool.fillings
  }

  /// The words whose first token is likeliest.
  private func likeliest(_ spellings: [[UInt8]]) throws(NeuralModelError) -> [[UInt8]] {
    let firsts = spellings.map { Array(model.tokenizer.encode($0).prefix(1)) }
    let scores = try session.score(continuations: firsts)
    return spellings.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
      .prefix(Self.nearbyWords).map { spellings[$0] }
  }

  /// The likeliest pairs of words.
  private func pairs(_ next: [NextToken]) throws(NeuralModelError) -> [[UInt8]] {
    let starts = Array(next.prefix(Self.pairStarts))
    let ends = try session.likeliestNext(after: starts.map { [$0.token] }, count: 2 * Self.pairEnds)
    var pairs: [(spelling: [UInt8], score: Float)] = []
    for (start, ends) in zip(starts, ends) {
      for end in ends.filter({ TokenShape($0.token, model).isSpacedWord }).prefix(Self.pairEnds) {
        pairs.append(
          (
            Array(model.tokenizer.bytes(of: start.token)) + Array(model.tokenizer.bytes(of: end.token)),
            start.logProbability + end.logProbability
          ))
      }
    }
    pairs.sort {
      $0.score != $1.score ? $0.score > $1.score : $0.spelling.lexicographicallyPrecedes($1.spelling)
    }
    return pairs.prefix(Self.pairs).map(\.spelling)
  }
}

/// Fillings to score, each once, without what stands there.
private struct CandidatePool {
  private(set) var fillings: [RescoredFilling] = []
  private var seen: Set<[UInt8]>

  init(stands: [UInt8]) { seen = [stands, []] }

  mutating func add(_ spelling: [UInt8], rank: Int?, isNearby: Bool) {
    guard seen.insert(spelling).inserted else { return }
    fillings.append(RescoredFilling(spelling: spelling, score: 0, rank: rank, isNearby: isNearby))
  }
}
