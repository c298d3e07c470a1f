/// Finds character references that a tokenizer split: `& # 39 ; s`, `& quot ;`.
struct SpacedEntity: Rule {
  let info = RuleInfo(
    id: "spaced-entity", stage: .encoding, category: .encoding, safety: .safe,
    summary: "An HTML character reference split by spaces.",
    explanation: """
      A tokenizer that ran over text with character references set their marks apart. The reference is closed up; \
      `html-entity` then decodes it. Only numbers and the five names every escaper writes are taken, so that \
      `Marks & Spencer ;` stays.
      """,
    examples: [.init("The town & # 39 ;s money &amp ; boats", "The town &#39;s money &amp; boats")],
    references: ["Bifixer: collapse of spaced entities"])

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.ampersand))

  private static let names = WordSet("amp quot apos lt gt nbsp")
  private static let spaces = ByteClassSet(.space)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let ampersand = view.firstIndex(of: UInt8(ascii: "&"), from: next) {
      next = ampersand + 1
      var start = view.skip(Self.spaces, from: ampersand + 1)
      var reference: [UInt8] = [UInt8(ascii: "&")]
      if view[start] == UInt8(ascii: "#") {
        reference.append(UInt8(ascii: "#"))
        start = view.skip(Self.spaces, from: start + 1)
      }
      let body = view.word(at: start)
      let isKnown =
        reference.count == 2 ? view.isNumber(body) && body.count <= 6 : Self.names.contains(body, in: view)
      let semicolon = view.skip(Self.spaces, from: body.upperBound)
      guard isKnown, view[semicolon] == UInt8(ascii: ";") else { continue }
      reference += view.bytes(body) + [UInt8(ascii: ";")]
      let range = ampersand..<semicolon + 1
      guard range.count > reference.count else { continue }
      findings.repair(range, with: reference, confidence: 0.95)
      next = semicolon + 1
    }
  }
}
