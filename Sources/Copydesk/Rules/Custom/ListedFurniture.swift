/// Removes lines that are a phrase which the configuration lists as page furniture.
struct ListedFurniture: Rule {
  static let id = "listed-furniture"
  let info = RuleInfo(
    id: Self.id, stage: .layout, category: .layout, safety: .careful,
    summary: "A line is a phrase that the configuration lists as page furniture.",
    explanation: """
      A line is removed, with the smaller of the gaps around it, if all of it is one of the phrases under `furniture:` in \
      the configuration, white space at its ends and case aside. A text of nothing else stays, and so does a line in \
      which the phrase is only a part.
      """,
    examples: [], references: ["the configuration"])
  let editsProtectedSpans = true
  private let phrases: Set<String>

  /// Takes the phrases; one of white space alone stands for no line.
  init(_ phrases: [String]) { self.phrases = Set(phrases.map(Self.key)).subtracting([""]) }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let lines = text.lines
    let isListed = lines.map { phrases.contains(Self.key(String(decoding: text[$0], as: UTF8.self))) }
    // As all of a document it is what somebody wanted to keep.
    guard zip(lines, isListed).contains(where: { !$1 && !Self.isBlank($0, in: text) }) else { return }
    var end = 0
    for index in lines.indices where isListed[index] && index >= end {
      end = lines[index...].indices.first { !isListed[$0] && !Self.isBlank(lines[$0], in: text) } ?? lines.endIndex
      let last = (index..<end).last { isListed[$0] } ?? index
      let first = lines[..<index].lastIndex { !Self.isBlank($0, in: text) }.map { $0 + 1 } ?? 0
      let gaps = (before: index - first, behind: end - 1 - last)
      if end == lines.endIndex {
        // At the end of the text the gap before it goes.
        let start = first > 0 ? lines[first - 1].upperBound : 0
        findings.remove(start..<lines[last].upperBound, confidence: 0.95)
      } else if gaps.behind <= gaps.before || first == 0 {
        findings.remove(lines[index].lowerBound..<lines[end].lowerBound, confidence: 0.95)
      } else {
        findings.remove(lines[first].lowerBound..<lines[last + 1].lowerBound, confidence: 0.95)
      }
    }
  }

  private static func isBlank(_ line: Range<Int>, in text: WorkingText) -> Bool {
    line.allSatisfy { text.view[$0] <= 0x20 }
  }

  private static func key(_ phrase: String) -> String {
    String(decoding: phrase.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed(), as: UTF8.self)
      .lowercased()
  }
}
