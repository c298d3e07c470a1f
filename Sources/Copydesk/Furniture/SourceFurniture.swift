internal import Bytes

/// What the rule `recurring-furniture` needs: how often lines recur in documents of one source.
///
/// ```swift
/// let cleaner = try Cleaner(plugins: [SourceFurniture(counts)])
/// let cleaned = try cleaner.clean(Document(id: "a/1", text: text, source: "kestrelpost.example"))
/// ```
///
/// Without it, and for documents that name no source, the rule finds nothing.
public struct SourceFurniture: RulePlugin {
  private let furniture: FurnitureResource

  /// Takes counts as they are.
  ///
  /// - Complexity: O(*n*) in their memory.
  public init(_ counts: FurnitureCounts) { furniture = FurnitureResource(counts) }

  /// The rule is one of the stage `layout`.
  public var rules: [any Rule] { [] }

  /// What all sessions share.
  public func makeResource() throws(ConfigurationError) -> AnyObject? { furniture }
}

/// Counts that all sessions of a cleaner read.
final class FurnitureResource: Sendable {
  let counts: FurnitureCounts
  /// See ``FurnitureCounts/noise()``.
  let noise: Int

  init(_ counts: FurnitureCounts) {
    self.counts = counts
    noise = counts.noise()
  }
}

/// A document in the form in which ``FurnitureCounts`` take it.
public struct FurnitureDocument: Sendable {
  struct Unit: Hashable, Sendable {
    var key: UInt64
    var isAtEdge: Bool
  }

  let source: UInt64
  /// Each once.
  let units: [Unit]
}

/// Prepares documents for the counting of their lines: one task's cleaning session.
public struct FurnitureReader {
  private let session: CleaningSession

  /// Opens the stages that mend what bytes mean, so that a line is the same in each of its spellings.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU's data cannot be found.
  public init() throws(ConfigurationError) {
    session = try Cleaner(Configuration(), stages: [.decode, .encoding]).makeSession()
  }

  /// The lines of a document; nil if it names no source.
  ///
  /// - Complexity: O(*n* log *n*) in the lines, O(*n*) in the bytes.
  public func read(_ document: Document) -> FurnitureDocument? {
    guard let source = document.source, document.bytes.count <= Configuration.standardMaximumDocumentSize else {
      return nil
    }
    return session.clean(document).bytes.withUnsafeBufferPointer { bytes in
      let view = ByteView(bytes)
      let lines = view.lines().map { WhiteSpace.trimmed($0, in: view) }.filter { !$0.isEmpty }
      var units = FurnitureUnits(view, lines: lines).units
        .map { FurnitureDocument.Unit(key: $0.key, isAtEdge: $0.isAtEdge) }
      // What stands at an edge once stands there.
      units.sort { ($0.key, $0.isAtEdge ? 0 : 1) < ($1.key, $1.isAtEdge ? 0 : 1) }
      var last: UInt64?
      units.removeAll { unit in
        defer { last = unit.key }
        return unit.key == last
      }
      return FurnitureDocument(source: FurnitureCounts.hash(ofSource: source), units: units)
    }
  }
}

/// One task's, as its session is.
@available(*, unavailable)
extension FurnitureReader: Sendable {}

extension Document {
  /// The source that a field's value tells: the host of a URL, without `www.`, and any other value as it is.
  ///
  /// Nil for an empty value.
  public static func source(of value: String) -> String? {
    let bytes = Array(value.utf8)
    let view = bytes.withUnsafeBufferPointer { bytes in Self.host(ByteView(bytes)).map { Array(bytes[$0]) } }
    if let host = view { return String(decoding: host, as: UTF8.self) }
    return value.isEmpty ? nil : value
  }

  /// The host of a URL with a scheme (RFC 3986, 3.2): what stands between `//`, or `@`, and a port, path or query.
  private static func host(_ url: ByteView) -> Range<Int>? {
    let scheme = url.skip(ByteClassSet(.lower, .upper, .digit), from: 0)
    guard scheme > 0, url.reads("://", at: scheme) else { return nil }
    var start = scheme + 3
    var end = start
    while end < url.count, ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(url[end]) {
      if url[end] == UInt8(ascii: "@") { start = end + 1 }
      end += 1
    }
    if let colon = (start..<end).first(where: { url[$0] == UInt8(ascii: ":") }) { end = colon }
    if url.readsIgnoringCase("www.", at: start), end - start > 4 { start += 4 }
    return start < end ? start..<end : nil
  }
}
