extension Configuration {
  /// Checks names and numbers against the rules there are.
  func validate(against rules: [RuleInfo]) throws(ConfigurationError) {
    if let confidence = minimumConfidence, !(0...1).contains(confidence) {
      throw .confidenceOutOfRange(confidence)
    }
    let ruleIDs = Set(rules.map(\.id))
    let known = ruleIDs.union(StageID.allCases.map(\.rawValue))
    for name in only.union(skip).sorted() where !known.contains(name) {
      throw .unknownName(name, suggestion: Self.nearest(to: name, in: known))
    }
    for name in ruleModes.keys.sorted() where !ruleIDs.contains(name) {
      throw .unknownName(name, suggestion: Self.nearest(to: name, in: ruleIDs))
    }
  }

  /// The known name with the smallest edit distance, if it is small enough to be a slip of the hand.
  private static func nearest(to name: String, in known: Set<String>) -> String? {
    let best = known.sorted().map { (name: $0, distance: distance($0, name)) }.min { $0.distance < $1.distance }
    guard let best, best.distance * 3 <= max(3, name.utf8.count) else { return nil }
    return best.name
  }

  /// Levenshtein distance in bytes.
  private static func distance(_ first: String, _ second: String) -> Int {
    let target = Array(second.utf8)
    var row = Array(0...target.count)
    for (line, byte) in first.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in target.indices {
        let substitution = diagonal + (target[column] == byte ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
      }
    }
    return row[target.count]
  }
}
