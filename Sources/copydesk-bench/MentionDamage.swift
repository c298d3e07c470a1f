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
