import Foundation

/// A Llama model as its papers write it, in double precision and as slow as that: what the kernels are held against.
struct ReferenceModel {
  let model: TinyModel

  /// The natural logarithms of all tokens' probabilities after each token.
  func logProbabilities(_ tokens: [Int]) -> [[Double]] {
    var states = tokens.map { row("token_embd", $0) }
    for layer in 0..<model.layerCount {
      let block = "blk.\(layer)."
      let normalized = states.map { normalize($0, block + "attn_norm") }
      let queries = normalized.enumerated().map { turned(times(block + "attn_q", $1), at: $0) }
      let keys = normalized.enumerated().map { turned(times(block + "attn_k", $1), at: $0) }
      let values = normalized.map { times(block + "attn_v", $0) }
      for position in tokens.indices {
        let seen = attention(queries[position], Array(keys[...position]), Array(values[...position]))
        states[position] = plus(states[position], times(block + "attn_output", seen))
        let inner = normalize(states[position], block + "ffn_norm")
        let gates = times(block + "ffn_gate", inner)
        let raised = zip(gates, times(block + "ffn_up", inner)).map { $0 / (1 + exp(-$0)) * $1 }
        states[position] = plus(states[position], times(block + "ffn_down", raised))
      }
    }
    let output = model.tensors["output"] == nil ? "token_embd" : "output"
    return states.map { state in
      let scores = times(output, normalize(state, "output_norm"))
      let largest = scores.max() ?? 0
      let logarithm = largest + log(scores.reduce(0) { $0 + exp($1 - largest) })
      return scores.map { $0 - logarithm }
    }
  }

  private func attention(_ query: [Double], _ keys: [[Double]], _ values: [[Double]]) -> [Double] {
    let width = model.headWidth
    return (0..<model.heads).flatMap { head -> [Double] in
      let start = head / (model.heads / model.keyHeads) * width
      let scores = keys.map { key in
        (0..<width).reduce(0) { $0 + query[head * width + $1] * key[start + $1] } / Double(width).squareRoot()
      }
      let weights = scores.map { exp($0 - (scores.max() ?? 0)) }
      let sum = weights.reduce(0, +)
      return (0..<width).map { index in zip(weights, values).reduce(0) { $0 + $1.0 * $1.1[start + index] } / sum }
    }
  }

  /// Turns neighbouring pairs of each head.
  private func turned(_ vector: [Double], at position: Int) -> [Double] {
    var result = vector
    for pair in stride(from: 0, to: vector.count, by: 2) {
      let index = pair % model.headWidth
      let angle = Double(position) * pow(Double(model.base), -Double(index) / Double(model.headWidth))
      result[pair] = vector[pair] * cos(angle) - vector[pair + 1] * sin(angle)
      result[pair + 1] = vector[pair] * sin(angle) + vector[pair + 1] * cos(angle)
    }
    return result
  }

  private func normalize(_ vector: [Double], _ name: String) -> [Double] {
    let square = vector.reduce(0) { $0 + $1 * $1 } / Double(vector.count)
    let factor = 1 / (square + Double(model.epsilon)).squareRoot()
    return zip(vector, model.norms[name] ?? []).map { $0 * factor * Double($1) }
  }

  private func times(_ name: String, _ vector: [Double]) -> [Double] {
    let numbers = model.tensors[name]?.numbers ?? []
    return (0..<numbers.count / vector.count).map { row in
      vector.indices.reduce(0) { $0 + vector[$1] * Double(numbers[row * vector.count + $1]) }
    }
  }

  private func row(_ name: String, _ index: Int) -> [Double] {
    let numbers = model.tensors[name]?.numbers ?? []
    return numbers[index * model.width..<(index + 1) * model.width].map(Double.init)
  }

  private func plus(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
}
