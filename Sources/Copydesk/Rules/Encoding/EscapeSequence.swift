/// Finds backslash escapes of JSON, Python or C that were printed instead of read.
struct EscapeSequence: Rule {
  let info = RuleInfo(
    id: "escape-sequence", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A backslash escape left over from JSON or source code.",
    explanation: """
      Text taken out of JSON or a program's output by pattern keeps its escapes: `\\u2019`, `\\xe2\\x80\\x99`, `\\"`, \
      `\\/`, `\\n`. Each becomes what it means. `\\n`, `\\r` and `\\t` count only before a capital, digit, mark, space, \
      another escape or the end, since `\\new` and `\\nu` are words of paths and formulas. Left alone: Windows paths, \
      escaped backslashes, `\\n` and `\\"` in strings of programs and of JSON (`print("Done.\\n")`), and documents with TeX commands or with the escapes of patterns (`\\d`, `\\.`, `\\u0041`), \
      which speak of code.
      """,
    examples: [
      .init("It\\u2019s \\\"over\\\"", "It’s \"over\""),
      .init("The end.\\n\\nThe start and\\/or caf\\xc3\\xa9", "The end.\n\nThe start and/or café"),
      .init("C:\\new\\table and \\alpha", "C:\\new\\table and \\alpha"),
    ],
    references: ["RFC 8259, section 7 (JSON strings)"])

  let trigger: PairTrigger? = .anywhere(.init(.backslash))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    guard !Self.holdsTeX(view), !Self.speaksOfCode(view) else { return }
    var offset = 0
    var pathEnd = 0
    var strings = ProgramStrings()
    while let backslash = view.firstIndex(of: 0x5C, from: offset) {
      offset = backslash + 1
      guard backslash >= pathEnd else { continue }
      if Self.beginsPath(view, backslash) {
        pathEnd = view.skip(Self.solid, from: backslash)
        continue
      }
      if view[offset] == 0x5C {
        offset += 1
        continue
      }
      if let escape = EscapeSpelling(numberIn: view, at: backslash) {
        findings.repair(escape.range, with: escape.replacement)
        offset = escape.range.upperBound
      } else if !strings.hold(backslash, in: view), let mark = Self.mark(view, backslash) {
        findings.repair(backslash..<backslash + 2, with: mark, confidence: 0.95)
        offset = backslash + 2
      }
    }
  }

  private static let solid = ByteClassSet(rawValue: ~ByteClassSet(.space, .tab, .newline).rawValue)

  /// `C:\` or `\\server`.
  private static func beginsPath(_ text: ByteView, _ backslash: Int) -> Bool {
    if text[backslash - 1] == UInt8(ascii: ":"), ByteClassSet.letter.contains(text.byteClass(backslash - 2)),
      !ByteClassSet.letter.contains(text.byteClass(backslash - 3))
    {
      return true
    }
    return text[backslash + 1] == 0x5C && ByteClassSet.letter.contains(text.byteClass(backslash + 2))
      && ByteClassSet(.space, .newline, .tab).contains(text.byteClass(backslash - 1))
  }

  /// Whether a command of two or more letters with an argument stands anywhere: `\frac{`, `\begin{`.
  private static func holdsTeX(_ text: ByteView) -> Bool {
    var offset = 0
    while let backslash = text.firstIndex(of: 0x5C, from: offset) {
      let end = text.skip(.letter, from: backslash + 1)
      if end > backslash + 2, text[end] == UInt8(ascii: "{") { return true }
      offset = max(end, backslash + 1)
    }
    return false
  }

  /// Whether an escape stands anywhere that only patterns have (`\d`, `\w`, `\.`, `\(`), or one that spells an ASCII
  /// letter or figure, which no program writes.
  private static func speaksOfCode(_ text: ByteView) -> Bool {
    var offset = 0
    while let backslash = text.firstIndex(of: 0x5C, from: offset) {
      offset = backslash + 2
      guard text[backslash - 1] != 0x5C || text[backslash - 2] == 0x5C else { continue }
      switch text[backslash + 1] {
      case UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "?"), UInt8(ascii: "*"):
        if !text.isSpace(at: backslash - 1) || text.byteClass(backslash + 2) == .backslash { return true }
      case UInt8(ascii: "d"), UInt8(ascii: "w"), UInt8(ascii: "s"), UInt8(ascii: "D"), UInt8(ascii: "W"),
        UInt8(ascii: "S"):
        if !text.isWord(at: backslash + 2), !text.isWord(before: backslash) { return true }
      case UInt8(ascii: "u") where text.reads("00", at: backslash + 2):
        if let escape = EscapeSpelling(numberIn: text, at: backslash), let byte = escape.replacement.first,
          ByteView.isASCIIWord(byte)
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  private static func mark(_ text: ByteView, _ backslash: Int) -> String? {
    let isBetweenLetters =
      ByteClassSet.letter.contains(text.byteClass(backslash - 1))
      && ByteClassSet.letter.contains(text.byteClass(backslash + 2))
    switch text[backslash + 1] {
    // `Schr\"odinger` is TeX.
    case UInt8(ascii: "\""): return isBetweenLetters ? nil : "\""
    case UInt8(ascii: "'"): return !isBetweenLetters || Clitic.endsWord(at: backslash + 2, in: text) ? "'" : nil
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "n"): return endsEscape(text, backslash + 2) ? "\n" : nil
    case UInt8(ascii: "r"):
      guard endsEscape(text, backslash + 2) else { return nil }
      return text.reads("\\n", at: backslash + 2) ? "" : "\n"
    case UInt8(ascii: "t"): return endsEscape(text, backslash + 2) ? " " : nil
    default: return nil
    }
  }

  private static func endsEscape(_ text: ByteView, _ offset: Int) -> Bool {
    switch text.byteClass(offset) {
    case .lower, .underscore, .slash, .hyphen, .symbol, .opening, .period: false
    default: true
    }
  }
}

/// Which places of a text lie in the string of a program or of JSON.
///
/// Its straight quotation mark opens right behind `(`, `=`, `[` or `{`, or behind a colon or comma that follows another
/// string. It ends with its line.
private struct ProgramStrings {
  private var offset = 0
  private var isInside = false
  private var isInProgram = false
  /// Where the last string ended.
  private var end = -1

  /// Whether a place lies in one; places are asked for in order.
  ///
  /// - Complexity: O(*n*) for all places of a text.
  mutating func hold(_ place: Int, in text: ByteView) -> Bool {
    while offset < place {
      switch text[offset] {
      case UInt8(ascii: "\n"): isInside = false
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "\"") where isInside:
        isInside = false
        end = offset
      case UInt8(ascii: "\""):
        isInside = true
        isInProgram = opensProgramString(offset, in: text)
      default: break
      }
      offset += 1
    }
    return isInside && isInProgram
  }

  private func opensProgramString(_ quote: Int, in text: ByteView) -> Bool {
    var before = quote - 1
    while text.byteClass(before) == .space { before -= 1 }
    switch text[before] {
    case UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "{"): return true
    case UInt8(ascii: ":"), UInt8(ascii: ","): return end == before - 1
    default: return false
    }
  }
}
