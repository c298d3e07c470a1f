/// Removes the hover card of a person that was pasted behind the name: legal name, headlines, `MORE`.
struct HoverCard: Rule {
  let info = RuleInfo(
    id: "hover-card", stage: .insertion, category: .insertion, safety: .careful,
    summary: "A person's hover card, from the legal name to the link MORE, is pasted behind the name.",
    explanation: """
      Pages that show a card when the pointer rests on a name carry the card in their text: the legal name, a few \
      headlines without marks between them, and the link `MORE`. A card is known by the family name, which stands \
      before the card, again at the end of the legal name, and is there glued to the first headline. Where a space \
      parts the two, the headlines must be free of sentence ends. All behind the first name goes through `MORE`; what \
      follows (`'s`, a party and state in brackets) closes up as it stood. Looks back 1,200 bytes within the paragraph. \
      Cards without `MORE`, and cards whose legal name does not repeat the family name, stay.
      """,
    examples: [
      .init(
        "Sen. Ada Quill Adaline (Ada) Rose QuillHarbor vote put off Quill: 'No deal' on ferries MORE (D-Vt.) left.",
        "Sen. Ada Quill (D-Vt.) left."),
      .init("She wants MORE of it.", "She wants MORE of it."),
    ],
    references: [
      "Pattern observed on pages of a news site of Washington, 2016-2020.",
      "1,200 bytes: own choice; of 215 cards seen, the longest has about 500.",
    ])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.upper), ByteClassSet(.upper))
  /// Hashtags and host names in headlines go with them.
  let editsProtectedSpans = true

  /// How far back a card may begin, in bytes.
  private static let reach = 1_200

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    // A card never reaches back over another link, so the windows are disjoint and the search is linear.
    var lowest = 0
    var next = 0
    while let link = view.firstIndex(of: "MORE", from: next) {
      next = link + 4
      // The link may be glued to the last headline, but is no ending of a word in capitals.
      guard view.byteClass(link - 1) != .upper, view.byteClass(link - 1) != .hyphen else { continue }
      var start = link
      let limit = max(lowest, link - Self.reach)
      while start > limit, view.byteClass(start - 1) != .newline { start -= 1 }
      lowest = next
      guard let card = HoverCardText(in: start..<link, of: view) else { continue }
      let after = Self.closing(behind: next, view)
      if view.isWord(at: next), !(card.isGlued && view.byteClass(next) == .lower) { continue }
      findings.repair(
        card.start..<after.end, with: after.space, confidence: card.isGlued ? 0.97 : 0.9,
        evidence: [Evidence("legal-name", String(decoding: view.bytes(card.legalName), as: UTF8.self))])
    }
  }

  /// Where the removal ends, and the space to write there: marks close up with the name, words and brackets do not.
  private static func closing(behind link: Int, _ view: ByteView) -> (end: Int, space: String) {
    if view.isWord(at: link) || view.byteClass(link) == .opening { return (link, " ") }
    guard view[link] == 0x20 else { return (link, "") }
    switch view.byteClass(link + 1) {
    case .comma, .period, .colon, .exclamation: return (link + 1, "")
    default:
      guard let mark = Apostrophe.length(at: link + 1, in: view), view[link + 1 + mark] == UInt8(ascii: "s"),
        !view.isWord(at: link + 2 + mark)
      else { return (link, "") }
      return (link + 1, "")
    }
  }
}
