internal import Glibc

/// Counts of pairs of classes in damaged and in sound text, from which a ``ClassBigramGate`` is made.
struct ClassBigramCounts {
  private var damaged = [Float](repeating: 0, count: ClassBigramGate.classCount * ClassBigramGate.classCount)
  private var sound = [Float](repeating: 0, count: ClassBigramGate.classCount * ClassBigramGate.classCount)

  /// A damaged text with fewer places than this in a thousand tokens is too much like a sound one to count.
  private static let leastDensity = 15
  /// Added to each count: a pair met twice in damaged text and never elsewhere says little.
  private static let smoothing: Float = 3
  /// The natural log of the least ratio that counts; with 0.7 and 1.3 more sound or fewer damaged texts pass.
  private static let leastRatio: Float = 1
  /// The share of all places whose texts have to pass; with 0.98 a third more of sound texts passes.
  private static let keptShare = 0.95

  /// Learns a gate: the pairs from one half of the examples, the score to ask for from the other.
  ///
  /// The texts are cleaned first: the gate will see what earlier stages have left.
  static func gate(_ examples: [ScrambleExample], _ session: CleaningSession) -> ClassBigramGate {
    let texts = examples.map { session.clean(Document(id: "", bytes: $0.text)).bytes }
    return gate(zip(texts, examples).map { (text: $0, places: $1.sites.count) })
  }

  /// Learns a gate from texts and the number of their places.
  static func gate(_ examples: [(text: [UInt8], places: Int)]) -> ClassBigramGate {
    var counts = ClassBigramCounts()
    for index in stride(from: 0, to: examples.count, by: 2) { counts.add(examples[index]) }
    guard var gate = ClassBigramGate(counts.pairs(), threshold: 0) else { return .open }
    let rest = stride(from: 1, to: examples.count, by: 2).map { examples[$0] }.filter { $0.places > 0 }
    gate.threshold = threshold(
      rest.map { (score: $0.text.withUnsafeBufferPointer { gate.score($0) }, places: $0.places) })
    return gate
  }

  private mutating func add(_ example: (text: [UInt8], places: Int)) {
    example.text.withUnsafeBufferPointer { text in
      var scanner = ClassScanner(text)
      while let classes = scanner.nextWindow() {
        let isDamaged = example.places * 1000 >= Self.leastDensity * classes.count
        guard isDamaged || example.places == 0 else { continue }
        for (first, second) in zip(classes, classes.dropFirst()) {
          let pair = Int(first) * ClassBigramGate.classCount + Int(second)
          if isDamaged { damaged[pair] += 1 } else { sound[pair] += 1 }
        }
      }
    }
  }

  private func pairs() -> [ClassBigramGate.Pair] {
    let scale = damaged.reduce(0, +) / max(1, sound.reduce(0, +))
    return damaged.indices.compactMap { index in
      let ratio = logf((damaged[index] + Self.smoothing) / (sound[index] * scale + Self.smoothing))
      guard ratio > Self.leastRatio else { return nil }
      return ClassBigramGate.Pair(index: index, ratio: min(ratio, ClassBigramGate.greatestRatio))
    }
  }

  /// The highest score that texts with the share asked for of all places reach.
  private static func threshold(_ texts: [(score: Float, places: Int)]) -> Float {
    let falling = texts.sorted { $0.score > $1.score }
    let asked = Double(texts.reduce(0) { $0 + $1.places }) * keptShare
    var kept = 0
    for text in falling {
      kept += text.places
      if Double(kept) >= asked { return text.score }
    }
    return 0
  }
}
