internal import Bytes
internal import Copydesk
internal import Glibc
internal import WordRepair

/// Learns what ``JunctionGate`` knows about junctions.
///
/// Logistic regression by stochastic gradient descent, each weight with a step of its own that shrinks as it is used
/// (AdaGrad: Duchi, Hazan & Singer 2011, *Adaptive subgradient methods*), with a penalty on large weights.
struct JunctionTrainer {
  /// How often the texts are gone through; with twice as many as many sound texts pass.
  private static let epochCount = 5
  private static let learningRate: Float = 0.1
  /// The rate of the intercept, which every junction moves.
  private static let interceptRate: Float = 0.0005
  private static let regularization: Float = 3e-5

  private var weights = [Float](repeating: 0, count: JunctionFeatures.count)
  private var squares = [Float](repeating: 1e-3, count: JunctionFeatures.count)
  /// It begins near the log-odds of a junction's damage in the texts learned from.
  private var intercept: Float = -3
  private var damagedCount = 0
  private var junctionCount = 0

  /// Learns weights; nil if there is nothing damaged to learn from.
  static func weights(_ examples: [JunctionExample]) -> JunctionGate.Weights? {
    var trainer = JunctionTrainer()
    var order = Array(examples.indices)
    var random = DamageRandom(seed: 1)
    for _ in 0..<epochCount {
      order.shuffle(using: &random)
      for index in order { trainer.learn(examples[index]) }
    }
    return trainer.damagedCount > 0 ? trainer.rounded() : nil
  }

  private mutating func learn(_ example: JunctionExample) {
    example.text.withUnsafeBufferPointer { text in
      var scanner = ClassScanner(text, notesStarts: true)
      var features = JunctionFeatures()
      while let window = scanner.nextWindow() {
        let labels = example.labels(of: window)
        features.forEachJunction(of: window) { index, indices in
          learn(indices, isDamaged: index < labels.count && labels[index])
        }
      }
    }
  }

  @inline(__always)
  private mutating func learn(_ indices: JunctionFeatures.Indices, isDamaged: Bool) {
    var logOdds = intercept
    for number in indices.indices { logOdds += weights[Int(indices[number])] }
    let error = 1 / (1 + expf(-logOdds)) - (isDamaged ? 1 : 0)
    intercept -= Self.interceptRate * error
    for number in indices.indices {
      let index = Int(indices[number])
      let gradient = error + Self.regularization * weights[index]
      squares[index] += gradient * gradient
      weights[index] -= Self.learningRate * gradient / squares[index].squareRoot()
    }
    junctionCount += 1
    if isDamaged { damagedCount += 1 }
  }

  /// What was learned so far, as likelihood ratios: the odds of damage in the texts learned from are taken out of it.
  private func rounded() -> JunctionGate.Weights? {
    let share = Float(damagedCount) / Float(max(1, junctionCount))
    let ratio = intercept - logf(share / max(1e-6, 1 - share))
    let steps = weights.map { Int8(max(-127, min(($0 * JunctionTally.resolution).rounded(), 127))) }
    return JunctionGate.Weights(steps, intercept: Int((ratio * JunctionTally.resolution).rounded()))
  }
}

/// A text as the gate will see it, with the junctions at which something pasted begins or ends.
struct JunctionExample {
  let text: [UInt8]
  /// How many places were written over.
  let placeCount: Int
  /// The bytes at which a paste begins or ends, rising.
  private let edges: [Int]

  package init(text: [UInt8], placeCount: Int, edges: [Int]) {
    self.text = text
    self.placeCount = placeCount
    self.edges = edges.sorted()
  }

  /// Cleans an example, since the gate will see what earlier stages have left.
  init(_ example: DamageExample, _ session: CleaningSession) {
    let cleaned = session.clean(Document(id: "", bytes: example.text))
    let changes = (try? cleaned.ledger.script())?.changes ?? []
    let edges = example.sites.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    self.init(
      text: cleaned.bytes, placeCount: example.sites.count,
      edges: edges.sorted().map { Self.offset($0, after: changes) })
  }

  /// The same text without the damage: the words that stood there in the places of what was pasted.
  static func sound(_ example: DamageExample, _ session: CleaningSession) -> JunctionExample {
    var text: [UInt8] = []
    var end = 0
    for site in example.sites where site.range.lowerBound >= end && site.range.upperBound <= example.text.count {
      text += example.text[end..<site.range.lowerBound]
      text += Array(site.words.joined(separator: " ").utf8)
      end = site.range.upperBound
    }
    text += example.text[end...]
    return JunctionExample(DamageExample(text: text, sites: []), session)
  }

  /// Where a place of the original is after changes.
  private static func offset(_ original: Int, after changes: [EditScript.Change]) -> Int {
    var shift = 0
    for change in changes {
      guard change.range.lowerBound < original else { break }
      if change.range.upperBound > original { return change.range.lowerBound + shift }
      shift += change.after.count - change.range.count
    }
    return max(0, original + shift)
  }

  /// For each token of a window, whether a paste begins at it or ended before it.
  func labels(of window: ClassifiedTokens) -> [Bool] {
    var labels = [Bool](repeating: false, count: window.starts.count)
    guard let first = window.starts.first else { return labels }
    // The first is the break before the window, and stands where its first token does.
    let tokens = window.starts.dropFirst()
    for edge in edges where edge >= first {
      let index = tokens.partitionPoint { $0 >= edge }
      if index < labels.count { labels[index] = true }
    }
    return labels
  }
}
