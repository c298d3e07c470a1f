/// How a text writes its numbers: `1,200` or `1, 200`, `2.1` or `2. 1`.
struct NumberStyle: Sendable {
  /// Whether the text parts its numbers, so that a lone `1, 200` is read as one.
  ///
  /// One place proves nothing (`On Flight 93, 175 people`): it takes a second, or other traces of a crawl that put a
  /// space behind every mark (`9 p. m.`, `away. ”`) or dropped words. Whole numbers elsewhere speak against it.
  let isParted: Bool

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let view = text.view
    var whole = 0
    var parted = 0
    var index = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .period), from: index) {
      index = mark + 1
      guard view.byteClass(mark - 1) == .digit else {
        // `p. m.` and `away. ”`
        if view.reads(". m.", at: mark) || view.reads(". ”", at: mark) || view.reads(". S.", at: mark) { parted += 1 }
        continue
      }
      let isSpaced = view.byteClass(mark + 1) == .space
      let start = isSpaced ? mark + 2 : mark + 1
      let digits = view.skip(ByteClassSet(.digit), from: start) - start
      if view[mark] == UInt8(ascii: ",") {
        guard digits == 3 else { continue }
        // A year before the comma (`in 2010, 100 men`) says nothing.
        if !isSpaced {
          whole += 1
        } else if mark - view.skipBack(ByteClassSet(.digit), from: mark) <= 3 {
          parted += 1
        }
      } else if digits > 0 {
        if !isSpaced {
          whole += 1
        } else if NumberParting.hasMagnitude(at: start + digits, in: view) {
          parted += 1
        }
      }
    }
    let droppedWords = view.firstIndex(of: "   ", from: 0) != nil
    isParted = parted > whole && parted + (droppedWords ? 1 : 0) >= 2
  }
}

extension WorkingText {
  /// How the text writes its numbers.
  var numberStyle: NumberStyle { analysis(NumberStyle.self) { NumberStyle($0) } }
}
