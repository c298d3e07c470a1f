/// Damage done to clean text by program, so that its repair can be checked against the text it came from.
enum TextDamage {
  /// Curly quotes and apostrophes made straight.
  static func straightened(_ text: String) -> String {
    String(text.map { "“”".contains($0) ? "\"" : "‘’".contains($0) ? "'" : $0 })
  }

  /// Straight English cut into Penn Treebank tokens.
  static func tokenized(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      var isOpen = false
      let characters = Array(line)
      for (index, character) in characters.enumerated() {
        let next = index + 1 < characters.count ? characters[index + 1] : "\n"
        switch character {
        case "\"":
          result += isOpen ? " ''" : "`` "
          isOpen.toggle()
        case "'":
          // `don't` is cut before its n.
          if next == "t", result.hasSuffix("n") {
            result.removeLast()
            result += " n'"
          } else {
            result += " '"
          }
        case ",", ";", "?", "%": result += next.isNumber ? String(character) : " \(character)"
        case "$": result += "$ "
        case "." where next == "\n" || next == "\"": result += " ."
        case "." where next == " " && !result.hasSuffix("Mr") && !result.hasSuffix("a.m"): result += " ."
        default: result.append(character)
        }
      }
      return result
    }.joined(separator: "\n")
  }

  /// The UTF-8 bytes of a text read as Windows-1252; bytes without a character there become C1 controls.
  static func readAsWindows1252(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let value = 0x80..<0xA0 ~= byte ? windows1252[Int(byte) - 0x80] : UInt32(byte)
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }

  /// The characters of 80...9F (Unicode's mapping file CP1252.TXT).
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}

/// Tokenized text in which mentions were written over other words, as a resolver that had lost count of tokens did it.
///
/// Of the names and pronouns that come again, every other one is written some tokens to the right of where it stands:
/// two in the first third of a text, then four, then six. That is some 3 words in 100, as in such text from crawls. It
/// is no set to measure repairs on, since its sentences come from few patterns.
struct MentionDamage {
  private static let pronouns: Set<String> = ["I", "we", "it", "It", "they", "his", "who", "that", "them"]
  private static let drifts = [2, 4, 6]

  private let names: [[String]]

  /// Takes the names to look for, words between spaces.
  init(names: [String]) { self.names = names.map { $0.split(separator: " ").map(String.init) } }

  /// The damaged text.
  func overwritten(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var seen: Set<[String]> = []
    var mentions = 0
    var result: [String] = []
    for (number, line) in lines.enumerated() {
      let drift = Self.drifts[number * Self.drifts.count / lines.count]
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      var damaged = words
      var next = 0
      for index in words.indices {
        guard let mention = mention(at: index, of: words), !seen.insert(mention).inserted else { continue }
        mentions += 1
        let start = index + drift
        // What was written once is not written over again.
        guard mentions.isMultiple(of: 2), start >= next, start + mention.count <= words.count else { continue }
        next = start + mention.count
        damaged.replaceSubrange(start..<next, with: mention)
      }
      result.append(damaged.joined(separator: " "))
    }
    return result.joined(separator: "\n")
  }

  private func mention(at index: Int, of words: [String]) -> [String]? {
    if Self.pronouns.contains(words[index]) { return [words[index]] }
    return names.first { words[index...].starts(with: $0) }
  }
}
