extension FixtureReport {
  /// The report in the Test Anything Protocol, version 14; known failures are TODO.
  ///
  /// A known failure that is repaired is `not ok`: TAP would otherwise pass over it in silence.
  public func tap() -> String {
    var lines = ["TAP version 14", "1..\(results.count)"]
    for (index, result) in results.enumerated() {
      let name = "\(index + 1) - \(Self.escaped("\(result.group): \(result.label)"))"
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
  private static func escaped(_ text: String) -> String {
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
