internal import Bytes

/// Tells texts that hold next to nothing odd from those worth the detector's time, without a language model.
///
/// Every junction of two tokens is judged by the classes and words around it (``JunctionFeatures``): whether something
/// pasted begins or ends there, by logistic regression on hashed features (Weinberger et al. 2009, *Feature hashing for
/// large scale multitask learning*). What they say taken together (``JunctionTally``) is judged by a few trees. The
/// weights, the trees, and the score asked for are learned; see ``JunctionTrainer``. It says nothing about single places.
package struct JunctionGate: Hashable, Sendable {
  /// What is learned about junctions.
  package struct Weights: Hashable, Sendable {
    /// What each feature adds to the log-odds of damage, in steps of ``JunctionTally``.
    let features: [Int8]
    /// The log-odds without any feature.
    let intercept: Int

    /// Weights; nil unless there is one for every feature and the intercept is in range.
    package init?(_ features: [Int8], intercept: Int) {
      guard features.count == JunctionFeatures.count, abs(intercept) < 1 << 15 else { return nil }
      self.features = features
      self.intercept = intercept
    }

    /// Notes what the junctions of a window say.
    func weigh(_ window: ClassifiedTokens, _ reader: inout JunctionFeatures, into tally: inout JunctionTally) {
      features.withUnsafeBufferPointer { features in
        reader.forEachJunction(of: window) { _, indices in
          // Every index is below the count.
          var steps = intercept
          for number in indices.indices { steps += Int(features[Int(indices[number])]) }
          tally.add(steps)
        }
      }
    }

    /// Visits the features of what each window of a text says.
    package func forEachWindow(of text: UnsafeBufferPointer<UInt8>, _ body: ([Float]) -> Void) {
      var scanner = ClassScanner(text)
      var reader = JunctionFeatures()
      var tally = JunctionTally()
      var row: [Float] = []
      while let window = scanner.nextWindow() {
        tally.removeAll()
        weigh(window, &reader, into: &tally)
        tally.features(into: &row)
        body(row)
      }
    }
  }

  /// What is known about junctions; nil in an open gate.
  let weights: Weights?
  /// The log-odds that a text is damaged, by the features of its tally.
  let trees: BoostedTrees
  /// The least score at which a text is worth a look.
  let threshold: Float

  package init(weights: Weights?, trees: BoostedTrees, threshold: Float) {
    self.weights = weights
    self.trees = trees
    self.threshold = threshold
  }

  /// A gate that lets all texts through.
  package static let open = JunctionGate(weights: nil, trees: .constant, threshold: 0)

  /// Whether it lets all texts through.
  var isOpen: Bool { weights == nil }

  /// Whether a text is worth a look.
  package func passes(_ text: UnsafeBufferPointer<UInt8>) -> Bool { isOpen || score(text) >= threshold }

  /// The highest score of the text's windows, in log-odds; least of all without any token.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func score(_ text: UnsafeBufferPointer<UInt8>) -> Float {
    var best = -Float.infinity
    weights?.forEachWindow(of: text) { best = max(best, trees.score($0)) }
    return best
  }
}

extension JunctionGate {
  /// Writes a gate: its numbers, the trees, then the weights as bytes, each run of zeros as a zero and its length up to
  /// 255.
  func encode(to writer: inout BinaryWriter) {
    writer.append(threshold)
    writer.append(UInt32(bitPattern: Int32(truncatingIfNeeded: weights?.intercept ?? 0)))
    trees.encode(to: &writer)
    let features = weights?.features ?? []
    var bytes: [UInt8] = []
    var index = 0
    while index < features.count {
      let weight = features[index]
      bytes.append(UInt8(bitPattern: weight))
      index += 1
      guard weight == 0 else { continue }
      var length: UInt8 = 1
      while index < features.count, features[index] == 0, length < 255 {
        length += 1
        index += 1
      }
      bytes.append(length)
    }
    writer.appendCounted(bytes)
  }

  /// Reads a gate; nil unless there is one weight for each feature, or none at all, and its numbers are in range.
  init?(from reader: inout BinaryReader) {
    guard let threshold = reader.float(), let intercept = reader.integer(UInt32.self),
      let trees = BoostedTrees(from: &reader, featureCount: JunctionTally.featureCount),
      let bytes = reader.countedBytes(limit: 2 * JunctionFeatures.count)
    else { return nil }
    guard !bytes.isEmpty else {
      self = .open
      return
    }
    var features = [Int8](repeating: 0, count: JunctionFeatures.count)
    var place = 0
    var index = 0
    while index < bytes.count, place < features.count {
      if bytes[index] != 0 {
        features[place] = Int8(bitPattern: bytes[index])
        place += 1
        index += 1
      } else {
        guard index + 1 < bytes.count, bytes[index + 1] > 0 else { return nil }
        place += Int(bytes[index + 1])
        index += 2
      }
    }
    guard index == bytes.count, place == features.count else { return nil }
    guard let weights = Weights(features, intercept: Int(Int32(bitPattern: intercept))) else { return nil }
    self.init(weights: weights, trees: trees, threshold: threshold)
  }
}
