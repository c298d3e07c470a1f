import Copydesk
import CopydeskLedger
import Foundation
internal import UnicodeText

/// Writes the findings of one document as SARIF results.
struct SARIFResults {
  private let uri: String
  private let lines: LineIndex
  private let catalog: RuleCatalog
  /// The place of a record in its file.
  private let record: SourcePlace?
  private let original: [UInt8]

  init(
    document id: String, original: [UInt8], lines: LineIndex, catalog: RuleCatalog, record: SourcePlace? = nil
  ) {
    self.record = record
    self.original = original
    uri = Self.uri(of: id)
    self.lines = lines
    self.catalog = catalog
  }

  func write(_ finding: Finding, into json: inout JSONWriter) {
    json.beginObject()
    json.member("ruleId", finding.rule)
    if let place = catalog.place(of: finding.rule) { json.member("ruleIndex", place) }
    json.member("level", finding.severity.rawValue)
    json.key("message")
    json.beginObject()
    json.member("text", message(finding))
    json.endObject()
    json.key("locations")
    json.beginArray()
    json.beginObject()
    json.key("physicalLocation")
    json.beginObject()
    artifactLocation(into: &json)
    json.key("region")
    region(finding.range, into: &json)
    json.endObject()
    json.endObject()
    json.endArray()
    if let after = finding.after, record == nil { fix(finding, after, into: &json) }
    json.key("properties")
    json.beginObject()
    json.member("category", finding.category.rawValue)
    json.member("outcome", finding.outcome.rawValue)
    json.member("confidence", finding.confidence)
    json.key("evidence")
    json.beginArray()
    for fact in finding.evidence { json.string("\(fact.name): \(fact.value)") }
    json.endArray()
    LedgerLine.writeJoinedRules(of: finding, into: &json)
    json.endObject()
    json.endObject()
  }

  private func message(_ finding: Finding) -> String {
    let summary = Self.escape(catalog[finding.rule]?.summary ?? "\(finding.rule).")
    guard let (before, after) = FindingMessage.quotations(finding, original) else {
      return finding.outcome == .repaired && finding.after == nil
        ? "\(summary) Repaired together with the finding before it." : summary
    }
    if let after { return "\(summary) “\(Self.escape(before))” was repaired to “\(Self.escape(after))”." }
    if finding.outcome == .repaired { return "\(summary) Repaired together with the finding before it." }
    return "\(summary) “\(Self.escape(before))” was left as it is."
  }

  /// Escapes the marks that in a message stand for arguments and links (SARIF 2.1.0, sections 3.11.5 and 3.11.6).
  static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}": escaped.append(scalar)
      case "[", "]", "\\": escaped.append("\\")
      default: break
      }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  private func fix(_ finding: Finding, _ after: [UInt8], into json: inout JSONWriter) {
    json.key("fixes")
    json.beginArray()
    json.beginObject()
    json.key("artifactChanges")
    json.beginArray()
    json.beginObject()
    artifactLocation(into: &json)
    json.key("replacements")
    json.beginArray()
    json.beginObject()
    json.key("deletedRegion")
    region(finding.range, into: &json)
    json.key("insertedContent")
    content(after, into: &json)
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
  }

  /// Writes bytes as text, or as base64 where they are not UTF-8.
  private func content(_ bytes: [UInt8], into json: inout JSONWriter) {
    json.beginObject()
    var probe = JSONWriter()
    if probe.string(bytes) {
      json.key("text")
      json.string(bytes)
    } else {
      json.member("binary", Data(bytes).base64EncodedString())
    }
    json.endObject()
  }

  private func artifactLocation(into json: inout JSONWriter) {
    json.key("artifactLocation")
    json.beginObject()
    json.member("uri", uri)
    json.endObject()
  }

  private func region(_ range: Range<Int>, into json: inout JSONWriter) {
    json.beginObject()
    if let record {
      let (start, end) = (record.position(of: range.lowerBound), record.position(of: range.upperBound))
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
      json.endObject()
      return
    }
    let start = lines.position(of: range.lowerBound)
    let end = lines.position(of: range.upperBound)
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
    json.member("byteOffset", range.lowerBound)
    json.member("byteLength", range.count)
    json.endObject()
  }

  /// The document's id as a URI reference: absolute paths become `file:` URIs, all else is relative.
  static func uri(of id: String) -> String {
    var uri = id.utf8.first == UInt8(ascii: "/") ? "file://" : ""
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default: uri += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }
}
