/// A line that credits a picture the text does not hold.
struct PhotoCreditLine: Rule {
  let info = RuleInfo(
    id: "photo-credit-line", stage: .layout, category: .layout, safety: .flagOnly, severity: .note,
    summary: "A short line that credits the photographer or agency of a picture.",
    explanation: """
      A picture's credit stays behind when the picture is cut: `Photo: Jane Ames/Reuters`. Lines of at most 80 bytes that
      open with such a label and a colon are reported, and so are those that are two names and a slash in brackets. They are kept, as some articles speak of their pictures, and
      captions with a credit at their end are not looked for.
      """,
    examples: [
      RuleInfo.Example("The bridge is shut.\n\nPhoto: Jane Ames", "The bridge is shut.\n\nPhoto: Jane Ames")
    ],
    references: ["Own observation of public news crawls."])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.lower, .upper, .space), ByteClassSet(.colon))

  private static let labels: [StaticString] = [
    "photo", "photos", "photo by", "photo credit", "photograph", "image", "image credit", "image copyright", "picture",
    "pictures", "picture credit", "credit",
  ]

  /// Whether a line opens with the label of a picture that stands without a colon: `Image copyright Ada Brook`.
  private static func isLabelled(_ line: Range<Int>, _ view: ByteView) -> Bool {
    let labels: [StaticString] = ["Image copyright ", "Image caption ", "Media caption "]
    return labels.contains { view.reads($0, at: line.lowerBound) }
  }

  /// Whether all of a line is a name, a slash and another in brackets: `[Ada Brook/AFP]`, `(A. Brook/Kestrel Post)`.
  private static func isBracketedCredit(_ line: Range<Int>, _ view: ByteView) -> Bool {
    guard line.count >= 6, view.byteClass(line.lowerBound) == .opening, view.byteClass(line.upperBound - 1) == .closing
    else { return false }
    var slashes = 0
    for offset in line.dropFirst().dropLast() {
      switch view.byteClass(offset) {
      case .slash:
        slashes += 1
        if !view.isUpper(at: offset + 1) { return false }
      case .lower, .upper, .space, .period, .hyphen, .apostrophe, .leadLatin, .leadTwo, .continuation, .leadPunctuation:
        // Small words open none of the names.
        if view[offset] == 0x20, view.byteClass(offset + 1) == .lower { return false }
      default: return false
      }
    }
    return (1...3).contains(slashes) && view.isUpper(at: line.lowerBound + 1)
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for line in text.lineLayout.lines where Self.isCredit(line.body, text.view) {
      findings.flag(line.body, confidence: 0.8)
    }
  }

  /// Whether a line is a picture's credit.
  static func isCredit(_ line: Range<Int>, _ view: ByteView) -> Bool {
    guard line.count <= 120 else { return false }
    if isBracketedCredit(line, view) || isLabelled(line, view) { return true }
    guard line.count <= 80 else { return false }
    let start = view[line.lowerBound] == UInt8(ascii: "(") ? line.lowerBound + 1 : line.lowerBound
    switch view[start] | 0x20 {
    case UInt8(ascii: "p"), UInt8(ascii: "i"), UInt8(ascii: "c"): break
    default: return false
    }
    return labels.contains { label in
      let end = start + label.utf8CodeUnitCount
      guard view.readsIgnoringCase(label, at: start) else { return false }
      let colon = WhiteSpace.skip(end..<max(end, line.upperBound), in: view)
      return colon + 1 < line.upperBound && view[colon] == UInt8(ascii: ":")
    }
  }
}
