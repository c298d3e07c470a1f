public import Copydesk
internal import UnicodeText

/// What an edit is recognized by: its rule, what it changes, and the text around it.
///
/// Not by its place or its document's name, so that a judgement outlives another order of the texts, other words far
/// away, and another stated confidence.
public struct EditIdentity: Hashable, Sendable {
  /// Code points of the original on either side: some four words, enough to read by, and little that may change.
  static let contextLength = 24

  /// The rule under whose name the edit stands.
  public var rule: String
  /// The bytes it replaces.
  public var before: [UInt8]
  /// The bytes it puts there.
  public var after: [UInt8]
  /// The end of the original text before it.
  public var left: [UInt8]
  /// The start of the original text after it.
  public var right: [UInt8]

  /// What a repair is recognized by; nil for a flag.
  ///
  /// - Complexity: O(1) beyond the bytes of the repair itself.
  public init?(_ finding: Finding, original: [UInt8]) {
    guard let after = finding.after else { return nil }
    let edit = AuditedEdit(finding, after: after, original: original, document: "", isAgainstGold: false)
    self = edit.identity
  }

  /// Creates an identity.
  public init(rule: String, before: [UInt8], after: [UInt8], left: [UInt8], right: [UInt8]) {
    self.rule = rule
    self.before = before
    self.after = after
    self.left = left
    self.right = right
  }
}

extension EditIdentity: Comparable {
  /// Orders by rule, then by bytes.
  public static func < (lhs: EditIdentity, rhs: EditIdentity) -> Bool {
    if lhs.rule != rhs.rule { return lhs.rule.utf8.lexicographicallyPrecedes(rhs.rule.utf8) }
    for (one, other) in [
      (lhs.before, rhs.before), (lhs.after, rhs.after), (lhs.left, rhs.left), (lhs.right, rhs.right),
    ] where one != other {
      return one.lexicographicallyPrecedes(other)
    }
    return false
  }
}

/// An edit that an audit looks at.
public struct AuditedEdit: Hashable, Sendable {
  /// Code points shown on either side of an edit that is to be judged: about two lines of a terminal.
  private static let shownLength = 80

  /// What it is recognized by.
  public let identity: EditIdentity
  /// The document it was made in.
  public let document: String
  /// The confidence its rule stated.
  public let confidence: Double
  /// Whether it was made in damaged text whose gold says otherwise; in sound text otherwise.
  public let isAgainstGold: Bool
  private let shownLeft: [UInt8]
  private let shownRight: [UInt8]

  /// - Complexity: O(1) beyond the bytes of the edit itself.
  init(_ finding: Finding, after: [UInt8], original: [UInt8], document: String, isAgainstGold: Bool) {
    let range = finding.range.clamped(to: 0..<original.count)
    func left(_ length: Int) -> [UInt8] {
      Array(original[Self.start(of: length, before: range.lowerBound, in: original)..<range.lowerBound])
    }
    func right(_ length: Int) -> [UInt8] {
      Array(original[range.upperBound..<Self.end(of: length, after: range.upperBound, in: original)])
    }
    let length = EditIdentity.contextLength
    identity = EditIdentity(
      rule: finding.rule, before: finding.before, after: after, left: left(length), right: right(length))
    self.document = document
    confidence = finding.confidence
    self.isAgainstGold = isAgainstGold
    shownLeft = left(Self.shownLength)
    shownRight = right(Self.shownLength)
  }

  /// The edit between its neighbours, on one line.
  public var excerpt: String {
    VisibleText.string(shownLeft[...], .breaks) + "[-" + VisibleText.string(identity.before[...], .all) + "-]{+"
      + VisibleText.string(identity.after[...], .all) + "+}" + VisibleText.string(shownRight[...], .breaks)
  }

  private static func start(of length: Int, before offset: Int, in text: [UInt8]) -> Int {
    var start = offset
    for _ in 0..<length where start > 0 { start = WTF8.start(in: text, at: start - 1) }
    return start
  }

  private static func end(of length: Int, after offset: Int, in text: [UInt8]) -> Int {
    var end = offset
    for _ in 0..<length where end < text.count { end += WTF8.decode(text, at: end).length }
    return min(end, text.count)
  }
}
