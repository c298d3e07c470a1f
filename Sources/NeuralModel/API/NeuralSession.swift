internal import CNeuralKernels

/// Asks a model what follows a context; one for each thread.
///
/// A session owns all memory that it needs, from the start. Its answers depend on the model, the context and the question
/// alone: not on earlier contexts, on what is asked beside it, on the processor or on other threads.
public final class NeuralSession {
  /// Tokens that go through the layers side by side: eleven groups of twelve.
  ///
  /// More would unpack weights less often, but that is no tenth of the time any more.
  static let batchRows = 132

  /// The model that is asked.
  public let model: NeuralModel
  /// The most tokens of a context.
  public let contextLimit: Int
  /// The most tokens of a continuation.
  public let continuationLimit: Int
  /// The context.
  public private(set) var context: [TokenID] = []

  private let forward: ForwardPass
  private let output: OutputLayer
  /// The log probability of each token after the context.
  private let next: AlignedBuffer<Float>
  private var batch: RowBatch
  private var tree = ContinuationTree()
  private var questions: [OutputLayer.Question] = []
  private var answers: [Float] = []

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - model: The model to ask.
  ///   - contextLimit: The most tokens of a context, at most what the model was trained for. A token takes 46 KB with
  ///     SmolLM2-135M.
  ///   - continuationLimit: The most tokens of a continuation, 132 at most.
  public convenience init(_ model: NeuralModel, contextLimit: Int = 512, continuationLimit: Int = 32) {
    self.init(
      model, contextLimit: contextLimit, continuationLimit: continuationLimit, kernels: neural_kernels_best().pointee)
  }

  init(_ model: NeuralModel, contextLimit: Int, continuationLimit: Int, kernels: neural_kernels) {
    self.model = model
    self.contextLimit = max(1, min(contextLimit, model.contextLength))
    self.continuationLimit = max(1, min(continuationLimit, Self.batchRows))
    let cache = KeyValueCache(model.weights.sizes, positions: self.contextLimit)
    forward = ForwardPass(
      model.weights, kernels: kernels, cache: cache, rows: Self.batchRows, tail: self.continuationLimit)
    output = OutputLayer(model.weights, kernels: kernels, rows: Self.batchRows)
    next = AlignedBuffer(count: Int(model.weights.output.rows))
    batch = RowBatch(capacity: Self.batchRows, tailCapacity: self.continuationLimit)
  }

  /// Sets the context; what it begins with in common with the last one is not computed again.
  ///
  /// - Parameter tokens: The context; if empty, the token that stands before a document.
  /// - Throws: ``NeuralModelError`` if it is too long or has a token that the model has not, or if the model is damaged.
  public func setContext(_ tokens: [TokenID]) throws(NeuralModelError) {
    var tokens = tokens
    if tokens.isEmpty, let start = model.documentStart { tokens = [start] }
    try check(tokens, limit: contextLimit)
    guard !tokens.isEmpty else { throw limit("an empty context has no token to start from") }
    if tokens == context { return }
    // The last token goes through the layers even if it is known: what follows it is asked for.
    let kept = min(zip(context, tokens).prefix { $0 == $1 }.count, tokens.count - 1)
    context = []
    var last = 0
    for start in stride(from: kept, to: tokens.count, by: batch.capacity) {
      batch.removeAll()
      for position in start..<min(start + batch.capacity, tokens.count) {
        batch.appendContext(tokens[position], position: position)
      }
      forward.run(batch)
      last = batch.rows.count - 1
    }
    output.all(after: forward.state(last), into: next.start)
    guard next.start[0].isFinite else { throw notFinite() }
    context = tokens
  }

  /// Scores continuations of the context.
  ///
  /// - Parameter continuations: Tokens that may follow the context.
  /// - Returns: For each, the natural logarithm of its probability: the sum over its tokens; 0 if it is empty.
  /// - Throws: ``NeuralModelError`` if one is too long or has a token that the model has not, or if the model is damaged.
  /// - Complexity: One step for each token that is not the last of a continuation and is not shared with another one
  ///   from its start.
  public func score(continuations: [[TokenID]]) throws(NeuralModelError) -> [Float] {
    var scores: [Float] = []
    scores.reserveCapacity(continuations.count)
    try forEachScored(continuations) { totals, _, last in scores.append(last < 0 ? 0 : totals[last]) }
    return scores
  }

  /// Scores each token of a continuation of the context.
  ///
  /// - Parameter continuation: Tokens that may follow the context.
  /// - Returns: For each, the natural logarithm of its probability after the context and the tokens before it.
  /// - Throws: ``NeuralModelError`` as for ``score(continuations:)``.
  public func logProbabilities(of continuation: [TokenID]) throws(NeuralModelError) -> [Float] {
    var result: [Float] = []
    // Alone, its nodes are its tokens in their order.
    try forEachScored([continuation]) { _, logProbabilities, _ in result = logProbabilities }
    return result
  }

