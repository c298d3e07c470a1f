import UnicodeText

/// Finds curly marks of UTF-8 that were read as GBK: `It鈥檚` for `It’s`.
struct GBKMojibake: Rule {
  let info = RuleInfo(
    id: "gbk-mojibake", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A curly mark and the letter behind it that became two Han characters.",
    explanation: """
      A program of a Chinese Windows reads UTF-8 as GBK, two bytes a character. E2 80 becomes 鈥, and the last byte of \
      the mark takes the letter behind it along: ’s becomes 鈥檚. Both are put back. Where a space or a mark stood \
      behind, which GBK cannot take along, the last byte is lost and `?`, U+FFFD or nothing stands in its place; that \
      is a closing quote behind a word or mark, and flagged elsewhere. Only beside letters, figures or marks of ASCII: \
      in Chinese text 鈥 is a character.
      """,
    examples: [.init("It鈥檚 over, and they don鈥檛 know.", "It’s over, and they don’t know.")],
    references: ["WHATWG Encoding Standard, index gb18030"])
  let trigger: PairTrigger? = .anywhere(.init(.leadOther))

  /// For the second of the two characters, the mark and the letter it stands for.
  private static let pairs: [UInt32: String] = {
    guard let decoder = try? ByteDecoder(named: "GBK") else { return [:] }
    var pairs: [UInt32: String] = [:]
    let marks: [(UInt8, String)] = [
      (0x93, "–"), (0x94, "—"), (0x98, "‘"), (0x99, "’"), (0x9C, "“"), (0x9D, "”"), (0xA6, "…"),
    ]
    for (last, mark) in marks {
      // ASCII that can be the second byte of a pair.
      for letter in UInt8(0x40)...0x7E {
        guard let output = try? decoder.decode([last, letter]), output.substitutionCount == 0,
          let scalar = String(decoding: output.bytes, as: UTF8.self).unicodeScalars.first
        else { continue }
        pairs[scalar.value] = mark + String(UnicodeScalar(letter))
      }
    }
    return pairs
  }()

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let lead = view.firstIndex(of: "鈥", from: next) {
      next = lead + 3
      let previous = view.scalar(endingAt: lead).value
      let second = view.scalar(at: next)
      if let replacement = Self.pairs[second.value] {
        let following = view.scalar(at: next + second.length).value
        guard previous < 0x250, following < 0x250 else { continue }
        findings.repair(lead..<next + second.length, with: replacement, confidence: 0.97)
        next += second.length
      } else if previous < 0x80, !CharacterTraits.isASCIISpaceOrEdge(previous) {
        var end = next
        if second.value == 0x3F || second.value == 0xFFFD { end += second.length }
        guard view.isSpace(at: end) || view[end] < 0x80 && !view.isWord(at: end) else { continue }
        findings.repair(lead..<end, with: "”", confidence: 0.9)
      } else if previous < 0x80, second.value < 0x80 || second.value == 0xFFFD {
        findings.flag(lead..<next)
      }
    }
  }
}
