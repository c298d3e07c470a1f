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

/// The compiled patterns of one session.
final class CustomMatchers {
  let matchers: [String: PatternMatcher]

  init(_ matchers: [String: PatternMatcher]) { self.matchers = matchers }
}
