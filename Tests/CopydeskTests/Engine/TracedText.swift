import Copydesk

/// A text in which every byte remembers where it came from: the slow and obvious way to compose edits.
struct TracedText {
  /// A byte with its place in the original; nil if an edit put it there.
  struct Cell: Hashable {
    var byte: UInt8
    var origin: Int?
  }

  private(set) var cells: [Cell]

  init(_ original: [UInt8]) {
    cells = original.enumerated().map { Cell(byte: $1, origin: $0) }
  }

  var bytes: [UInt8] { cells.map(\.byte) }

  /// Makes sorted, disjoint edits.
  mutating func apply(_ edits: [Edit]) {
    for edit in edits.reversed() {
      cells.replaceSubrange(edit.range, with: edit.replacement.map { Cell(byte: $0, origin: nil) })
    }
  }
}
