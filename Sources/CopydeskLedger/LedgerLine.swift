internal import Bytes
public import Copydesk
internal import Glibc
internal import UnicodeText

/// Writes findings as JSON Lines: a line for each, members always in the same order.
///
/// Where `before` or `after` hold invalid UTF-8, the string shows U+FFFD and `beforeBase64` or `afterBase64` carries
/// the exact bytes, so that nothing is lost.
///
/// The first line of every document, and so of every ledger, says in `format` which version of the form it has. What
/// each member means is in the article <doc:LedgerFormat>.
public enum LedgerLine {
  /// The version of the form that is written.
  ///
  /// Version 1 did not name itself. There a repair joined with an earlier one had a line of its own with an empty
  /// `before` and no `after`; since version 2 a joint change is one line that names its other rules in `joinedRules`.
  public static let format = 2

  /// Bytes encoded before they are handed on.
  private static let pieceSize = 1 << 16

  /// Encodes one finding as a JSON object and a newline.
  ///
  /// - Parameters:
  ///   - finding: what to write.
  ///   - documentID: the name of its document.
  ///   - codePoints: the finding's range in Unicode code points of the original.
  ///   - extra: further members with string values, written last; their names should not be those of a finding.
  /// - Returns: the line in UTF-8.
  public static func encode(
    _ finding: Finding, documentID: String, codePoints: Range<Int>, extra: [(String, String)]
  ) -> [UInt8] {
    var json = JSONWriter()
    write(finding, documentID: documentID, codePoints: codePoints, extra: extra, into: &json)
    json.newline()
    return json.bytes
  }

  /// Encodes every finding of a document.
  ///
  /// - Parameters:
  ///   - ledger: the findings.
  ///   - original: the text their ranges count in.
  ///   - output: the path of the cleaned text, which the first line then names.
  /// - Returns: the lines in UTF-8; nothing if there are no findings.
  /// - Complexity: O(*n*) in the bytes of the document and the ledger.
  public static func encode(_ ledger: Ledger, original: [UInt8], output: String?) -> [UInt8] {
    var lines: [UInt8] = []
    encode(ledger, original: original, extra: output.map { [("output", $0)] } ?? []) { lines += $0 }
    return lines
  }

  /// Encodes every finding of a document piece by piece, so that the ledger of a large one is never held whole.
  ///
  /// - Parameters:
  ///   - ledger: the findings.
  ///   - original: the text their ranges count in.
  ///   - extra: further members of the first line, with string values.
  ///   - sink: takes whole lines, some dozen kilobytes at a time.
  /// - Throws: what `sink` throws.
  /// - Complexity: O(*n*) in the bytes of the document and the ledger.
  public static func encode<Failure: Error>(
    _ ledger: Ledger, original: [UInt8], extra: [(String, String)], into sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    guard !ledger.findings.isEmpty else { return }
    let first = [formatMember] + extra
    let index = CodePointIndex(original)
    var json = JSONWriter()
    for (number, finding) in ledger.findings.enumerated() {
      write(
        finding, documentID: ledger.documentID, codePoints: index.range(finding.range), extra: number == 0 ? first : [],
        into: &json)
      json.newline()
      if json.bytes.count >= pieceSize { try sink(json.removeBytes()) }
    }
    if !json.bytes.isEmpty { try sink(json.removeBytes()) }
  }

  /// The member that says which version of the form a ledger has.
  package static var formatMember: (name: String, value: String) { ("format", String(format)) }

  /// Whether a ledger whose `format` reads so can be read; nil stands for version 1.
  package static func isReadable(format text: String?) -> Bool {
    guard let text else { return true }
    return Int(text).map { (1...format).contains($0) } ?? false
  }

  package static func write(
    _ finding: Finding, documentID: String, codePoints: Range<Int>, extra: [(String, String)] = [],
    into json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("id", documentID)
    json.member("rule", finding.rule)
    json.member("stage", finding.stage.rawValue)
    json.member("category", finding.category.rawValue)
    json.member("outcome", finding.outcome.rawValue)
    json.member("severity", finding.severity.rawValue)
    json.member("start", codePoints.lowerBound)
    json.member("end", codePoints.upperBound)
    json.member("startByte", finding.range.lowerBound)
    json.member("endByte", finding.range.upperBound)
    write(finding.before, as: "before", into: &json)
    if let after = finding.after { write(after, as: "after", into: &json) }
    json.member("confidence", finding.confidence)
    json.key("evidence")
    json.beginObject()
    write(finding.evidence, into: &json)
    json.endObject()
    if let step = finding.step {
      json.key("step")
      json.beginObject()
      json.member("startByte", step.range.lowerBound)
      json.member("endByte", step.range.upperBound)
      write(step.replacement, as: "after", into: &json)
      json.endObject()
    }
    writeJoinedRules(of: finding, into: &json)
    for (name, value) in extra { json.member(name, value) }
    json.endObject()
  }

  /// Writes the other rules of a joint change; nothing for any other finding.
  package static func writeJoinedRules(of finding: Finding, into json: inout JSONWriter) {
    guard !finding.joinedRules.isEmpty else { return }
    json.key("joinedRules")
    json.beginArray()
    for rule in finding.joinedRules { json.string(rule) }
    json.endArray()
  }

  private static func write(_ bytes: [UInt8], as name: String, into json: inout JSONWriter) {
    json.key(name)
    if !json.string(bytes) {
      json.member(name + "Base64", Base64.encode(bytes))
    }
  }

  /// Writes named facts: those of one name, which follow each other, as an array.
  private static func write(_ facts: [Evidence], into json: inout JSONWriter) {
    var index = 0
    while index < facts.count {
      let fact = facts[index]
      var end = index + 1
      while end < facts.count, facts[end].name == fact.name { end += 1 }
      if end == index + 1 {
        json.member(fact.name, fact.value)
      } else {
        json.key(fact.name)
        json.beginArray()
        for fact in facts[index..<end] { json.string(fact.value) }
        json.endArray()
      }
      index = end
    }
  }
}

/// Values made from bytes, kept so that bytes met again need not be read again.
///
/// A table of 64 places, each with what was met last of the bytes that fall on it. Its size never changes.
struct RecentValues<Value> {
  private static var places: Int { 64 }
  /// Longer bytes are not kept: they hardly come again.
  private static var limit: Int { 256 }

  private var known: [(bytes: [UInt8], value: Value)?]

  init() { known = Array(repeating: nil, count: Self.places) }

  /// The value of some bytes; nil if `make` gives none.
  ///
  /// - Complexity: O(*n*) in the bytes.
  mutating func value(of bytes: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value?) -> Value? {
    guard bytes.count <= Self.limit else { return make(bytes) }
    let hash = FNV1a.hash32(bytes)
    let place = Int((hash ^ hash >> 15) % UInt32(Self.places))
    if let entry = known[place], Self.areEqual(entry.bytes, bytes) { return entry.value }
    guard let value = make(bytes) else { return nil }
    known[place] = (Array(bytes), value)
    return value
  }

  private static func areEqual(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    return one.withUnsafeBytes { one in
      other.withUnsafeBytes { other in
        guard let first = one.baseAddress, let second = other.baseAddress else { return true }
        return memcmp(first, second, one.count) == 0
      }
    }
  }
}
