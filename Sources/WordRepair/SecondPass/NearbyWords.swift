/// The words around a place, as they may stand in it.
///
/// Only what the question has is looked at, so that the answer depends on the question alone. Words from elsewhere in
/// the document come from the n-gram model, which tries them.
struct NearbyWords {
  /// The distinct words, each with the space before it where one belongs; in the order in which they first stand.
  private(set) var spellings: [[UInt8]] = []
  private var known: Set<[UInt8]> = []

  init(_ question: SecondPassQuestion) {
    for part in [question.left, question.right] { add(part, space: question.isSpaced) }
  }

  /// Whether a spelling is such a word.
  func contains(_ spelling: [UInt8]) -> Bool { known.contains(spelling) }

  private mutating func add(_ text: [UInt8], space: Bool) {
    var start: Int?
    for index in 0...text.count {
      let isLetter = index < text.count && ((text[index] | 0x20) &- 0x61 < 26 || text[index] == UInt8(ascii: "-"))
      if isLetter {
        if start == nil { start = index }
      } else if let first = start {
        let word = (space ? [0x20] : []) + text[first..<index]
        if known.insert(word).inserted { spellings.append(word) }
        start = nil
      }
    }
  }
}
