package import CopydeskLedger

package import Copydesk
internal import UnicodeText

/// A document as the page's script reads it: compact JSON, drawn when the document is opened.
///
/// `f` are the findings `[rule, outcome, percent, evidence, before, after]`, `e` the evidence they name by number (many
/// findings of a document share theirs), `p` the paragraphs: a string for an unchanged one, else an array of kept
/// strings and changes `[kind, removed, added, finding…]` with kind 0 for formatting, 1 for wording, 2 for a flag, 3
/// for moved text. `g` are the changes in the order of ``Triage``: arrays of what is touched (0 words, 1 numbers, 2 marks, 3
/// spaces), the expected harm, and the changes by their number on the page.
/// `notes` are the findings about the whole, `cut` says which part it is, `i` then the findings' places in the ledger.
package struct HTMLDocument {
  /// The most findings a change names: more would cover the card.
  private static let findingLimit = 64

  private let diff: WordDiff
  private let findings: [Finding]
  private let paragraphs: [DiffParagraph]
  private let cut: DocumentExcerpt.Cut?
  private let places: [Int]?

  /// Reads one part of a document, the first if none is named; parts have at most `limit` bytes of its original.
  ///
  /// - Complexity: O(*n*) in the bytes shown and the findings.
  package init(_ document: CleanedDocument, original: [UInt8], limit: Int, part: Int = 0) {
    let excerpt = DocumentExcerpt(document, original: original, limit: limit, part: part)
    diff = WordDiff(excerpt.document, original: excerpt.original)
    paragraphs = diff.paragraphs
    findings = excerpt.document.ledger.findings
    cut = excerpt.cut
    places = excerpt.places
  }

  /// Whether the finding at a place of the whole ledger is in this part.
  ///
  /// - Complexity: O(log *f*) in the findings shown.
  package func shows(_ place: Int) -> Bool {
    guard let places else { return findings.indices.contains(place) }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place
  }

  /// Writes the object; `extra` adds members of its own.
  package func write(
    _ rules: inout HTMLRuleTable, into json: inout JSONWriter, extra: (inout JSONWriter) -> Void = { _ in }
  ) {
    json.beginObject()
    let evidence = writeFindings(&rules, into: &json)
    json.key("e")
    json.beginArray()
    for facts in evidence {
      json.beginArray()
      for fact in facts {
        json.beginArray()
        json.string(fact.name)
        json.string(fact.value)
        json.endArray()
      }
      json.endArray()
    }
    json.endArray()
    json.key("p")
    json.beginArray()
    for paragraph in paragraphs { write(paragraph, into: &json) }
    json.endArray()
    writeGroups(into: &json)
    if !diff.documentFindings.isEmpty { Self.write(diff.documentFindings, as: "notes", into: &json) }
    if let places { Self.write(places, as: "i", into: &json) }
    if let cut {
      json.key("cut")
      json.beginObject()
      json.member("start", cut.shown.lowerBound)
      json.member("end", cut.shown.upperBound)
      json.member("bytes", cut.bytes)
      json.member("findings", cut.findings)
      json.member("part", cut.part)
      json.member("parts", cut.parts)
      json.endObject()
    }
    extra(&json)
    json.endObject()
  }

  private func writeFindings(_ rules: inout HTMLRuleTable, into json: inout JSONWriter) -> [[Evidence]] {
    var evidence: [[Evidence]] = []
    var known: [[Evidence]: Int] = [:]
    json.key("f")
    json.beginArray()
    for finding in findings {
      json.beginArray()
      json.number(rules.place(finding.rule, finding.category, finding.stage))
      json.number(finding.outcome == .repaired ? 0 : 1)
      json.number(HTMLPercent.of(finding.confidence))
      let facts = facts(of: finding)
      if let place = known[facts] {
        json.number(place)
      } else {
        known[facts] = evidence.count
        json.number(evidence.count)
        evidence.append(facts)
      }
      json.string(finding.before)
      if let after = finding.after { json.string(after) }
      json.endArray()
    }
    json.endArray()
    return evidence
  }

  private func writeGroups(into json: inout JSONWriter) {
    let hunks = paragraphs.filter(\.hasFindings).flatMap(\.hunks)
    let changes = hunks.compactMap { Triage.change(of: $0, in: diff, findings) }
    json.key("g")
    json.beginArray()
    for group in Triage(changes).groups {
      json.beginArray()
      json.number(group.harm.subject.rawValue)
      json.number(group.harm.value)
      for change in group.changes { json.number(change) }
      json.endArray()
    }
    json.endArray()
  }

  /// What the card lists: the evidence, and the other rules of a joint change.
  private func facts(of finding: Finding) -> [Evidence] {
    if finding.joinedRules.isEmpty { return finding.evidence }
    return finding.evidence + [Evidence("joined with", finding.joinedRules.joined(separator: ", "))]
  }

  private func write(_ paragraph: DiffParagraph, into json: inout JSONWriter) {
    guard paragraph.hasFindings else {
      json.string(paragraph.hunks.map { VisibleText.string(diff.removed($0), .hidden) }.joined())
      return
    }
    json.beginArray()
    for hunk in paragraph.hunks {
      if hunk.change == nil, !hunk.isFlagged {
        json.string(VisibleText.string(diff.removed(hunk), .hidden))
        continue
      }
      json.beginArray()
      switch hunk.change {
      case _? where hunk.isMoved: json.number(3)
      case .formatting?: json.number(0)
      case .wording?: json.number(1)
      case nil: json.number(2)
      }
      let spaces: VisibleText.Spaces = hunk.change == nil ? .hidden : hunk.change == .formatting ? .all : .breaks
      json.string(VisibleText.string(diff.removed(hunk), spaces))
      json.string(hunk.change == nil ? "" : VisibleText.string(diff.added(hunk), spaces))
      for place in hunk.findings.prefix(Self.findingLimit) { json.number(place) }
      json.endArray()
    }
    json.endArray()
  }

  private static func write(_ numbers: [Int], as name: String, into json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for number in numbers { json.number(number) }
    json.endArray()
  }
}
