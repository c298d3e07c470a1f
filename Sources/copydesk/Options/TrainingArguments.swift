import ArgumentParser
import NGrams

/// A number of bytes, written `500M` or `2G`.
struct MemorySize: ExpressibleByArgument {
  let byteCount: Int

  var defaultValueDescription: String { byteCount >> 30 > 0 ? "\(byteCount >> 30)G" : "\(byteCount >> 20)M" }

  init(byteCount: Int) { self.byteCount = byteCount }

  init?(argument: String) {
    let units: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let shift = argument.last.flatMap { units[$0] }
    guard let number = Int(shift == nil ? argument[...] : argument.dropLast()), 0..<(1 << 32) ~= number else {
      return nil
    }
    byteCount = number << (shift ?? 0)
  }
}

/// Numbers between commas.
struct CountList: ExpressibleByArgument {
  let counts: [Int]

  var defaultValueDescription: String { "none" }

  init(counts: [Int]) { self.counts = counts }

  init?(argument: String) {
    let counts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    self.counts = counts.compactMap { $0 }
    guard self.counts.count == counts.count else { return nil }
  }
}

/// A number for one corpus: `wikipedia=0.5`.
struct CorpusSetting: ExpressibleByArgument {
  let name: String
  let value: Double

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), let value = Double(argument[argument.index(after: equals)...]),
      value > 0, value < 1e9
    else { return nil }
    name = String(argument[..<equals])
    self.value = value
  }
}

/// How a model is stored, by name.
enum LayoutName: String, ExpressibleByArgument, CaseIterable {
  /// A bit-packed trie, quantised.
  case compact
  /// Hash tables, exact.
  case fast

  var layout: ModelLayout { self == .compact ? .compact : .fast }
}
