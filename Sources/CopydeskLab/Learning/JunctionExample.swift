internal import Copydesk
internal import WordRepair

/// A text as the gate will see it, with the junctions at which something pasted begins or ends.
struct JunctionExample {
  let text: [UInt8]
  /// How many places were written over.
  let placeCount: Int
  /// The bytes at which a paste begins or ends, rising.
  private let edges: [Int]

  package init(text: [UInt8], placeCount: Int, edges: [Int]) {
    self.text = text
    self.placeCount = placeCount
    self.edges = edges.sorted()
  }

  /// Cleans an example, since the gate will see what earlier stages have left.
  init(_ example: ScrambleExample, _ session: CleaningSession) {
    let cleaned = session.clean(Document(id: "", bytes: example.text))
    let changes = (try? cleaned.ledger.script())?.changes ?? []
    let edges = example.sites.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    self.init(
      text: cleaned.bytes, placeCount: example.sites.count,
      edges: edges.sorted().map { Self.offset($0, after: changes) })
  }

  /// The same text without the damage: the words that stood there in the places of what was pasted.
  static func sound(_ example: ScrambleExample, _ session: CleaningSession) -> JunctionExample {
    var text: [UInt8] = []
    var end = 0
    for site in example.sites where site.range.lowerBound >= end && site.range.upperBound <= example.text.count {
      text += example.text[end..<site.range.lowerBound]
      text += Array(site.words.joined(separator: " ").utf8)
      end = site.range.upperBound
    }
    text += example.text[end...]
    return JunctionExample(ScrambleExample(text: text, sites: []), session)
  }

  /// Where a place of the original is after changes.
  private static func offset(_ original: Int, after changes: [EditScript.Change]) -> Int {
    var shift = 0
    for change in changes {
      guard change.range.lowerBound < original else { break }
      if change.range.upperBound > original { return change.range.lowerBound + shift }
      shift += change.after.count - change.range.count
    }
    return max(0, original + shift)
  }

  /// For each token of a window, whether a paste begins at it or ended before it.
  func labels(of window: ClassifiedTokens) -> [Bool] {
    var labels = [Bool](repeating: false, count: window.starts.count)
    guard let first = window.starts.first else { return labels }
    // The first is the break before the window, and stands where its first token does.
    let tokens = window.starts.dropFirst()
    for edge in edges where edge >= first {
      let index = tokens.partitionPoint { $0 >= edge }
      if index < labels.count { labels[index] = true }
    }
    return labels
  }
}