  /// The tokens that most likely follow the context.
  ///
  /// - Parameter count: How many.
  /// - Returns: The tokens, likeliest first; control tokens are not among them.
  /// - Throws: ``NeuralModelError`` if the model is damaged, or if there is no context and the model cannot do without.
  public func likeliestNext(count: Int) throws(NeuralModelError) -> [NextToken] {
    if context.isEmpty { try setContext([]) }
    var best = BestTokens(limit: max(0, min(count, next.count)))
    for token in 0..<TokenID(next.count) where !model.tokenizer.bytes(of: token).isEmpty {
      best.insert(NextToken(token: token, logProbability: next.start[Int(token)]))
    }
    return best.sorted
  }

  /// The tokens that most likely follow each of some continuations of the context.
  ///
  /// - Parameters:
  ///   - continuations: Tokens that may follow the context; none of them empty.
  ///   - count: How many tokens after each.
  /// - Returns: For each continuation the tokens after it, likeliest first; none after an empty one.
  /// - Throws: ``NeuralModelError`` as for ``score(continuations:)``.
  public func likeliestNext(
    after continuations: [[TokenID]], count: Int
  ) throws(NeuralModelError) -> [[NextToken]] {
    var result: [[NextToken]] = []
    let limit = max(0, min(count, next.count))
    try forEachBatch(continuations, rowForLast: true) { lasts throws(NeuralModelError) in
      guard tree.rowCount > 0 else { return result += lasts.map { _ in [] } }
      forward.run(batch)
      let best = output.best(limit, rows: tree.rowCount, state: forward.state) { [tokenizer = model.tokenizer] in
        !tokenizer.bytes(of: $0).isEmpty
      }
      for last in lasts {
        let tokens = last < 0 ? [] : tree.nodes[last].row.map { best[$0] } ?? []
        let areFinite = tokens.allSatisfy(\.logProbability.isFinite)
        guard areFinite else { throw notFinite() }
        result.append(tokens)
      }
    }
    return result
  }

  /// Scores continuations, and tells of each one the sums up to every node, the nodes' own log probabilities, and its last
  /// node.
  private func forEachScored(
    _ continuations: [[TokenID]], _ body: ([Float], [Float], Int) -> Void
  ) throws(NeuralModelError) {
    var totals: [Float] = []
    try forEachBatch(continuations, rowForLast: false) { lasts throws(NeuralModelError) in
      answerNodes()
      totals.removeAll(keepingCapacity: true)
      for (node, entry) in tree.nodes.enumerated() {
        guard answers[node].isFinite else { throw notFinite() }
        totals.append((entry.parent < 0 ? 0 : totals[entry.parent]) + answers[node])
      }
      for last in lasts { body(totals, answers, last) }
    }
  }

  /// Puts continuations into the tree, as many at a time as a batch has room for, and tells of their last nodes.
  private func forEachBatch(
    _ continuations: [[TokenID]], rowForLast: Bool, _ body: ([Int]) throws(NeuralModelError) -> Void
  ) throws(NeuralModelError) {
    if context.isEmpty { try setContext([]) }
    for continuation in continuations { try check(continuation, limit: continuationLimit) }
    var index = 0
    var lasts: [Int] = []
    while index < continuations.count {
      tree.removeAll()
      batch.removeAll()
      lasts.removeAll(keepingCapacity: true)
      while index < continuations.count {
        let rows = continuations[index].count - (rowForLast ? 0 : 1)
        guard tree.rowCount + rows <= batch.capacity else { break }
        let makeRow = { [self] (token: TokenID, parent: Int?) in
          batch.append(token, after: parent, contextCount: context.count)
        }
        let last = tree.insert(continuations[index], makeRow: makeRow)
        if rowForLast, last >= 0 { tree.giveRow(last, makeRow) }
        lasts.append(last)
        index += 1
      }
      try body(lasts)
    }
  }

  /// Finds the log probability of each node of the tree.
  private func answerNodes() {
    questions.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
    for (index, node) in tree.nodes.enumerated() {
      answers.append(node.parent < 0 ? next.start[Int(node.token)] : 0)
      guard node.parent >= 0, let row = tree.nodes[node.parent].row else { continue }
      questions.append(OutputLayer.Question(token: node.token, row: row, index: index))
    }
    guard !questions.isEmpty else { return }
    questions.sort { ($0.token, $0.index) < ($1.token, $1.index) }
    forward.run(batch)
    output.answer(questions, rows: tree.rowCount, state: forward.state, into: &answers)
  }

  private func check(_ tokens: [TokenID], limit: Int) throws(NeuralModelError) {
    guard tokens.count <= limit else { throw self.limit("\(tokens.count) tokens exceed the limit of \(limit)") }
    guard tokens.allSatisfy({ 0..<model.tokenizer.count ~= Int($0) }) else {
      throw self.limit("a token is none of the model's \(model.tokenizer.count)")
    }
  }

  private func limit(_ problem: String) -> NeuralModelError {
    NeuralModelError(.limit, at: model.name, problem, remedy: "ask for less at a time")
  }

  private func notFinite() -> NeuralModelError {
    NeuralModelError(
      .damaged, at: model.name, "gives probabilities that are no numbers",
      remedy: "fetch the file again and compare its SHA-256")
  }
}

/// A token that may come next, and how likely it is.
public struct NextToken: Hashable, Sendable {
  /// The token.
  public let token: TokenID
  /// The natural logarithm of its probability.
  public let logProbability: Float
}
