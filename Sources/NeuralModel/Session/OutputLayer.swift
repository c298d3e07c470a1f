internal import CNeuralKernels

/// Turns states into log probabilities of tokens.
///
/// A log probability is the token's score less the logarithm of the sum of all scores' exponentials, for which every
/// score is needed; they are made some hundred tokens at a time, for all rows together, and forgotten.
final class OutputLayer {
  /// A row and a token whose log probability is asked for.
  struct Question {
    let token: TokenID
    let row: Int
    /// Where the answer goes.
    let index: Int
  }

  /// Tokens that are scored at a time.
  ///
  /// A tile's result for 132 rows then stays in the second-level cache.
  private static let chunk = 512

  private let weights: ModelWeights
  private let kernels: neural_kernels
  private let normalized: VectorBatch
  private let chunkScores: AlignedBuffer<Float>
  private let sums: AlignedBuffer<neural_sum>
  private let tile: AlignedBuffer<UInt8>

  init(_ weights: ModelWeights, kernels: neural_kernels, rows: Int) {
    self.weights = weights
    self.kernels = kernels
    normalized = VectorBatch(capacity: rows, columns: weights.sizes.width)
    chunkScores = AlignedBuffer(count: rows * Self.chunk)
    sums = AlignedBuffer(count: rows)
    tile = AlignedBuffer(count: Int(neural_tile_bytes(Int32(weights.sizes.width))))
  }

  /// Answers questions, which must be in the order of their tokens.
  ///
  /// - Parameters:
  ///   - questions: What to answer.
  ///   - rows: How many rows there are.
  ///   - state: Gives the state of each row.
  ///   - answers: Takes the log probabilities.
  func answer(
    _ questions: [Question], rows: Int, state: (Int) -> UnsafePointer<Float>, into answers: inout [Float]
  ) {
    prepare(rows, state)
    var next = 0
    forEachChunk { first, count in
      for row in 0..<rows {
        kernels.accumulate(sums.start + row, chunkScores.start + row * Self.chunk, Int32(count))
      }
      while next < questions.count, Int(questions[next].token) < first + count {
        let question = questions[next]
        answers[question.index] = chunkScores.start[question.row * Self.chunk + Int(question.token) - first]
        next += 1
      }
    }
    for question in questions { answers[question.index] -= logarithm(of: question.row) }
  }

  /// Writes the log probabilities of all tokens after one state.
  func all(after state: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>) {
    prepare(1) { _ in state }
    forEachChunk { first, count in
      kernels.accumulate(sums.start, chunkScores.start, Int32(count))
      (result + first).update(from: chunkScores.start, count: count)
    }
    let logarithm = logarithm(of: 0)
    for token in 0..<Int(weights.output.rows) { result[token] -= logarithm }
  }

  /// Finds the likeliest tokens after each row.
  ///
  /// - Parameters:
  ///   - count: How many tokens of each row.
  ///   - rows: How many rows there are.
  ///   - state: Gives the state of each row.
  ///   - isCandidate: Tells the tokens that may be among them.
  /// - Returns: The tokens of each row, likeliest first.
  func best(
    _ count: Int, rows: Int, state: (Int) -> UnsafePointer<Float>, isCandidate: (TokenID) -> Bool
  ) -> [[NextToken]] {
    prepare(rows, state)
    var best = [BestTokens](repeating: BestTokens(limit: count), count: rows)
    forEachChunk { first, tokens in
      for row in 0..<rows {
        let scores = chunkScores.start + row * Self.chunk
        kernels.accumulate(sums.start + row, scores, Int32(tokens))
        for index in 0..<tokens {
          let next = NextToken(token: TokenID(first + index), logProbability: scores[index])
          if best[row].wants(next), isCandidate(next.token) { best[row].insert(next) }
        }
      }
    }
    return best.enumerated().map { row, best in
      let logarithm = logarithm(of: row)
      return best.sorted.map { NextToken(token: $0.token, logProbability: $0.logProbability - logarithm) }
    }
  }

  private func prepare(_ rows: Int, _ state: (Int) -> UnsafePointer<Float>) {
    normalized.count = rows
    for row in 0..<rows {
      kernels.normalize(
        state(row), weights.outputNorm.assumingMemoryBound(to: Float.self), weights.sizes.epsilon,
        Int32(weights.sizes.width), normalized[row])
      sums.start[row] = neural_sum()
      sums.start[row].maximum = -.infinity
    }
    if weights.areQuantized { withUnsafePointer(to: normalized.vectors) { kernels.quantize($0) } }
  }

  private func forEachChunk(_ body: (_ first: Int, _ count: Int) -> Void) {
    let tokens = Int(weights.output.rows)
    for first in stride(from: 0, to: tokens, by: Self.chunk) {
      let count = min(Self.chunk, tokens - first)
      withUnsafePointer(to: weights.output) { output in
        withUnsafePointer(to: normalized.vectors) { vectors in
          kernels.multiply(
            output, Int32(first), Int32(count), vectors, chunkScores.start, Int64(Self.chunk), tile.start)
        }
      }
      body(first, count)
    }
  }

  /// The logarithm of a row's sum of exponentials.
  private func logarithm(of row: Int) -> Float {
    let sum = sums.start[row]
    let total = withUnsafeBytes(of: sum.lanes) { $0.bindMemory(to: Float.self).reduce(0.0) { $0 + Double($1) } }
    guard total.isNormal, sum.maximum.isFinite else { return .nan }
    return Float(Double(sum.maximum) + naturalLogarithm(total))
  }
}
