internal import Copydesk
internal import Glibc

/// Reads a ledger line of the very form ``LedgerLine`` writes, member by member, without a value for each.
///
/// Any other line is left to the general parser: with members in another order or of other kinds, with `\u` escapes,
/// invalid UTF-8, or the further members of a document's first line. So it is a short cut and changes no result.
struct LedgerLineScan {
  /// What lines of one ledger have in common, so that it is made once.
  struct Shared {
    var texts = RecentValues<String>()
    var stages = RecentValues<StageID>()
    var categories = RecentValues<Category>()
    var outcomes = RecentValues<Outcome>()
    var severities = RecentValues<Severity>()
    var confidences = RecentValues<Double>()
    var evidence = RecentValues<[Evidence]>()
  }

  private let bytes: [UInt8]
  private var offset = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line's entry; nil if it is not of that form.
  ///
  /// - Complexity: O(*n*) in the bytes of the line.
  static func entry(_ line: [UInt8], _ shared: inout Shared) -> LedgerEntry? {
    var scan = LedgerLineScan(line)
    return scan.entry(&shared)
  }

  private mutating func entry(_ shared: inout Shared) -> LedgerEntry? {
    guard take("{\"id\":\""), let id = value(&shared.texts, Self.text),
      take(",\"rule\":\""), let rule = value(&shared.texts, Self.text),
      take(",\"stage\":\""), let stage = value(&shared.stages, Self.name),
      take(",\"category\":\""), let category = value(&shared.categories, Self.name),
      take(",\"outcome\":\""), let outcome = value(&shared.outcomes, Self.name),
      take(",\"severity\":\""), let severity = value(&shared.severities, Self.name),
      take(",\"start\":"), digits() != nil, take(",\"end\":"), digits() != nil,
      take(",\"startByte\":"), let start = digits(), take(",\"endByte\":"), let end = digits(), start <= end,
      take(",\"before\":\""), let before = text()
    else { return nil }
    var after: [UInt8]?
    if take(",\"after\":\"") {
      guard let text = text(), before.count == end - start else { return nil }
      after = text
    }
    guard take(",\"confidence\":"), let confidence = number(&shared.confidences), 0...1 ~= confidence,
      take(",\"evidence\":{"), let evidence = evidence(&shared)
    else { return nil }
    var step: Edit?
    if take(",\"step\":{\"startByte\":") {
      guard let start = digits(), take(",\"endByte\":"), let end = digits(), start <= end, take(",\"after\":\""),
        let text = text(), take("}")
      else { return nil }
      step = Edit(start..<end, with: text)
    }
    guard take("}"), isAtEnd else { return nil }
    return LedgerEntry(
      documentID: id,
      finding: Finding(
        rule: rule, stage: stage, category: category, outcome: outcome, severity: severity, range: start..<end,
        before: before, after: after, confidence: confidence, evidence: evidence, step: step))
  }

  /// Whether nothing but a line end is left.
  private var isAtEnd: Bool { bytes[offset...].allSatisfy { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 } }

  /// Takes bytes if they stand here.
  private mutating func take(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    let isThere = bytes.withUnsafeBufferPointer { line in
      guard count <= line.count - offset, let base = line.baseAddress else { return false }
      return memcmp(base + offset, expected.utf8Start, count) == 0
    }
    if isThere { offset += count }
    return isThere
  }

  private mutating func digits() -> Int? {
    var value = 0
    let start = offset
    while offset < bytes.count, case let digit = bytes[offset] &- 0x30, digit < 10 {
      // Eighteen digits fit whatever they are.
      guard offset - start < 18 else { return nil }
      value = value * 10 + Int(digit)
      offset += 1
    }
    return offset == start ? nil : value
  }

  /// A string up to its closing quote, if it has no escapes, as a value that was met before or is made now.
  private mutating func value<Value>(_ known: inout RecentValues<Value>, _ make: (ArraySlice<UInt8>) -> Value?)
    -> Value?
  {
    let start = offset
    while offset < bytes.count, case let byte = bytes[offset], byte != UInt8(ascii: "\"") {
      guard byte >= 0x20, byte != UInt8(ascii: "\\") else { return nil }
      offset += 1
    }
    guard offset < bytes.count, let value = known.value(of: bytes[start..<offset], make) else { return nil }
    offset += 1
    return value
  }

  private mutating func number(_ known: inout RecentValues<Double>) -> Double? {
    let start = offset
    while offset < bytes.count, Self.isInNumber(bytes[offset]) { offset += 1 }
    return known.value(of: bytes[start..<offset]) { digits in
      Double(String(decoding: digits, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }
  }

  private static func isInNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Strings by name, which the same object as before need not be made of again.
  private mutating func evidence(_ shared: inout Shared) -> [Evidence]? {
    let start = offset
    var isQuoted = false
    while offset < bytes.count, case let byte = bytes[offset], byte != UInt8(ascii: "}") || isQuoted {
      // Arrays and escapes are for the general parser.
      guard byte >= 0x20, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "[") || isQuoted else {
        return nil
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      offset += 1
    }
    guard take("}") else { return nil }
    return shared.evidence.value(of: bytes[start..<offset - 1], Self.evidence)
  }

  private static func evidence(_ members: ArraySlice<UInt8>) -> [Evidence]? {
    guard case .object(let values) = try? JSONParser.parse([UInt8(ascii: "{")] + members + [UInt8(ascii: "}")]) else {
      return nil
    }
    var facts: [Evidence] = []
    for (name, value) in values {
      guard case .string(let text) = value else { return nil }
      facts.append(Evidence(name, text))
    }
    return facts
  }

  /// A string's bytes, escapes undone.
  private mutating func text() -> [UInt8]? {
    let start = offset
    var isPlain = true
    while offset < bytes.count, case let byte = bytes[offset], byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { return nil }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        offset += 1
      }
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    let source = bytes[start..<offset]
    offset += 1
    guard Self.isValid(source) else { return nil }
    return isPlain ? Array(source) : Self.unescaped(source)
  }

  private static func isValid(_ source: ArraySlice<UInt8>) -> Bool {
    guard source.contains(where: { $0 >= 0x80 }) else { return true }
    return String(validating: source, as: UTF8.self) != nil
  }

  private static func unescaped(_ source: ArraySlice<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    var isEscaped = false
    for byte in source {
      guard isEscaped else {
        if byte == UInt8(ascii: "\\") { isEscaped = true } else { text.append(byte) }
        continue
      }
      isEscaped = false
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      default: return nil
      }
    }
    return isEscaped ? nil : text
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String? { String(decoding: bytes, as: UTF8.self) }

  private static func name<Name: RawRepresentable>(_ bytes: ArraySlice<UInt8>) -> Name? where Name.RawValue == String {
    Name(rawValue: String(decoding: bytes, as: UTF8.self))
  }
}
