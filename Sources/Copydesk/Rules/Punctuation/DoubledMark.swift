/// Finds doubled commas, colons and stops: `word,, word`, `the U.S. .`.
struct DoubledMark: Rule {
  let info = RuleInfo(
    id: "doubled-mark", stage: .punctuation, category: .punctuation, safety: .safe,
    summary: "A comma, semicolon, colon or stop is doubled.",
    explanation: """
      `,,` behind a word becomes `,` and `;;` becomes `;` where the line goes on; code and tables end lines and fields so. \
      A stop set off behind an abbreviation's own (`the U.S. .`, as some \
      tokenizers end a sentence) goes. Two stops may be the rest of an ellipsis and are only reported; `!!`, `?!` and \
      three stops are the writer's.
      """,
    examples: [.init("He came,, she left the U.S. .", "He came, she left the U.S.")],
    references: ["Stanford PTBTokenizer: a sentence-final abbreviation's stop is written twice"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.comma), ByteClassSet(.comma)) | PairTrigger(ByteClassSet(.colon), ByteClassSet(.colon))
    | PairTrigger(ByteClassSet(.period), ByteClassSet(.period))
    | PairTrigger(ByteClassSet(.space), ByteClassSet(.period))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .colon, .period), from: index) {
      index = mark
      let byte = view.buffer[index]
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if view[index + 1] == byte, view[index + 2] != byte, view[index - 1] != byte,
          view.byteClass(index + 2) == .space, view.isWord(before: index), view.byteClass(index - 1) != .digit,
          !ByteClassSet(.newline, .space).contains(view.byteClass(index + 3))
        {
          findings.remove(index + 1..<index + 2, confidence: 0.95)
        }
      case UInt8(ascii: "."):
        if view.byteClass(index + 1) == .space, view[index + 2] == UInt8(ascii: "."), view.isSpace(at: index + 3),
          view.byteClass(index + 4) != .period, view.byteClass(index - 1) == .upper,
          view[index - 2] == UInt8(ascii: ".")
        {
          findings.remove(index + 1..<index + 3, confidence: 0.95)
          index += 2
        } else if view[index + 1] == byte, view[index + 2] != byte, view[index - 1] != byte,
          view.isWord(before: index), view.isSpace(at: index + 2)
        {
          findings.flag(index..<index + 2, confidence: 0.7)
        }
      default: break
      }
      index += 1
    }
  }
}
