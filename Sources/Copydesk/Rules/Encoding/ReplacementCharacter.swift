/// Finds U+FFFD, which stands for bytes some program could not read.
struct ReplacementCharacter: Rule {
  let info = RuleInfo(
    id: "replacement-character", stage: .encoding, category: .encoding, safety: .careful,
    summary: "A replacement character, where a character was lost.",
    explanation: """
      A byte that was not valid in the encoding assumed became �. What it was is certain where English leaves no \
      choice: the apostrophe of a contraction or possessive, and quotes that alternate strictly between opening and \
      closing along a line. Everything else, such as the last letter of `caf�`, is flagged and kept.
      """,
    examples: [
      .init("�It�s late,� he said. I don�t know.", "“It’s late,” he said. I don’t know."),
      .init("the caf� opened", "the caf� opened"),
    ],
    references: ["Unicode Standard, section 5.22 (U+FFFD substitution)"])

  let trigger: PairTrigger? = .anywhere(.init(.leadOther))

  /// Stems of common loan words in -é, whose plural looks like a possessive.
  private static let accentedStems: Set<[UInt8]> = Set(
    "caf clich fianc fiance attach expos pur saut souffl canap resum rsum pat prot".split(separator: " ").map {
      Array($0.utf8)
    })

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let offsets = SpecialCharacters.of(text).replacements
    var index = 0
    var quotes: [Mark] = []
    for line in text.lines where index < offsets.count {
      quotes.removeAll(keepingCapacity: true)
      while index < offsets.count, offsets[index] < line.upperBound {
        let start = offsets[index]
        var end = start + 3
        index += 1
        // A character of several bytes leaves several of them.
        while index < offsets.count, offsets[index] == end {
          end += 3
          index += 1
        }
        if end - start <= 9 { sort(view, start..<end, &quotes, &findings) } else { findings.flag(start..<end) }
      }
      pair(quotes, &findings)
    }
  }

  private struct Mark {
    var range: Range<Int>
    var opens: Bool
  }

  private func sort(_ text: ByteView, _ range: Range<Int>, _ quotes: inout [Mark], _ findings: inout FindingCollector) {
    let isAfterLetter = ByteClassSet.letter.contains(text.byteClass(range.lowerBound - 1))
    let isBeforeWord = ByteClassSet(.lower, .upper, .digit).contains(text.byteClass(range.upperBound))
    let isAfterSpace = ByteClassSet(.space, .tab, .newline, .opening).contains(text.byteClass(range.lowerBound - 1))
    let isAtEnd = !isBeforeWord && text[range.upperBound] < 0x80
    if isAfterLetter, isApostrophe(text, range) {
      findings.repair(range, with: "’", confidence: 0.92)
    } else if isAfterSpace, isBeforeWord {
      quotes.append(Mark(range: range, opens: true))
    } else if !isAfterSpace, isAtEnd {
      quotes.append(Mark(range: range, opens: false))
    } else {
      findings.flag(range)
    }
  }

  private func isApostrophe(_ text: ByteView, _ range: Range<Int>) -> Bool {
    guard Clitic.endsWord(at: range.upperBound, in: text) else { return false }
    let word = text.skipBack(.letter, from: range.lowerBound)
    let stem = text.bytes(word..<range.lowerBound).map { $0 | 0x20 }
    switch text[range.upperBound] | 0x20 {
    case UInt8(ascii: "s"): return stem.count >= 2 && !Self.accentedStems.contains(stem)
    case UInt8(ascii: "t"): return stem.last == UInt8(ascii: "n") && stem.count >= 3
    case UInt8(ascii: "m"): return stem == [UInt8(ascii: "i")]
    default: return Self.pronouns.contains(stem)
    }
  }

  private static let pronouns: Set<[UInt8]> = Set(
    "i you he she it we they who that there what this".split(separator: " ").map { Array($0.utf8) })

  /// Quotes of a line are certain if they open and close in turn.
  private func pair(_ quotes: [Mark], _ findings: inout FindingCollector) {
    let alternates = quotes.count % 2 == 0 && quotes.indices.allSatisfy { quotes[$0].opens == ($0 % 2 == 0) }
    for quote in quotes {
      if alternates {
        findings.repair(quote.range, with: quote.opens ? "“" : "”", confidence: 0.9)
      } else {
        findings.flag(quote.range)
      }
    }
  }
}
