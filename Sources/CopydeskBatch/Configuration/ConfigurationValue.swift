internal import Yams

/// One value of a configuration file.
///
/// Scalars are read as they are written, so that `off` is a mode and not `false`.
struct ConfigurationValue {
  let node: Node
  let place: String
  let key: String

  func string() throws(BatchError) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw error("a word") }
    return scalar.string
  }

  /// A list, or a single word for a list of one.
  func strings() throws(BatchError) -> [String] {
    guard let sequence = node.sequence else { return [try string()] }
    return try sequence.map { (element) throws(BatchError) in
      try ConfigurationValue(node: element, place: place, key: key).string()
    }
  }

  func number() throws(BatchError) -> Double {
    guard let number = Double(try string()), number.isFinite else { throw error("a number") }
    return number
  }

  func whole(from smallest: Int) throws(BatchError) -> Int {
    guard let number = Int(try string()), number >= smallest else { throw error("a whole number from \(smallest)") }
    return number
  }

  func choice<Choice: RawRepresentable & CaseIterable>() throws(BatchError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try string()) else {
      throw error("one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  func choices<Choice: RawRepresentable & CaseIterable>() throws(BatchError) -> [String: Choice]
  where Choice.RawValue == String {
    guard let mapping = node.mapping else { throw error("lines of `rule: mode`") }
    var choices: [String: Choice] = [:]
    for (name, value) in mapping {
      let rule = name.scalar?.string ?? "?"
      choices[rule] = try ConfigurationValue(node: value, place: place, key: "\(key).\(rule)").choice()
    }
    return choices
  }

  private func error(_ expected: String) -> BatchError {
    .configuration("\(place): '\(key)' must be \(expected)")
  }
}
