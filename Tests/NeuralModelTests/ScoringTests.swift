import Testing

@testable import NeuralModel

@Suite("Scores of continuations")
struct ScoringTests {
  private static let text: [TokenID] = [
    60, 257, 12, 261, 100, 33, 258, 70, 71, 110, 5, 259, 200, 31, 90, 91, 92, 45, 4, 8,
  ]

  @Test("are those of a reference in double precision", arguments: WeightType.allCases, [false, true])
  func reference(type: WeightType, hasOutput: Bool) throws {
    let tiny = TinyModel(type, hasOutput: hasOutput, seed: 7)
    let session = NeuralSession(try tiny.load())
    let expected = ReferenceModel(model: tiny).logProbabilities(Self.text.map(Int.init))
    // Once all of it is a continuation, once most of it is context.
    for split in [1, 17] {
      try session.setContext(Array(Self.text[..<split]))
      let scores = try session.logProbabilities(of: Array(Self.text[split...]))
      for (index, score) in scores.enumerated() {
        let position = split + index
        #expect(abs(Double(score) - expected[position - 1][Int(Self.text[position])]) < 0.002)
      }
    }
  }

  @Test("have the same bits with every kernel", arguments: WeightType.allCases)
  func kernels(type: WeightType) throws {
    let model = try TinyModel(type).load()
    let bits = try KernelVariant.all.map { kernels in
      let session = NeuralSession(model, kernels)
      try session.setContext(Array(Self.text[..<9]))
      let continuations: [[TokenID]] = (0..<40).map { number in
        Array(Self.text[9..<10 + Int(number) % 11]) + [number]
      }
      let scores: [Float] = try session.score(continuations: continuations)
      let next: [Float] = try session.likeliestNext(count: 20).map(\.logProbability)
      return (scores + next).map(\.bitPattern)
    }
    #expect(Set(bits).count == 1)
  }

  @Test("do not depend on earlier contexts, nor on what is asked beside them")
  func independence() throws {
    let model = try TinyModel(.q4_1).load()
    let continuations = (0..<150).map { number -> [TokenID] in
      [TokenID(1 + number), TokenID(number % 3), 40, TokenID(number % 7)]
    }
    let fresh = NeuralSession(model)
    try fresh.setContext(Self.text)
    let together = try fresh.score(continuations: continuations)
    let used = NeuralSession(model)
    let contexts: [[TokenID]] = [
      Array(Self.text[..<13]) + [9, 9, 9], Self.text.reversed(), Array(Self.text[..<19]), Self.text,
    ]
    for context in contexts {
      try used.setContext(context)
    }
    for (continuation, score) in zip(continuations, together).reversed() {
      #expect(try used.score(continuations: [continuation]) == [score])
    }
  }

  @Test("come in the order of the continuations; beginnings in common and repeats change nothing")
  func order() throws {
    let session = NeuralSession(try TinyModel(.q8_0).load())
    try session.setContext([5, 6])
    let scores = try session.score(continuations: [[7, 8, 9], [], [7], [7, 8], [7, 8, 9], [7, 9]])
    let parts = try session.logProbabilities(of: [7, 8, 9])
    #expect(scores[1] == 0 && scores[2] == parts[0] && scores[3] == parts[0] + parts[1])
    #expect(scores[0] == parts[0] + parts[1] + parts[2] && scores[4] == scores[0])
    #expect(try session.logProbabilities(of: [7, 9]).reduce(0, +) == scores[5])
  }

  @Test("sum to 1 over all tokens, of which the likeliest come first")
  func likeliest() throws {
    let session = NeuralSession(try TinyModel(.f16).load())
    let vocabulary = TokenID(session.model.tokenizer.count)
    let scores = try session.score(continuations: (0..<vocabulary).map { [$0] })
    #expect(session.context == [0])
    #expect(abs(scores.reduce(0) { $0 + Double($1).exponential } - 1) < 1e-5)
    let next = try session.likeliestNext(count: 10)
    // The control token spells nothing and is left out.
    let sorted = (1..<vocabulary).sorted { (-scores[Int($0)], $0) < (-scores[Int($1)], $1) }
    #expect(next == sorted.prefix(10).map { NextToken(token: $0, logProbability: scores[Int($0)]) })
    #expect(try session.likeliestNext(count: 1 << 20).count == Int(vocabulary) - 1)
  }

  @Test("the likeliest tokens after a continuation are those of the longer context")
  func likeliestAfter() throws {
    let model = try TinyModel(.q4_1).load()
    let session = NeuralSession(model)
    let continuations: [[TokenID]] = [[40], [], [40, 41], [7, 8, 9], [40]]
    try session.setContext(Self.text)
    let after = try session.likeliestNext(after: continuations, count: 12)
    #expect(after.map(\.count) == [12, 0, 12, 12, 12] && after[0] == after[4])
    for (continuation, next) in zip(continuations, after) where !continuation.isEmpty {
      try session.setContext(Self.text)
      let scores = try session.score(continuations: next.map { continuation + [$0.token] })
      let start = try session.score(continuations: [continuation])[0]
      for (token, score) in zip(next, scores) { #expect(abs(score - start - token.logProbability) < 1e-4) }
      try session.setContext(Self.text + continuation)
      // Keys of the context are summed in another order than those of a continuation: the last bits differ.
      #expect(try session.likeliestNext(count: 3).map(\.token) == next.prefix(3).map(\.token))
    }
  }

  @Test("of more than is possible are refused")
  func limits() throws {
    let session = NeuralSession(try TinyModel(.q4_0).load(), contextLimit: 16, continuationLimit: 4)
    #expect(throws: NeuralModelError.self) { try session.setContext([TokenID](repeating: 1, count: 17)) }
    #expect(throws: NeuralModelError.self) { try session.setContext([-1]) }
    try session.setContext([TokenID](repeating: 1, count: 16))
    #expect(throws: NeuralModelError.self) { try session.score(continuations: [[1, 2, 3, 4, 5]]) }
    #expect(throws: NeuralModelError.self) { try session.score(continuations: [[1 << 20]]) }
    #expect(try session.score(continuations: [[1, 2, 3, 4]])[0] < 0)
  }
}

extension Double {
  /// e to the power of this, by its series.
  fileprivate var exponential: Double {
    let part = self / 1_024
    let root = (1...12).reversed().reduce(1.0) { 1 + part / Double($1) * $0 }
    return (0..<10).reduce(root) { power, _ in power * power }
  }
}
