import UnicodeText

/// Runs a rule of the configuration.
struct PatternRule: Rule {
  let info: RuleInfo
  private let confidence: Double
  private let template: ReplacementTemplate?

  init(_ rule: CustomRule, _ template: ReplacementTemplate?) {
    info = rule.info
    confidence = rule.confidence
    self.template = template
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let matcher = text.resource(CustomMatchers.self)?.matchers[info.id] else { return }
    var places: [(range: Range<Int>, replacement: [UInt8]?)] = []
    let isWhole = matcher.forEachMatch(in: text.view.buffer) { range in
      let replacement = template?.filled(from: text.view.buffer, matcher.group)
      if !range.isEmpty || replacement?.isEmpty == false { places.append((range, replacement)) }
    }
    // What was found before would depend on where the pattern happened to stop.
    guard isWhole else {
      return findings.flag(0..<0, confidence: 1, evidence: [Evidence("reason", Self.stopped)])
    }
    for (range, replacement) in places {
      if let replacement {
        findings.repair(range, with: replacement, confidence: confidence)
      } else {
        findings.flag(range, confidence: confidence)
      }
    }
  }

  /// Why a pattern found nothing.
  static let stopped = "the pattern took too many steps and was stopped: it repeats what repeats, as (a+)+ does"
}

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
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard isListed[index] else { continue }
      var end = index + 1
      while end < lines.count, isListed[end] || Self.isBlank(lines[end], in: text) { end += 1 }
      // The gap behind goes with it, or at the end of the text the gap before.
      if end < lines.count {
        var first = index
        while first > 0, Self.isBlank(lines[first - 1], in: text) { first -= 1 }
        let gapBefore = index - first
        var last = end
        while last > index + 1, Self.isBlank(lines[last - 1], in: text) { last -= 1 }
        if end - last <= gapBefore || first == 0 {
          findings.remove(lines[index].lowerBound..<lines[end].lowerBound, confidence: 0.95)
        } else {
          findings.remove(lines[first].lowerBound..<lines[last].lowerBound, confidence: 0.95)
        }
      } else {
        var first = index
        while first > 0, Self.isBlank(lines[first - 1], in: text) { first -= 1 }
        let start = first > 0 ? lines[first - 1].upperBound : 0
        var last = end - 1
        while last > index, Self.isBlank(lines[last], in: text) { last -= 1 }
        findings.remove(start..<lines[last].upperBound, confidence: 0.95)
      }
      index = end - 1
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

/// The compiled patterns of one session.
final class CustomMatchers {
  let matchers: [String: PatternMatcher]

  init(_ matchers: [String: PatternMatcher]) { self.matchers = matchers }
}
