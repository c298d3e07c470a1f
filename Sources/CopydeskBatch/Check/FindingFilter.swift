internal import Bytes
public import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

/// Which findings of a check count: those that are severe enough, new, and in changed lines.
public struct FindingFilter: Sendable {
  /// The least severity.
  public var severity: Severity
  /// What was known before; nil if all is new.
  public var baseline: FindingBaseline?
  /// The lines that count; nil for all.
  public var changedLines: ChangedLines?

  /// Creates a filter.
  public init(severity: Severity, baseline: FindingBaseline? = nil, changedLines: ChangedLines? = nil) {
    self.severity = severity
    self.baseline = baseline
    self.changedLines = changedLines
  }

  /// The files it was read from.
  var files: [String] { [baseline?.path, changedLines?.path].compactMap(\.self).filter { $0 != "-" } }

  /// The document with the findings that count.
  mutating func apply(to document: ProcessedDocument, at place: SourcePlace) -> ProcessedDocument {
    var document = document
    var findings = document.cleaned.ledger.findings.filter { $0.severity >= severity }
    if let changedLines {
      findings = findings.filter { finding in
        let first = place.position(of: finding.range.lowerBound).line
        let last = place.position(of: finding.range.upperBound).line
        return changedLines.contain(first...max(first, last), of: place.path)
      }
    }
    if baseline != nil {
      findings = findings.filter { finding in baseline?.take(finding, of: document.cleaned.id) == false }
    }
    document.cleaned.ledger.findings = findings
    return document
  }
}

/// Findings that were known before, from a ledger or from what `check --output-format jsonl` wrote.
///
/// A finding is known again by its document, its rule, and the words before and after; not by its place, which moves with
/// every line that is added. Of several alike as many are known as there were.
public struct FindingBaseline: Sendable {
  private struct Key: Hashable, Sendable {
    var document: ByteString
    var rule: String
    var before: ByteString
    var after: ByteString?
  }

  private var counts: [Key: Int] = [:]
  /// Where it was read.
  let path: String

  /// Reads a file.
  ///
  /// - Throws: ``BatchError`` if it cannot be read, or a line is no finding.
  public init(path: String) throws(BatchError) {
    self.path = path
    var lines = try LedgerLines(path)
    while let line = try lines.next() {
      if line.bytes.isBlankLine { continue }
      guard case .object(let members) = try? JSONParser.parse(Array(line.bytes)) else {
        throw .configuration(
          "\(path):\(line.number): no finding; give what `copydesk check --output-format jsonl` wrote, or a ledger")
      }
      func text(_ name: String) -> String? {
        guard case .string(let text) = members.first(where: { $0.name == name })?.value else { return nil }
        return text
      }
      // The last line of a ledger counts those before it.
      guard let document = text("id"), let rule = text("rule"), let before = text("before") else { continue }
      var reason: String?
      if case .object(let evidence) = members.first(where: { $0.name == "evidence" })?.value,
        case .string(let text) = evidence.first(where: { $0.name == "reason" })?.value
      {
        reason = text
      }
      counts[Self.key(document, rule, before, text("after"), reason), default: 0] += 1
    }
  }

  /// A record without a text is known by its file and by what is wrong, since its line is the only name it has.
  private static func key(
    _ document: String, _ rule: String, _ before: String, _ after: String?, _ reason: String?
  ) -> Key {
    var name = ByteString(document)
    var before = before
    if RecordError.rules.contains(rule) {
      let digits = document.utf8.reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
      name = ByteString(String(decoding: document.utf8.dropLast(digits), as: UTF8.self))
      before = reason ?? before
    }
    return Key(document: name, rule: rule, before: ByteString(before), after: after.map(ByteString.init))
  }

  /// Whether a finding is known; each that is known counts once.
  mutating func take(_ finding: Finding, of document: String) -> Bool {
    let key = Self.key(
      document, finding.rule, String(decoding: finding.before, as: UTF8.self),
      finding.after.map { String(decoding: $0, as: UTF8.self) },
      finding.evidence.first { $0.name == "reason" }?.value)
    guard let count = counts[key], count > 0 else { return false }
    counts[key] = count - 1
    return true
  }
}

/// The lines that a unified diff adds or changes, by file.
public struct ChangedLines: Sendable {
  /// Lines by canonical path.
  private var lines: [ByteString: [ClosedRange<Int>]] = [:]
  /// Where the diff was read; `-` is standard input.
  let path: String

