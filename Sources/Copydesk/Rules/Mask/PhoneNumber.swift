/// A telephone number, where the configuration asks to mask them.
struct PhoneNumber: Rule {
  let info = RuleInfo(
    id: "phone-number", stage: .mask, category: .mask, safety: .careful, severity: .note,
    summary: "A telephone number that was asked to be masked.",
    explanation: """
      Written over with `[phone]` where `mask` asks for it: `+` and 8 to 15 digits, ten digits as North America groups \
      them (`(312) 555-0143`, `312-555-0143`, `312.555.0143`, with 1 before them or not), and ten or eleven digits from 0 \
      on in the groups of other countries (`020 7946 0018`). Numbers of seven digits, and ten without marks, stay: too \
      much else looks so. What `protect` names stays, too.
      """,
    examples: [
      .init("Call (312) 555-0143 before noon.", "Call [phone] before noon."),
      .init("It cost 1,200 in 2014-03-05.", "It cost 1,200 in 2014-03-05."),
    ],
    references: [
      "ITU-T E.164: at most 15 digits", "North American Numbering Plan: area and exchange begin with 2 to 9",
      "ITU-T E.123: how numbers are grouped",
    ])
  let trigger: PairTrigger? = PairTrigger.anywhere(.init(.digit))
  let editsProtectedSpans = true
  func minimumConfidence(in profile: Profile) -> Double? { 0 }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let digit = view.firstIndex(in: ByteClassSet(.digit), from: next) {
      var start = digit
      if view[start - 1] == UInt8(ascii: "+") || view[start - 1] == UInt8(ascii: "(") { start -= 1 }
      if view[start] == UInt8(ascii: "("), view[start - 1] == UInt8(ascii: "+") { start -= 1 }
      let number = Candidate(from: start, digit: digit, in: view)
      next = max(number.end, digit + 1)
      guard !Self.continues(before: start, view), number.isPhone, !Self.continues(at: number.end, view) else {
        continue
      }
      Mask.write(.phone, over: start..<number.end, confidence: 0.9, in: text, into: &findings)
    }
  }

  /// Whether what stands before a number makes it a part of something else, such as `$`, a stop or a hyphen.
  private static func continues(before start: Int, _ view: ByteView) -> Bool {
    if view.isWord(before: start) { return true }
    switch view[start - 1] {
    case 0x23, 0x24, 0x2D, 0x2E, 0x2C, 0x2F, 0x2B, 0x3D, 0xA3, 0xAC: return true
    default: return false
    }
  }

  /// Whether the number goes on in another form, such as `0143%` or `0143-7`.
  private static func continues(at end: Int, _ view: ByteView) -> Bool {
    if view.isWord(at: end) || view[end] == 0x25 { return true }
    let mark = view[end] == 0x2D || view[end] == 0x2F || view[end] == 0x2E || view[end] == 0x2C
    return mark && view.byteClass(end + 1) == .digit
  }

  /// Groups of digits with a mark or two between them.
  private struct Candidate {
    var hasPlus = false
    var hasBracket = false
    /// Digits of each group.
    var groups: [Int] = []
    /// The first digit of each group.
    var firsts: [UInt8] = []
    /// What parts the groups.
    var marks: Set<UInt8> = []
    var end: Int

    init(from start: Int, digit: Int, in view: ByteView) {
      hasPlus = view[start] == UInt8(ascii: "+")
      hasBracket = view[digit - 1] == UInt8(ascii: "(")
      end = digit
      var offset = digit
      var isOpen = hasBracket
      // It counts when a digit follows: the last one is the sentence's.
      var mark: UInt8?
      // No number has more groups; a table of numbers would.
      while view.byteClass(offset) == .digit, groups.count < 7 {
        let behind = view.skip(ByteClassSet(.digit), from: offset)
        groups.append(behind - offset)
        firsts.append(view[offset])
        if let mark { marks.insert(mark) }
        mark = nil
        end = behind
        offset = behind
        if isOpen {
          guard view[offset] == UInt8(ascii: ")") else { return }
          isOpen = false
          offset += 1
          if view[offset] == 0x20 || view[offset] == 0x2D { offset += 1 }
          continue
        }
        switch view[offset] {
        case 0x20, 0x2D, 0x2E:
          mark = view[offset]
          offset += 1
          if view[offset] == UInt8(ascii: "(") {
            isOpen = true
            hasBracket = true
            offset += 1
          }
        default: return
        }
      }
    }

    /// Whether the groups are those of a telephone number.
    var isPhone: Bool {
      let digits = groups.reduce(0, +)
      if hasPlus { return (8...15).contains(digits) && firsts.first != 0x30 && marks.count <= 2 }
      if groups.last == nil || groups.count == 1 { return false }
      if isNorthAmerican(from: 0) { return true }
      if groups.first == 1, firsts.first == 0x31 { return isNorthAmerican(from: 1) }
      return isNational
    }

    private func isNorthAmerican(from first: Int) -> Bool {
      guard Array(groups[first...]) == [3, 3, 4], firsts[first] >= 0x32, firsts[first + 1] >= 0x32 else { return false }
      // Three groups with spaces alone may be three numbers.
      return hasBracket || (marks.count == 1 && (marks != [0x20] || first == 1)) || marks == [0x20, 0x2D]
    }

    private static let nationalGroups: Set<[Int]> = [
      [3, 4, 4], [4, 3, 4], [4, 3, 3], [5, 6], [5, 5], [5, 3, 3], [4, 6], [4, 7], [2, 2, 2, 2, 2],
    ]

    private var isNational: Bool {
      guard firsts.first == 0x30, marks == [0x20] || marks == [0x2D] || hasBracket else { return false }
      return Self.nationalGroups.contains(groups)
    }
  }
}
