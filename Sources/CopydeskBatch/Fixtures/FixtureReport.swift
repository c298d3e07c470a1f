/// The results of a fixture run, in the order of the files.
public struct FixtureReport: Sendable {
  /// One result for every case and golden pair.
  public var results: [FixtureResult]

  /// Creates a report.
  public init(_ results: [FixtureResult]) { self.results = results }

  /// The results `copydesk verify` complains about.
  public var mismatches: [FixtureResult] { results.filter(\.isMismatch) }

  /// The groups in the order they come.
  var groups: [(name: String, results: [FixtureResult])] {
    var result: [(name: String, results: [FixtureResult])] = []
    for next in results {
      if result.last?.name != next.group { result.append((next.group, [])) }
      result[result.count - 1].results.append(next)
    }
    return result
  }
}

extension FixtureReport {
  /// The report as JUnit XML: a test suite for every table, known failures as skipped.
  public func junit() -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"copydesk verify\" \(Self.counts(results))>")
    for group in groups {
      lines.append("  <testsuite name=\"\(Self.xml(group.name))\" \(Self.counts(group.results))>")
      for result in group.results {
        let attributes =
          "classname=\"\(Self.xml(result.group))\" name=\"\(Self.xml(result.label))\" "
          + "file=\"\(Self.xml(result.file))\" time=\"\(Self.seconds(result.nanoseconds))\""
        switch result.status {
        case .passed:
          lines.append("    <testcase \(attributes)/>")
        case .knownFailure:
          lines.append("    <testcase \(attributes)><skipped message=\"known failure\"/></testcase>")
        case .failed, .unexpectedPass:
          let problems = result.problems.map(Self.xml).joined(separator: "\n")
          lines.append(
            "    <testcase \(attributes)><failure message=\"\(result.status.rawValue)\">\(problems)</failure></testcase>"
          )
        }
      }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(_ results: [FixtureResult]) -> String {
    let failures = results.count(where: \.isMismatch)
    let skipped = results.count { $0.status == .knownFailure }
    let time = seconds(results.reduce(0) { $0 + $1.nanoseconds })
    return "tests=\"\(results.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\" time=\"\(time)\""
  }

  /// Seconds with six decimals.
  private static func seconds(_ nanoseconds: UInt64) -> String {
    let micros = String(nanoseconds / 1_000 % 1_000_000 + 1_000_000).dropFirst()
    return "\(nanoseconds / 1_000_000_000).\(micros)"
  }

  /// Text for attributes and content; XML 1.0 cannot hold most controls at all, not even escaped.
  private static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension FixtureReport {
  /// The report in the Test Anything Protocol, version 14; known failures are TODO.
  ///
  /// A known failure that is repaired is `not ok`: TAP would otherwise pass over it in silence.
  public func tap() -> String {
    var lines = ["TAP version 14", "1..\(results.count)"]
    for (index, result) in results.enumerated() {
      let name = "\(index + 1) - \(Self.tapName("\(result.group): \(result.label)"))"
      switch result.status {
      case .passed: lines.append("ok \(name)")
      case .knownFailure: lines.append("not ok \(name) # TODO known failure")
      case .failed, .unexpectedPass:
        lines.append("not ok \(name)")
        lines.append("  ---")
        lines.append("  status: \(result.status.rawValue)")
        lines.append("  file: \(JSONText.quoted(result.file))")
        lines.append("  problems:")
        lines += result.problems.map { "    - \(JSONText.quoted($0))" }
        lines.append("  ...")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A description in which `#` cannot start a directive.
  private static func tapName(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case "#": result += "\\#"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
    return result
  }
}

extension FixtureReport {
  /// The report for people: what went wrong, then a line of counts.
  ///
  /// - Parameter verbose: whether to name the fixtures that ended as they should, too.
  /// - Returns: lines, each with its newline.
  public func text(verbose: Bool = false) -> String {
    var lines: [String] = []
    for result in results where verbose || result.isMismatch {
      lines.append("\(result.file): \(result.label): \(Self.words(result.status))")
      lines += result.problems.map { "  \($0)" }
    }
    func count(_ status: FixtureResult.Status) -> Int { results.count { $0.status == status } }
    var counts = ["\(count(.passed)) passed"]
    if count(.failed) > 0 { counts.append("\(count(.failed)) failed") }
    if count(.unexpectedPass) > 0 { counts.append("\(count(.unexpectedPass)) repaired although marked as failing") }
    if count(.knownFailure) > 0 { counts.append("\(count(.knownFailure)) known failures") }
    lines.append("\(results.count) fixtures: " + counts.joined(separator: ", "))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ status: FixtureResult.Status) -> String {
    switch status {
    case .passed: "passed"
    case .failed: "failed"
    case .knownFailure: "still fails, as expected"
    case .unexpectedPass: "now repaired; set \"expect\" to \"pass\""
    }
  }
}

/// What running one fixture gave.
public struct FixtureResult: Hashable, Sendable {
  /// How a fixture ended.
  public enum Status: String, Hashable, Sendable {
    /// As expected.
    case passed
    /// Not as expected.
    case failed
    /// Not repaired, as the fixture says.
    case knownFailure = "known-failure"
    /// Repaired although the fixture says it cannot be yet: set its `expect` to `pass`.
    case unexpectedPass = "unexpected-pass"
  }

  /// The case table's name, or `golden`.
  public var group: String
  /// The case's label, or the golden pair's name.
  public var label: String
  /// The file that holds it.
  public var file: String
  /// How it ended.
  public var status: Status
  /// What differs, a line each; empty if nothing does.
  public var problems: [String]
  /// What the text became.
  public var actual: [UInt8]
  /// The findings, in the ledger's order.
  public var findings: [FindingSummary]
  /// The rules that joined in changes of others, and so have no finding of their own there.
  public var joinedRules: Set<String>
  /// Time spent, in nanoseconds of wall clock.
  public var nanoseconds: UInt64

  /// The rules that found or changed something.
  public var rules: Set<String> { joinedRules.union(findings.map(\.rule)) }

  /// Whether `copydesk verify` should complain.
  public var isMismatch: Bool { status == .failed || status == .unexpectedPass }
}
