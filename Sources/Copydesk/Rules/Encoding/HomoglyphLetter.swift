/// Finds Cyrillic and Greek letters in words of Latin letters.
struct HomoglyphLetter: Rule {
  let info = RuleInfo(
    id: "homoglyph-letter", stage: .encoding, category: .encoding, safety: .careful,
    summary: "A Cyrillic or Greek letter that looks Latin inside a Latin word.",
    explanation: """
      Letters that look alike get mixed when text is typed on two keyboards, recognised from print or disguised. In a \
      word of which more than half is ASCII letters, each letter that looks like a Latin one becomes it. If the word \
      also has letters that look like none (`β`, `ж`), or is mostly Cyrillic or Greek, it stays.
      """,
    examples: [.init("The \u{420}resident \u{430}greed", "The President agreed")],
    references: ["Unicode Technical Standard #39 (confusables)"])

  let trigger: PairTrigger? = PairTrigger(.letter, .init(.leadTwo)) | PairTrigger(.init(.continuation), .letter)

  private static let lookalikes: [UInt32: UInt8] = {
    let pairs = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxѕsіiјjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo"
    let values = Array(pairs.unicodeScalars.map(\.value))
    var table: [UInt32: UInt8] = [:]
    for index in stride(from: 0, to: values.count - 1, by: 2) {
      table[values[index]] = UInt8(truncatingIfNeeded: values[index + 1])
    }
    return table
  }()

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var offset = view.firstNonASCII(from: 0)
    while offset < view.count {
      let scalar = view.scalar(at: offset)
      guard scalar.value >= 0x370, scalar.value < 0x530 else {
        offset = view.firstNonASCII(from: offset + max(1, scalar.length))
        continue
      }
      let end = word(view, from: view.skipBack(.letter, from: offset), &findings)
      // A character of the block that is no letter ends the word where it stands.
      offset = view.firstNonASCII(from: max(end, offset + scalar.length))
    }
  }

  /// Looks at the word that starts at an offset and returns its end.
  private func word(_ text: ByteView, from start: Int, _ findings: inout FindingCollector) -> Int {
    var offset = start
    var latin = 0
    var strange: [(range: Range<Int>, letter: UInt8)] = []
    var isCertain = start == 0 || text[start - 1] < 0x80
    while offset < text.count {
      let scalar = text.scalar(at: offset)
      if CharacterTraits.isASCIILetter(scalar.value) {
        latin += 1
      } else if let letter = Self.lookalikes[scalar.value] {
        strange.append((offset..<offset + scalar.length, letter))
      } else if Self.isLetter(scalar.value) {
        isCertain = false
      } else {
        break
      }
      offset += scalar.length
    }
    if isCertain, latin > strange.count, latin >= 2 {
      for place in strange { findings.repair(place.range, with: [place.letter], confidence: 0.9) }
    }
    return offset
  }

  /// Whether a code point is a letter; nearly all of the Greek and Cyrillic blocks are, without a look at a table.
  private static func isLetter(_ value: UInt32) -> Bool {
    value >= 0x388 && value <= 0x481 || value >= 0x48A && value <= 0x52F || CharacterTraits.isLetter(value)
  }
}
