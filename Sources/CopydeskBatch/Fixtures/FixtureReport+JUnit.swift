extension FixtureReport {
  /// The report as JUnit XML: a test suite for every table, known failures as skipped.
  public func junit() -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"copydesk verify\" \(Self.counts(results))>")
    for group in groups {
      lines.append("  <testsuite name=\"\(Self.escaped(group.name))\" \(Self.counts(group.results))>")
      for result in group.results {
        let attributes =
          "classname=\"\(Self.escaped(result.group))\" name=\"\(Self.escaped(result.label))\" "
          + "file=\"\(Self.escaped(result.file))\" time=\"\(Self.seconds(result.nanoseconds))\""
        switch result.status {
        case .passed:
          lines.append("    <testcase \(attributes)/>")
        case .knownFailure:
          lines.append("    <testcase \(attributes)><skipped message=\"known failure\"/></testcase>")
        case .failed, .unexpectedPass:
          let problems = result.problems.map(Self.escaped).joined(separator: "\n")
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
  private static func escaped(_ text: String) -> String {
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
