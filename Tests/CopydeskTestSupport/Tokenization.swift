/// Ways tokenizers split prose; each is the damage, not its repair.
///
/// They follow the published schemes closely enough for test input and claim no more.
public enum Tokenization: String, CaseIterable, Sendable {
  /// Penn Treebank: `do n't`, ``` `` ''```, `-LRB-`.
  case penn
  /// Moses: `&apos;s`, `&quot;`, `@-@`.
  case moses
  /// spaCy: `do n't`, hyphens and slashes split off.
  case spacy
  /// Every mark set apart, apostrophes too: `don ' t`, `6 : 30`.
  case naive

  /// The tokens of a text with single spaces between them.
  public func split(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    for (index, character) in characters.enumerated() {
      let previous = index > 0 ? characters[index - 1] : " "
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      result += piece(character, previous, next)
    }
    return result.split(separator: " ").joined(separator: " ")
  }

  private func piece(_ character: Character, _ previous: Character, _ next: Character) -> String {
    let isInner = previous.isLetter && next.isLetter
    let isNumeric = previous.isNumber && next.isNumber
    switch character {
    case "“": return self == .penn ? " `` " : self == .moses ? " &quot; " : " “ "
    case "”": return self == .penn ? " '' " : self == .moses ? " &quot; " : " ” "
    case "\"": return self == .moses ? " &quot; " : " \" "
    case "(": return self == .penn ? " -LRB- " : " ( "
    case ")": return self == .penn ? " -RRB- " : " ) "
    case "'" where isInner,
      "’" where isInner:
      switch self {
      case .naive: return " \(character) "
      case .moses: return " &apos;"
      case .penn, .spacy: return " \(character)"
      }
    case "-" where isInner: return self == .moses ? " @-@ " : self == .penn ? "-" : " - "
    case ":" where isNumeric,
      "," where isNumeric:
      return self == .naive ? " \(character) " : String(character)
    case ".": return next == " " && !previous.isUppercase ? " . " : "."
    case ",", ";", ":", "!", "?", "%", "$", "—": return " \(character) "
    default: return String(character)
    }
  }
}
