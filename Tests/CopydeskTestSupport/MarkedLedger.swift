public import Copydesk

/// A text with its findings written into it: `⟦before→after⟧` for a repair, `⟦before⟧` for a flag.
///
/// A test writes `"Saturday⟦ ’s→’s⟧ vote"` instead of counting bytes. It may also mark a place that it asks about.
public struct MarkedLedger: Hashable, Sendable {
  /// What a test compares of a finding.
  public struct Entry: Hashable, Sendable {
    /// The bytes of the original.
    public var range: Range<Int>
    /// What stands there.
    public var before: String
    /// What is to stand there; nil for a flag.
    public var after: String?
  }

  /// The text without marks.
  public private(set) var original = ""
  /// The text with its repairs.
  public private(set) var repaired = ""
  /// The findings, in the order of the text.
  public private(set) var entries: [Entry] = []

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    for (index, piece) in marked.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      let halves = piece.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      if index > 0, let note = halves.first {
        let sides = note.split(separator: "→", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let before = sides[0]
        let after = sides.count > 1 ? sides[1] : nil
        let start = original.utf8.count
        entries.append(Entry(range: start..<start + before.utf8.count, before: before, after: after))
        original += before
        repaired += after ?? before
      }
      let plain = index == 0 ? piece : halves.count > 1 ? halves[1] : ""
      original += plain
      repaired += plain
    }
  }
}

extension MarkedLedger.Entry {
  /// Takes from a finding what tests compare.
  public init(_ finding: Finding) {
    self.init(
      range: finding.range, before: String(decoding: finding.before, as: UTF8.self),
      after: finding.outcome == .repaired ? finding.after.map { String(decoding: $0, as: UTF8.self) } : nil)
  }
}
