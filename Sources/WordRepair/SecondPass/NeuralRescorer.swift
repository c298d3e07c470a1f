internal import Bytes
internal import NeuralModel

/// Asks a neural model about suspected places, at the same cost for each; not thread-safe, one for each session.
///
/// Next words come from the model's own distribution after the left context, which costs nothing more. Some twenty words,
/// and runs of words where more than one may be missing, are scored with two tokens to their right; the best of them, what
/// stands, and nothing with eight.
package final class NeuralRescorer {
  /// The likeliest next tokens that runs of words may begin with.
  private static let nextTokens = 48
  /// How many words of the surroundings are scored, names above all, which no vocabulary has.
  private static let nearbyWords = 2
  /// How many pairs of words are scored; how many first words are tried, with how many second ones.
  private static let pairs = 8
  private static let pairStarts = 8
  private static let pairEnds = 6
  /// How many runs of three words are scored; how many pairs they begin with.
  private static let triples = 4
  private static let tripleStarts = 4
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

  let model: NeuralModel
  private let session: NeuralSession
  private var answers: [UInt64: SecondPassAnswer] = [:]
  private var openings: [UInt64: NeuralOpening] = [:]

  /// Makes a rescorer.
  package init(_ secondPass: SecondPass) {
    model = secondPass.model
    session = NeuralSession(
      secondPass.model, contextLimit: 512, continuationLimit: Self.continuationLimit)
  }

  /// What the model expects behind a left context; nil if it cannot tell.
  func opening(_ left: [UInt8]) -> NeuralOpening? {
    let key = left.withUnsafeBytes { bytes in bytes.baseAddress.map { XXH64.hash($0, count: bytes.count) } ?? 0 }
    if let known = openings[key] { return known }
    guard (try? setContext(left)) != nil,
      let next = try? session.likeliestNext(count: NeuralOpening.limit)
    else { return nil }
    let opening = NeuralOpening(next)
    if openings.count >= Self.capacity { openings.removeAll(keepingCapacity: true) }
    openings[key] = opening
    return opening
  }

  private func setContext(_ left: [UInt8]) throws(NeuralModelError) {
    try session.setContext(Array(model.tokenizer.encode(left).suffix(session.contextLimit)))
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
    try setContext(question.left)
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
    for word in question.words { pool.add(word, rank: nil, isNearby: nearby.contains(word)) }
    for spelling in try likeliest(nearby.spellings) { pool.add(spelling, rank: nil, isNearby: true) }
    // Where the drift says that one word is missing, runs of words would cost half of the time for one place in a hundred.
    guard question.missing != 1 else { return pool.fillings }
    let starts = try session.likeliestNext(count: Self.nextTokens).filter { TokenShape($0.token, model).isWord }
    let pairs = try longer(starts.prefix(Self.pairStarts).map { ([$0.token], $0.logProbability) })
    for pair in fitting(pairs, question.fit, Self.pairs) { pool.add(pair, rank: nil, isNearby: false) }
    guard question.missing != 2 else { return pool.fillings }
    for run in fitting(try longer(Array(pairs.prefix(Self.tripleStarts))), question.fit, Self.triples) {
      pool.add(run, rank: nil, isNearby: false)
    }
    return pool.fillings
  }

  /// The runs that are likeliest with what stands to the right.
  private func fitting(_ runs: [(tokens: [TokenID], score: Float)], _ fit: RightFit, _ count: Int) -> [[UInt8]] {
    runs.map { run in
      let spelling = spelling(of: run.tokens)
      return (spelling: spelling, score: run.score + fit.score(spelling: spelling))
    }
    .sorted { $0.score != $1.score ? $0.score > $1.score : $0.spelling.lexicographicallyPrecedes($1.spelling) }
    .prefix(count).map(\.spelling)
  }

  /// The words whose first token is likeliest.
  private func likeliest(_ spellings: [[UInt8]]) throws(NeuralModelError) -> [[UInt8]] {
    let firsts = spellings.map { Array(model.tokenizer.encode($0).prefix(1)) }
    let scores = try session.score(continuations: firsts)
    return spellings.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
      .prefix(Self.nearbyWords).map { spellings[$0] }
  }

  private func spelling(of tokens: [TokenID]) -> [UInt8] { tokens.flatMap { model.tokenizer.bytes(of: $0) } }

  /// Runs of words with the likeliest words behind them, likeliest first.
  private func longer(
    _ runs: [(tokens: [TokenID], score: Float)]
  ) throws(NeuralModelError) -> [(tokens: [TokenID], score: Float)] {
    let ends = try session.likeliestNext(after: runs.map(\.tokens), count: 2 * Self.pairEnds)
    var longer: [(tokens: [TokenID], score: Float)] = []
    for (run, ends) in zip(runs, ends) {
      for end in ends.filter({ TokenShape($0.token, model).isSpacedWord }).prefix(Self.pairEnds) {
        longer.append((run.tokens + [end.token], run.score + end.logProbability))
      }
    }
    return longer.sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.tokens.lexicographicallyPrecedes($1.tokens)
    }
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
