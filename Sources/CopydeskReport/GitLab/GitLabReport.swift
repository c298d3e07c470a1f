public import Copydesk
import CopydeskLedger
internal import UnicodeText

/// Findings as a code quality report of GitLab CI, which shows them in merge requests.
///
/// The format is that of "Code Quality" in GitLab's documentation: an array of objects with `description`, `check_name`,
/// `fingerprint`, `severity` and `location`.
public struct GitLabReport: DocumentReport {
  private let catalog: RuleCatalog
  private var isFirst = true

  /// Creates a report; of the options only the catalogue matters.
  public init(_ options: ReportOptions) { catalog = options.catalog }

  /// Opens the array.
  public mutating func begin(into sink: ByteSink) throws {
    isFirst = true
    try sink(Array("[".utf8))
  }

  /// Writes the findings of a document.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    guard !document.ledger.findings.isEmpty else { return }
    let lines = LineIndex(original)
    var seen: [String: Int] = [:]
    for finding in document.ledger.findings {
      let path = place?.path ?? document.id
      let line = place?.position(of: finding.range.lowerBound).line ?? lines.position(of: finding.range.lowerBound).line
      // The same finding of a later commit must have the same fingerprint, so that no line number goes into it.
      let key = [document.id, finding.rule, Self.text(finding.before), finding.after.map(Self.text) ?? "-"]
        .joined(separator: "\u{0}")
      seen[key, default: 0] += 1
      var json = JSONWriter(prefix: isFirst ? "\n" : ",\n")
      isFirst = false
      json.beginObject()
      json.member("description", FindingMessage.text(finding, original, catalog))
      json.member("check_name", finding.rule)
      json.member("fingerprint", Self.fingerprint("\(key)\u{0}\(seen[key] ?? 1)"))
      json.member("severity", Self.severity(finding.severity))
      json.key("location")
      json.beginObject()
      json.member("path", path)
      json.key("lines")
      json.beginObject()
      json.member("begin", line)
      json.endObject()
      json.endObject()
      json.endObject()
      try sink(json.bytes)
    }
  }

  /// Closes the array.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    try sink(Array("\n]\n".utf8))
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .note: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }

  /// FNV-1a in 64 bits: enough to tell the findings of a repository apart.
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// Words a finding in one line for services that show it beside the text.
enum FindingMessage {
  /// The rule's sentence, what stands there and what should, with the words around, and the likeliest suggestions.
  static func text(_ finding: Finding, _ original: [UInt8], _ catalog: RuleCatalog) -> String {
    var message = catalog[finding.rule]?.summary ?? "\(finding.rule)."
    if let (before, after) = quotations(finding, original) {
      message += " “\(before)”"
      if let after { message += " → “\(after)”" }
    }
    let suggestions = finding.evidence.filter { $0.name == "suggestion" }.prefix(5).map { "“\($0.value)”" }
    if !suggestions.isEmpty { message += " (perhaps \(suggestions.joined(separator: ", ")))" }
    return VisibleText.string(message)
  }

  /// A place and what becomes of it, both with the words around; nil for a finding about no place.
  static func quotations(_ finding: Finding, _ original: [UInt8]) -> (before: String, after: String?)? {
    guard !finding.before.isEmpty || finding.after?.isEmpty == false else { return nil }
    let range = finding.range.clamped(to: original.indices)
    let (left, right) = Excerpt.words(around: range, becoming: finding.after, in: original)
    return (
      Excerpt.short(original[left.lowerBound..<right.upperBound]),
      finding.after.map { Excerpt.short((original[left] + $0 + original[right])[...]) }
    )
  }
}
