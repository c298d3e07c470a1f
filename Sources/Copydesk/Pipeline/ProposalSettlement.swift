/// The proposals of one stage after their conflicts are settled.
///
/// Where two edits claim the same bytes the earlier rule of the stage wins; among those of one rule, the earlier place.
/// Edits of protected spans are dropped; edits below the least confidence, or of rules set to flag, become flags.
struct ProposalSettlement {
  /// The edits to make, ascending and disjoint.
  private(set) var edits: [Edit] = []
  /// The proposals behind `edits`, in the same order.
  private(set) var repairs: [Proposal] = []
  /// The places to report.
  private(set) var flags: [Proposal] = []

  init(_ proposals: [Proposal], stage: ConfiguredStage, minimumConfidence: Double, in text: WorkingText) {
    var candidates: [Proposal] = []
    candidates.reserveCapacity(proposals.count)
    for var proposal in proposals {
      let rule = stage.rules[proposal.rule]
      if let replacement = proposal.replacement {
        if text.view.buffer[proposal.range].elementsEqual(replacement) { continue }
        if !rule.editsProtectedSpans, text.protectedSpans.intersects(proposal.range) { continue }
        if rule.mode == .flag || proposal.confidence < minimumConfidence {
          proposal.replacement = nil
          flags.append(proposal)
        } else {
          candidates.append(proposal)
        }
      } else {
        flags.append(proposal)
      }
    }
    candidates.sort { Self.key($0) < Self.key($1) }
    repairs.reserveCapacity(candidates.count)
    for proposal in candidates { place(proposal) }
    edits = repairs.map { Edit($0.range, with: $0.replacement ?? []) }
  }

  /// By place; an insertion comes before a replacement of the bytes behind it, since the two do not conflict.
  private static func key(_ proposal: Proposal) -> (Int, Int, Int, Int) {
    (proposal.range.lowerBound, proposal.range.isEmpty ? 0 : 1, proposal.rule, proposal.range.upperBound)
  }

  /// Adds a candidate unless an edit of higher precedence stands in its way; takes the place of lower ones.
  private mutating func place(_ proposal: Proposal) {
    var index = repairs.count
    while index > 0, Self.conflict(repairs[index - 1].range, proposal.range) {
      if repairs[index - 1].rule <= proposal.rule { return }
      index -= 1
    }
    repairs.removeSubrange(index...)
    repairs.append(proposal)
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
