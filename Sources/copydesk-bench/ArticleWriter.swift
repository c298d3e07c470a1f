/// Writes articles of invented news by filling sentences with names, places and figures.
///
/// The sentences were written for this purpose. They vary enough that no cache or branch predictor learns them by heart,
/// and use quotes, apostrophes, figures and abbreviations about as often as news does.
struct ArticleWriter {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// An English article of about 4 KB in curly quotes.
  mutating func article() -> String {
    (0..<6).map { _ in (0..<5).map { _ in sentence() }.joined(separator: " ") }.joined(separator: "\n\n") + "\n"
  }

  /// A Chinese article of about 4 KB.
  mutating func chineseArticle() -> String {
    (0..<6).map { _ in (0..<6).map { _ in chineseSentence() }.joined() }.joined(separator: "\n\n") + "\n"
  }

  private mutating func sentence() -> String { fill(pick(Self.sentences)) }

  private mutating func chineseSentence() -> String { fill(pick(Self.chineseSentences)) }

  /// Puts something into every slot of a sentence: `P` person, `L` place, `D` day, `N` noun, `A` adjective, `F` figure.
  private mutating func fill(_ template: String) -> String {
    var result = ""
    for part in template.split(separator: "%", omittingEmptySubsequences: false) {
      switch part {
      case "P": result += pick(Self.people)
      case "L": result += pick(Self.places)
      case "D": result += pick(Self.days)
      case "N": result += pick(Self.nouns)
      case "A": result += pick(Self.adjectives)
      case "F": result += figure()
      case "PP": result += pick(Self.chinesePeople)
      case "LL": result += pick(Self.chinesePlaces)
      case "NN": result += pick(Self.chineseNouns)
      case "FF": result += "\(below(9_000) + 100)"
      default: result += part
      }
    }
    return result
  }

  private mutating func figure() -> String {
    let number = below(90_000) + 100
    return number < 1_000 ? "\(number)" : "\(number / 1_000),\(String(1_000 + number % 1_000).dropFirst())"
  }

  private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

  /// SplitMix64, of which any bound below 2^32 takes the high bits.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
