/// Tells texts that hold next to nothing odd from those worth the detector's time, without a language model.
///
/// Pairs of adjacent classes (``ClassInventory``) that are more frequent in damaged text than in sound text, such as a
/// preposition before `we` or a common word before `The`, speak for damage by the logarithm of that ratio (the
/// likelihood ratio of Neyman & Pearson 1933). Their sum over a thousand tokens is the text's score. Which pairs count
/// how much, and the score asked for, are learned; see ``ClassBigramCounts``. It says nothing about single places.
struct ClassBigramGate: Hashable, Sendable {
  /// The number of classes the tables are for.
  static let classCount = ClassInventory.shared.count
  /// The natural log of the largest ratio that counts: beyond twenty times, the counts are too few to tell.
  static let greatestRatio: Float = 3

  /// What a pair of classes says, in 64ths of a natural log, at `first × classCount + second`; 0 for most.
  private(set) var ratios: [UInt8]
  /// The least score at which a text is worth a look.
  var threshold: Float

  /// A gate that lets all texts through.
  static let open = ClassBigramGate(ratios: [UInt8](repeating: 0, count: classCount * classCount), threshold: 0)

  private init(ratios: [UInt8], threshold: Float) {
    self.ratios = ratios
    self.threshold = threshold
  }

  /// A gate of some pairs; nil if a class is unknown or a ratio is out of range.
  init?(_ pairs: [Pair], threshold: Float) {
    self = Self.open
    self.threshold = threshold
    for pair in pairs {
      guard pair.index < ratios.count, pair.ratio > 0, pair.ratio <= Self.greatestRatio else { return nil }
      ratios[pair.index] = UInt8(pair.ratio * 64)
    }
  }

  /// A pair of classes and the natural log of how much more frequent it is in damaged text.
  struct Pair {
    /// The place in the table.
    var index: Int
    var ratio: Float
  }

  /// The pairs that say something.
  var pairs: [Pair] {
    ratios.indices.filter { ratios[$0] > 0 }.map { Pair(index: $0, ratio: Float(ratios[$0]) / 64) }
  }

  /// Whether a text is worth a look.
  func passes(_ text: UnsafeBufferPointer<UInt8>) -> Bool { threshold <= 0 || score(text) >= threshold }

  /// The highest score of the text's windows.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func score(_ text: UnsafeBufferPointer<UInt8>) -> Float {
    var scanner = ClassScanner(text)
    var best: Float = 0
    while let window = scanner.nextWindow() { best = max(best, score(window)) }
    return best
  }

  /// The score of some classes.
  func score(_ classes: [UInt8]) -> Float {
    var sum = 0
    ratios.withUnsafeBufferPointer { ratios in
      classes.withUnsafeBufferPointer { classes in
        for index in 1..<max(1, classes.count) {
          let pair = Int(classes[index - 1]) * Self.classCount + Int(classes[index])
          if pair < ratios.count { sum += Int(ratios[pair]) }
        }
      }
    }
    return Float(sum) / 64 / Float(max(1, classes.count)) * 1000
  }
}
