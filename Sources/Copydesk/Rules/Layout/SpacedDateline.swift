/// A dateline whose dash has uneven or several spaces around it: `COPENHAGEN  —   A`.
struct SpacedDateline: Rule {
  let info = RuleInfo(
    id: "spaced-dateline", stage: .layout, category: .layout, safety: .safe, severity: .note,
    summary: "Uneven spaces around the dash behind a dateline.",
    explanation: """
      Markup between the place and the dash of a dateline becomes spaces when tags are stripped. One space is left on
      either side of the dash, which itself stays. A dateline opens a line: a place in capitals, with a region, a date and
      an agency in brackets behind it if there are any, or a place in ordinary case with an agency behind it. A dash
      without any space (`LONDON—The`) is a style and stays, and so does one before a lower-case letter, where a
      word may be lost.
      """,
    examples: [
      RuleInfo.Example("COPENHAGEN  —   A flood has closed the road.", "COPENHAGEN — A flood has closed the road."),
      RuleInfo.Example("Oslo (AFP) -   The king has arrived.", "Oslo (AFP) - The king has arrived."),
    ],
    references: ["Own observation: the Kaggle corpus `All the News` writes two spaces before and three behind."])

  let trigger: PairTrigger? = PairTrigger(
    ByteClassSet(.space, .tab, .continuation, .hyphen), ByteClassSet(.leadPunctuation, .hyphen, .space, .tab))

  /// The longest dateline in bytes, dash aside.
  private static let reach = 80
  private static let dashes: [StaticString] = ["—", "–", "--", "-"]

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for line in text.lineLayout.lines {
      let start = line.body.lowerBound
      guard view.byteClass(start) == .upper,
        let placeEnd = Self.placeEnd(start..<min(line.body.upperBound, start + Self.reach), in: view)
      else { continue }
      let dash = WhiteSpace.skip(placeEnd..<line.body.upperBound, in: view)
      guard let mark = Self.dashes.first(where: { view.reads($0, at: dash) }) else { continue }
      let dashEnd = dash + mark.utf8CodeUnitCount
      let next = WhiteSpace.skip(dashEnd..<max(dashEnd, line.body.upperBound), in: view)
      guard next < line.body.upperBound, dash > placeEnd || next > dashEnd else { continue }
      switch view.byteClass(next) {
      case .upper, .digit, .quote, .apostrophe, .leadLatin, .leadPunctuation: break
      default: continue
      }
      // A hyphen that touches a word on one side belongs to it more often than not.
      if view[dash] == UInt8(ascii: "-"), dash == placeEnd || next == dashEnd { continue }
      Self.report(placeEnd..<dash, view, &findings)
      Self.report(dashEnd..<next, view, &findings)
    }
  }

  /// The dateline that opens a line, with the agency in its brackets; nil if none does.
  static func dateline(of line: Range<Int>, in view: ByteView) -> (place: Range<Int>, agency: Range<Int>?)? {
    let start = line.lowerBound
    guard view.byteClass(start) == .upper,
      let end = placeEnd(start..<min(line.upperBound, start + reach), in: view)
    else { return nil }
    let dash = WhiteSpace.skip(end..<line.upperBound, in: view)
    guard dashes.contains(where: { view.reads($0, at: dash) }) else { return nil }
    guard view[end - 1] == UInt8(ascii: ")"), let open = (start..<end).last(where: { view[$0] == UInt8(ascii: "(") })
    else { return (start..<end, nil) }
    return (start..<end, open + 1..<end - 1)
  }

  private static func report(_ gap: Range<Int>, _ view: ByteView, _ findings: inout FindingCollector) {
    if gap.count != 1 || view[gap.lowerBound] != 0x20 { findings.repair(gap, with: " ", confidence: 0.97) }
  }

  /// The end of a dateline's place, region, date and agency; nil if the line does not open with them.
  private static func placeEnd(_ range: Range<Int>, in view: ByteView) -> Int? {
    var offset = range.lowerBound
    var capitals = 0
    var lowers = 0
    var inRegion = false
    var end = offset
    while offset < range.upperBound {
      let byte = view[offset]
      switch view.byteClass(offset) {
      case .upper:
        if !inRegion { capitals += 1 }
      case .lower:
        if !inRegion { lowers += 1 }
      case .comma:
        inRegion = true
      case .digit where inRegion: break
      case .period, .slash, .apostrophe, .hyphen:
        if byte == UInt8(ascii: "-"), ByteClassSet(.space, .tab, .hyphen).contains(view.byteClass(offset - 1)) {
          return lowers == 0 && capitals >= 3 ? end : nil
        }
      case .leadLatin where byte != 0xC2:
        // U+00C0...U+00FF: letters of a place such as MÁLAGA.
        if !inRegion { capitals += 1 }
        offset += 1
      case .space, .tab, .leadLatin:
        // Words of the place run up to the dash or the bracket.
        let next = WhiteSpace.skip(offset..<range.upperBound, in: view)
        if view[next] == UInt8(ascii: "(") { return agencyEnd(next..<range.upperBound, in: view) }
        if view.byteClass(next) == .lower { return nil }
        if next == offset { return nil }
        offset = next
        continue
      case .leadPunctuation:
        guard view.reads("—", at: offset) || view.reads("–", at: offset) else { return nil }
        return lowers == 0 && capitals >= 3 ? end : nil
      default: return nil
      }
      offset += 1
      end = offset
    }
    return nil
  }

  /// The end of an agency's name in brackets; at most 30 bytes that begin with a capital.
  private static func agencyEnd(_ range: Range<Int>, in view: ByteView) -> Int? {
    let name = WhiteSpace.skip(range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound), in: view)
    guard view.byteClass(name) == .upper else { return nil }
    let end = view.skip(ByteClassSet(.lower, .upper, .space, .period, .slash), from: name)
    guard view[end] == UInt8(ascii: ")"), end - name <= 30 else { return nil }
    return end + 1
  }
}