  /// Reads a diff, as `git diff` writes it; `-` is standard input.
  ///
  /// Its paths are those of the working folder, or of the repository it is in.
  /// - Throws: ``BatchError`` if it cannot be read.
  public init(path: String) throws(BatchError) {
    self.path = path
    let bytes = try PlainTextReader.read(path)
    let roots = [".", Self.repository].compactMap(\.self)
    var file: [ByteString] = []
    var next = 0
    var hasHunk = false
    // How many lines of the hunk are still to come, of the file before and after: a line that was removed or added may
    // look like a file's name.
    var left = (old: 0, new: 0)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if left.old > 0 || left.new > 0 {
        switch line.first {
        case UInt8(ascii: "+"):
          for name in file { add(next, to: name) }
          left.new -= 1
          next += 1
        case UInt8(ascii: "-"): left.old -= 1
        case UInt8(ascii: "\\"): break
        default:
          left = (left.old - 1, left.new - 1)
          next += 1
        }
      } else if line.starts(with: "+++ ".utf8) {
        file = Self.files(String(decoding: line.dropFirst(4), as: UTF8.self), roots)
      } else if line.starts(with: "@@ ".utf8) {
        guard let hunk = Self.hunk(line) else {
          throw .configuration(
            "\(path): \(String(decoding: line.prefix(80), as: UTF8.self)): no hunk of a unified diff")
        }
        (left, next) = ((hunk.old, hunk.new), hunk.start)
        hasHunk = true
      }
    }
    if !hasHunk, bytes.contains(where: { $0 > 0x20 }) {
      throw .configuration("\(path): no unified diff; give what `git diff -U0` writes")
    }
  }

  private mutating func add(_ line: Int, to file: ByteString) {
    var known = lines.removeValue(forKey: file) ?? []
    if let last = known.last, last.upperBound + 1 == line {
      known[known.count - 1] = last.lowerBound...line
    } else {
      known.append(line...line)
    }
    lines[file] = known
  }

  /// Whether one of the lines of a file counts.
  func contain(_ range: ClosedRange<Int>, of path: String) -> Bool {
    let known = lines[ByteString(Path.canonical(path) ?? path)] ?? lines[ByteString(path)] ?? []
    let index = known.partitionPoint { $0.upperBound >= range.lowerBound }
    return index < known.count && known[index].lowerBound <= range.upperBound
  }

  /// The paths a name of a diff can stand for: `b/` in front of it is git's.
  private static func files(_ name: String, _ roots: [String]) -> [ByteString] {
    var name = String(name.prefix { $0 != "\t" && $0 != "\r" })
    if name == "/dev/null" { return [] }
    var names = [name]
    if name.beginsWith(bytesOf: "b/") {
      name.removeFirst(2)
      names.append(name)
    }
    var found: [ByteString] = []
    for root in roots {
      for name in names {
        if let canonical = Path.canonical(Path.join(root, name)), !found.contains(ByteString(canonical)) {
          found.append(ByteString(canonical))
        }
      }
    }
    return found.isEmpty ? names.map(ByteString.init) : found
  }

  /// How many lines of both files a hunk has, and the first of the new one: 2, 4 and 3 in `@@ -1,2 +3,4 @@`.
  private static func hunk(_ line: ArraySlice<UInt8>) -> (old: Int, new: Int, start: Int)? {
    let words = line.split(separator: 0x20)
    guard words.count >= 3, let old = range(words[1], after: "-"), let new = range(words[2], after: "+") else {
      return nil
    }
    return (old.count, new.count, new.start)
  }

  private static func range(_ word: ArraySlice<UInt8>, after sign: Unicode.Scalar) -> (start: Int, count: Int)? {
    guard word.first == UInt8(ascii: sign) else { return nil }
    let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).map {
      Int32(String(decoding: $0, as: UTF8.self))
    }
    guard let start = numbers.first ?? nil, start >= 0 else { return nil }
    // One line is not counted.
    guard numbers.count > 1 else { return (Int(start), 1) }
    guard let count = numbers[1], count >= 0 else { return nil }
    return (Int(start), Int(count))
  }

  /// The repository that the working folder is in.
  private static var repository: String? {
    guard var folder = Path.canonical(".") else { return nil }
    while FileIdentity(Path.join(folder, ".git")) == nil {
      if folder == "/" { return nil }
      folder = Path.parent(of: folder)
    }
    return folder
  }
}
