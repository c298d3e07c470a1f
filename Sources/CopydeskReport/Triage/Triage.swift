package import Copydesk

/// The changes of a document in the order in which a reader should see them: the greatest expected harm first.
///
/// Spaces and marks that one rule changed in the document are one group, which is looked at once; every other change is
/// a group by itself.
package struct Triage: Sendable {
  /// A change of the text, or a flagged place.
  package struct Change: Sendable {
    package var removed: ArraySlice<UInt8>
    /// What stands there now; nil for a flagged place.
    package var added: ArraySlice<UInt8>?
    /// The findings behind it; none if the ledger does not explain it.
    package var findings: [Finding]

    package init(removed: ArraySlice<UInt8>, added: ArraySlice<UInt8>?, findings: [Finding]) {
      self.removed = removed
      self.added = added
      self.findings = findings
    }

    /// What to expect of it: the least sure finding decides.
    var harm: ExpectedHarm {
      let subject =
        if let added {
          ChangeSubject(from: removed, to: added)
        } else {
          findings.map { ChangeSubject(flagged: removed, $0.category) }.min() ?? .words
        }
      let all = findings.map { ExpectedHarm(subject, percent: HTMLPercent.of($0.confidence), outcome: $0.outcome) }
      // What no finding explains is not known to be right.
      return all.max() ?? ExpectedHarm(subject, percent: 0, outcome: .repaired)
    }
  }

  /// Changes that are looked at together.
  package struct Group: Hashable, Sendable {
    /// That of its worst change.
    package var harm: ExpectedHarm
    /// The changes by their places in the list that was given, ascending.
    package var changes: [Int]
  }

  /// The groups, the worst first; of equals the one that stands first in the text.
  package let groups: [Group]

  /// Orders the changes of one document.
  ///
  /// - Complexity: O(*n* log *n*) in the changes, O(*n*) in their bytes.
  package init(_ changes: [Change]) {
    struct Key: Hashable {
      var rule: String
      var outcome: Outcome
      var subject: ChangeSubject
    }
    var places: [Key: Int] = [:]
    var groups: [Group] = []
    for (place, change) in changes.enumerated() {
      let harm = change.harm
      guard harm.subject.isGrouped, let lead = change.findings.first else {
        groups.append(Group(harm: harm, changes: [place]))
        continue
      }
      let key = Key(rule: lead.rule, outcome: lead.outcome, subject: harm.subject)
      if let known = places[key] {
        groups[known].harm = max(groups[known].harm, harm)
        groups[known].changes.append(place)
      } else {
        places[key] = groups.count
        groups.append(Group(harm: harm, changes: [place]))
      }
    }
    self.groups = groups.sorted { lhs, rhs in
      lhs.harm == rhs.harm ? (lhs.changes.first ?? 0) < (rhs.changes.first ?? 0) : lhs.harm > rhs.harm
    }
  }
}

extension Triage {
  /// The changes and flagged places of a difference, in its order.
  ///
  /// - Complexity: O(*n*) in the hunks and their findings.
  package static func changes(of diff: WordDiff, _ findings: [Finding]) -> [(hunk: WordHunk, change: Change)] {
    diff.hunks.compactMap { hunk in change(of: hunk, in: diff, findings).map { (hunk, $0) } }
  }

  /// A hunk as a change; nil for kept text that nothing is said about.
  static func change(of hunk: WordHunk, in diff: WordDiff, _ findings: [Finding]) -> Change? {
    guard hunk.change != nil || hunk.isFlagged else { return nil }
    return Change(
      removed: diff.removed(hunk), added: hunk.change == nil ? nil : diff.added(hunk),
      findings: hunk.findings.compactMap { findings.indices.contains($0) ? findings[$0] : nil })
  }
}
