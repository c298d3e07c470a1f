internal import Glibc

/// Tells lines that go on with a document by their first bytes.
///
/// The first line of a document says how many it has. Those after it begin with the same document's name and a rule as
/// ``LedgerLine`` writes them, so that nobody who only counts lines need read them. A line that begins otherwise is read.
struct LedgerContinuation {
  private static let separator = Array(",\"rule\":\"".utf8)

  private let prefix: [UInt8]
  private var remaining: Int

  /// Takes the first line of a document, where its name's value lies in it, and how many lines it says there are.
  init?(_ line: [UInt8], name: RecordField?, lines: Int) {
    guard let end = name?.value.upperBound, lines > 1, line.starts(with: "{\"id\":\"".utf8),
      line[end...].starts(with: Self.separator)
    else { return nil }
    prefix = Array(line[..<end]) + Self.separator
    remaining = lines - 1
  }

  /// Whether a line is the document's next one.
  mutating func takes(_ line: [UInt8]) -> Bool {
    guard remaining > 0, line.last == UInt8(ascii: "}"), begins(line) else { return false }
    remaining -= 1
    return true
  }

  private func begins(_ line: [UInt8]) -> Bool {
    guard line.count >= prefix.count else { return false }
    return line.withUnsafeBytes { line in
      prefix.withUnsafeBytes { prefix in
        guard let start = line.baseAddress, let expected = prefix.baseAddress else { return false }
        return memcmp(start, expected, prefix.count) == 0
      }
    }
  }
}
