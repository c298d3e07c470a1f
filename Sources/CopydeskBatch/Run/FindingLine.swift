internal import Copydesk
internal import WordRepair

/// Words findings as lines of `path:line:column: severity: rule: message`, as compilers do, for editors and people.
struct FindingLine {
  /// The lines of a document's findings at or above a severity.
  ///
  /// Lines and columns count from 1, columns in code points; those of a record are places in its file.
  /// - Complexity: O(*n*) in the bytes of the document.
  func lines(_ document: ProcessedDocument, of input: InputFile, atLeast severity: Severity) -> [UInt8] {
    var result: [UInt8] = []
    var position = TextPosition(document)
    for finding in document.cleaned.ledger.findings where finding.severity >= severity {
      let place = position.advance(to: finding.range.lowerBound)
      result += Array("\(input.name):\(place.line):\(place.column): ".utf8)
      result += Array("\(finding.severity.rawValue): \(finding.rule): \(message(finding, document.original))\n".utf8)
    }
    return result
  }

  private func message(_ finding: Finding, _ original: [UInt8]) -> String {
    var message = RuleCatalog.complete[finding.rule]?.summary ?? ""
    if message.hasSuffix(".") { message.removeLast() }
    if let reason = finding.evidence.first(where: { $0.name == "reason" }), message.isEmpty { message = reason.value }
    guard !finding.range.isEmpty || finding.after != nil else { return message }
    let range = finding.range.clamped(to: original.indices)
    let left = Self.wordStart(original, range.lowerBound)..<range.lowerBound
    let right = range.upperBound..<Self.wordEnd(original, range.upperBound)
    let before = Self.quoted(Array(original[left.lowerBound..<right.upperBound]))
    guard let after = finding.after else { return message + ": " + before }
    return message + ": " + before + " → " + Self.quoted(original[left] + after + original[right])
  }

  /// The start of the word that ends at an offset, so that a change of a space shows what stands beside it.
  private static func wordStart(_ text: [UInt8], _ offset: Int) -> Int {
    var start = offset
    while start > 0, offset - start < 24, text[start - 1] > 0x20 { start -= 1 }
    while start < offset, text[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  private static func wordEnd(_ text: [UInt8], _ offset: Int) -> Int {
    var end = offset
    while end < text.count, end - offset < 24, text[end] > 0x20 { end += 1 }
    while end > offset, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// A piece of text in one line, cut where it is long, controls spelled out.
  private static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    var count = 0
    for scalar in String(decoding: bytes.prefix(400), as: UTF8.self).unicodeScalars {
      if count == 60 { return result + "…\"" }
      count += 1
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + (bytes.count > 400 ? "…\"" : "\"")
  }
}
