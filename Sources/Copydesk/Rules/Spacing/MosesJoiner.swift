/// Finds the joiners that Moses and WikiText leave in words and numbers: `ten @-@ year`, `1 @,@ 200`.
struct MosesJoiner: Rule {
  let info = RuleInfo(
    id: "moses-joiner", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A mark inside a word or number is set off between at-signs.",
    explanation: """
      Moses's aggressive hyphen splitting and the WikiText corpora write `@-@`, `@,@`, `@.@` and `@/@` for marks that \
      had no space around them. The mark is put back and both sides closed up. Left alone: what is no word of its own, \
      since at-signs stand around names in templates (`@prefix@/@name@`) and in sets of characters (`a-z,@-@`).
      """,
    examples: [.init("A ten @-@ year plan for 1 @,@ 200 homes.", "A ten-year plan for 1,200 homes.")],
    references: ["Moses tokenizer.perl, option -a", "Merity et al. 2016, WikiText (arXiv 1609.07843)"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.at), ByteClassSet(.hyphen, .comma, .period, .slash))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let at = view.firstIndex(of: UInt8(ascii: "@"), from: index) {
      index = at + 1
      guard view[at + 2] == UInt8(ascii: "@"),
        ByteClassSet(.hyphen, .comma, .period, .slash).contains(view.byteClass(at + 1))
      else { continue }
      index = at + 3
      guard view.byteClass(at - 1) == .space, view.byteClass(at + 3) == .space else { continue }
      findings.repair(at - 1..<at + 4, with: view.bytes(at + 1..<at + 2))
    }
  }
}
