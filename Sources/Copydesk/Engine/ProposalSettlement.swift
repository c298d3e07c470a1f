/// The proposals of one stage after their conflicts are settled.
///
/// Where two edits claim the same bytes the earlier rule of the stage wins; among those of one rule, the earlier place.
/// Edits of protected spans are dropped, and so is all that rules of one language say of paragraphs in others; edits below the least confidence, or of rules set to flag, become flags.
struct ProposalSettlement {
  /// The edits to make, ascending and disjoint.
  private(set) var edits: [Edit] = []
  /// The proposals behind `edits`, in the same order.
  private(set) var repairs: [Proposal] = []
  /// The places to report.
  private(set) var flags: [Proposal] = []

  init(_ proposals: [Proposal], stage: ConfiguredStage, in text: WorkingText) {
    // Keys are sorted in the proposals' stead, and each proposal is copied once: with an edit every few words, copies
    // would cost more than the rules.
    var candidates: [Key] = []
    candidates.reserveCapacity(proposals.count)
    for (index, proposal) in proposals.enumerated() {
      let rule = stage.rules[proposal.rule]
      if let exceptions = rule.exceptions, exceptions.hold(proposal.range, in: text.view) { continue }
      if let language = rule.language, text.language(at: proposal.range.lowerBound) != language { continue }
      if let replacement = proposal.replacement {
        if Self.changesNothing(proposal.range, replacement, text.view) { continue }
        if !rule.editsProtectedSpans, text.protectedSpans.intersects(proposal.range) { continue }
        if rule.mode == .flag || proposal.confidence < rule.minimumConfidence {
          flags.append(proposal)
          flags[flags.count - 1].replacement = nil
        } else {
          candidates.append(Key(proposal, index))
        }
      } else {
        flags.append(proposal)
      }
    }
    candidates.sort()
    var kept: [Key] = []
    kept.reserveCapacity(candidates.count)
    for candidate in candidates { Self.place(candidate, in: &kept) }
    repairs = kept.map { proposals[$0.index] }
    edits = repairs.map { Edit($0.range, with: $0.replacement ?? []) }
  }

  private static func changesNothing(_ range: Range<Int>, _ replacement: [UInt8], _ view: ByteView) -> Bool {
    range.count == replacement.count && view.buffer[range].elementsEqual(replacement)
  }

  /// Orders proposals by place; an insertion comes before a replacement of the bytes behind it, since the two do not
  /// conflict.
  private struct Key: Comparable {
    var lower: Int
    var upper: Int
    var rule: Int
    var index: Int

    init(_ proposal: Proposal, _ index: Int) {
      lower = proposal.range.lowerBound
      upper = proposal.range.upperBound
      rule = proposal.rule
      self.index = index
    }

    var range: Range<Int> { lower..<upper }

    static func < (lhs: Key, rhs: Key) -> Bool {
      if lhs.lower != rhs.lower { return lhs.lower < rhs.lower }
      if lhs.range.isEmpty != rhs.range.isEmpty { return lhs.range.isEmpty }
      return (lhs.rule, lhs.upper, lhs.index) < (rhs.rule, rhs.upper, rhs.index)
    }
  }

  /// Adds a candidate unless an edit of higher precedence stands in its way; takes the place of lower ones.
  private static func place(_ candidate: Key, in kept: inout [Key]) {
    var count = kept.count
    while count > 0, conflict(kept[count - 1].range, candidate.range) {
      if kept[count - 1].rule <= candidate.rule { return }
      count -= 1
    }
    kept.removeLast(kept.count - count)
    kept.append(candidate)
  }

  /// Whether two ranges share bytes, or both insert at one place, or one inserts inside the other.
  private static func conflict(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    if first.isEmpty && second.isEmpty { return first.lowerBound == second.lowerBound }
    if first.isEmpty { return second.lowerBound < first.lowerBound && first.lowerBound < second.upperBound }
    if second.isEmpty { return first.lowerBound < second.lowerBound && second.lowerBound < first.upperBound }
    return first.overlaps(second)
  }

  /// The text with the edits made.
  ///
  /// - Complexity: O(*n*).
  func apply(to text: ByteView) -> [UInt8] {
    let growth = edits.reduce(0) { $0 + $1.replacement.count - $1.range.count }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + growth)
    var position = 0
    for edit in edits {
      result.append(contentsOf: text.buffer[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.replacement)
      position = edit.range.upperBound
    }
    result.append(contentsOf: text.buffer[position...])
    return result
  }
}
