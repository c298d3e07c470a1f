/// A case table: one JSON file of cases.
public struct FixtureGroup: Hashable, Sendable {
  /// The file's name without its extension: `negative`.
  public var name: String
  /// The file's path.
  public var file: String
  /// The cases, in the file's order.
  public var cases: [FixtureCase]

  /// The file as it was read.
  var source: [UInt8]
  /// Where each case stands in ``source``.
  var ranges: [Range<Int>]

  /// Reads a table.
  init(name: String, file: String, source: [UInt8]) throws(FixtureError) {
    guard let ranges = JSONText.elements(of: source) else { throw .malformedTable(file: file) }
    self.name = name
    self.file = file
    self.source = source
    self.ranges = ranges
    cases = []
    var labels: Set<String> = []
    var line = 1
    var position = 0
    for range in ranges {
      line += source[position..<range.lowerBound].count { $0 == 0x0A }
      position = range.lowerBound
      let next = try FixtureCase(json: source[range], file: file, line: line)
      guard labels.insert(next.label).inserted else { throw .duplicateLabel(file: file, label: next.label) }
      cases.append(next)
    }
  }

  /// Where the last case ends, or the array begins if there is none; nil if there is no array.
  var end: Int? { ranges.last?.upperBound ?? source.firstIndex(of: UInt8(ascii: "[")).map { $0 + 1 } }

  /// The file with the given cases in the places of those read; the bytes of cases that did not change stay.
  func rendered(_ updated: [FixtureCase]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for (index, range) in ranges.enumerated() where updated[index] != cases[index] {
      result += source[position..<range.lowerBound]
      result += updated[index].json.utf8
      position = range.upperBound
    }
    return result + source[position...]
  }
}
