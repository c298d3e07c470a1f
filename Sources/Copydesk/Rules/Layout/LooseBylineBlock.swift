/// A byline whose parts stand between loose stops.
///
/// `By . Ada Brook . PUBLISHED: . 12:30 EST, 4 May 2013 . | . UPDATED: .`
struct LooseBylineBlock: Rule {
  let info = RuleInfo(
    id: "loose-byline-block", stage: .layout, category: .layout, safety: .careful,
    summary: "A page's byline and times at the start of the document, with a stop between any two parts.",
    explanation: """
      A corpus that was made by putting a stop behind every line of a page leaves its byline so: `By .`, the name, what
      to follow, when it was published and updated. A document that begins with `By .` and a name is one; the parts go up
      to the first that is none, and the finding's evidence keeps them. A document that holds nothing else stays.
      """,
    examples: [
      .init("By . Ada Brook . UPDATED: . 13:00 EST, 4 May 2013 . The ferry sank.", "The ferry sank."),
      .init("By. Ada Brook thought so, too.", "By. Ada Brook thought so, too."),
    ],
    references: ["Hermann et al. 2015, CNN/Daily Mail: the shape of most stories of the second"])
  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.period))
  /// What is to be followed are handles.
  let editsProtectedSpans = true

  /// The longest part, in bytes: two names with their papers.
  private static let longest = 80

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    guard let name = Self.name(in: view), var end = Self.end(of: name.lowerBound, view) else { return }
    let start = name.lowerBound - 5
    while let next = Self.end(of: end, view), Self.isPart(end..<next - 3, view) { end = next }
    guard end < view.count else { return }
    let parts = String(decoding: view.bytes(start..<end), as: UTF8.self)
    findings.remove(0..<end, confidence: 0.95, evidence: [Evidence("byline", parts)])
  }

  /// The name behind `By .` at the start of a text; nil if none stands there.
  static func name(in view: ByteView) -> Range<Int>? {
    let start = WhiteSpace.skip(0..<view.count, in: view)
    guard view.readsIgnoringCase("by . ", at: start), view.byteClass(start) == .upper else { return nil }
    guard let end = end(of: start + 5, view), isName(start + 5..<end - 3, view) else { return nil }
    return start + 5..<end - 3
  }

  /// The offset behind the loose stop that ends the part at an offset; nil if none is near.
  private static func end(of part: Int, _ view: ByteView) -> Int? {
    var stop = part
    while stop - part <= longest, stop < view.count, view.byteClass(stop) != .newline {
      if view.reads(" . ", at: stop) { return stop + 3 }
      stop += 1
    }
    return nil
  }

  /// Capitalised words, with the small ones between a name and its paper or its like.
  private static func isName(_ part: Range<Int>, _ view: ByteView) -> Bool {
    let words = view.buffer[part].split(separator: 0x20)
    return (1...12).contains(words.count)
      && words.allSatisfy { word in
        (0x41...0x5A).contains(word[word.startIndex]) || word[word.startIndex] >= 0x80
          || small.contains(word.startIndex..<word.endIndex, in: view)
      }
  }

  private static let small = WordSet("and for in at of the de la van von with , & reporter correspondent")

  /// A field of the page: a label with a colon, a bar, a date or time, a request to follow.
  private static func isPart(_ part: Range<Int>, _ view: ByteView) -> Bool {
    let start = part.lowerBound
    if part.count <= 1 { return view[start] == UInt8(ascii: "|") }
    if view.readsIgnoringCase("follow ", at: start) || view.readsIgnoringCase("last updated at ", at: start) {
      return true
    }
    if view[part.upperBound - 1] == UInt8(ascii: ":"), part.count <= 16 {
      return part.dropLast().allSatisfy { ByteClassSet(.upper, .space).contains(view.byteClass($0)) }
    }
    if view.readsIgnoringCase("published", at: start) || view.readsIgnoringCase("updated", at: start) { return true }
    // `12:30 EST, 4 May 2013`
    let hour = view.skip(ByteClassSet(.digit), from: start)
    return hour > start && view[hour] == UInt8(ascii: ":") && view.byteClass(hour + 1) == .digit
  }
}
