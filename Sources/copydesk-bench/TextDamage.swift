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
