extension JunctionGate {
  /// Writes a gate: its numbers, the trees, then the weights as bytes, each run of zeros as a zero and its length up to
  /// 255.
  func encode(to writer: inout ModelWriterBuffer) {
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
    writer.append(bytes)
  }

  /// Reads a gate; nil unless there is one weight for each feature, or none at all, and its numbers are in range.
  init?(from reader: inout ModelReaderBuffer) {
    guard let threshold = reader.float(), let intercept = reader.word(),
      let trees = BoostedTrees(from: &reader, featureCount: JunctionEvidence.featureCount),
      let bytes = reader.array(limit: 2 * JunctionFeatures.count)
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
