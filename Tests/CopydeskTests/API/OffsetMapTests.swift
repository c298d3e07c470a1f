import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct OffsetMapTests {
  /// `It was n't 🚢 , he said` and what two edits make of it: the space before `n't` goes, ` ,` becomes `, and`.
  private func map(_ unit: OffsetMap.Unit) throws -> OffsetMap {
    let script = try EditScript([
      .init(range: 6..<7, before: Array(" ".utf8), after: []),
      .init(range: 15..<17, before: Array(" ,".utf8), after: Array(", and".utf8)),
    ])
    return try OffsetMap(script, cleaned: Array("It wasn't 🚢, and he said".utf8), in: unit)
  }

  @Test(arguments: [
    (OffsetMap.Unit.bytes, 11..<15, 10..<14), (.codePoints, 11..<12, 10..<11), (.utf16, 11..<13, 10..<12),
  ]) func `every unit`(unit: OffsetMap.Unit, original: Range<Int>, cleaned: Range<Int>) throws {
    let map = try map(unit)
    #expect(map.cleaned(original) == cleaned)
    #expect(map.original(cleaned) == original)
    #expect(map.cleaned(map.originalCount) == map.cleanedCount)
    #expect(map.original(0..<map.cleanedCount) == 0..<map.originalCount)
  }

  @Test func `a place inside an edit moves to the side that is asked for`() throws {
    let map = try map(.bytes)
    #expect(map.cleaned(16) == 14)
    #expect(map.cleaned(16, .end) == 19)
    #expect(map.original(17) == 15)
    #expect(map.original(17, .end) == 17)
    // A range that ends or begins inside holds all that stands there.
    #expect(map.cleaned(11..<16) == 10..<19)
    #expect(map.original(18..<22) == 15..<20)
  }

  @Test func `what is inserted or removed at a border stays outside`() throws {
    let script = try EditScript([
      .init(range: 2..<2, before: [], after: Array("--".utf8)),
      .init(range: 4..<4, before: [], after: Array("++".utf8)),
    ])
    let map = try OffsetMap(script, cleaned: Array("ab--cd++ef".utf8), in: .bytes)
    #expect(map.cleaned(2..<4) == 4..<6)
    #expect(map.cleaned(0..<2) == 0..<2)
    #expect(map.cleaned(4..<6) == 8..<10)
    #expect(map.original(2..<4) == 2..<2)
    #expect(map.cleaned(2..<2) == 4..<4)
    #expect(map.cleaned(-5) == 0)
    #expect(map.cleaned(99) == 10)
  }

  @Test func `a text of another script is refused`() throws {
    let script = try EditScript([.init(range: 1..<2, before: [1], after: [2])])
    #expect(throws: EditScriptError.mismatch(at: 1)) { try OffsetMap(script, cleaned: [0, 9], in: .bytes) }
  }

  /// Random scripts over random bytes, in every unit: what no edit touches moves exactly and comes back, places keep their
  /// order, and the lengths are those of the texts.
  @Test func `any script`() throws {
    let seed = SplitMix64.testSeed
    var generator = TextGenerator(seed: seed)
    for round in 0..<5_000 {
      let original = generator.unicode(scalars: generator.random.below(30))
      var edits: [EditScript.Change] = []
      var position = 0
      while position < original.count {
        let end = min(original.count, position + generator.random.below(5))
        edits.append(
          .init(
            range: position..<end, before: Array(original[position..<end]),
            after: generator.bytes(generator.random.below(4))))
        position = end + 1 + generator.random.below(6)
      }
      let script = try EditScript(edits)
      let cleaned = try script.apply(to: original)
      let bytes = try OffsetMap(script, cleaned: cleaned, in: .bytes)
      let isEdited = { (offset: Int) in script.changes.contains { $0.range.lowerBound...$0.range.upperBound ~= offset }
      }
      for offset in 0...original.count where !isEdited(offset) {
        #expect(bytes.original(bytes.cleaned(offset)) == offset, "seed \(seed), round \(round)")
        #expect(bytes.cleaned(offset) == bytes.cleaned(offset, .end))
      }
      for (index, change) in script.changes.enumerated() {
        let shift = script.changes[..<index].reduce(0) { $0 + $1.after.count - $1.range.count }
        let start = change.range.lowerBound + shift
        #expect(bytes.cleaned(change.range.lowerBound, .end) <= start)
        if !change.range.isEmpty { #expect(bytes.cleaned(change.range) == start..<start + change.after.count) }
      }
      for unit in OffsetMap.Unit.allCases {
        let map = try OffsetMap(script, cleaned: cleaned, in: unit)
        for side in OffsetMap.Side.allCases {
          let places = (0...map.originalCount).map { map.cleaned($0, side) }
          #expect(places == places.sorted(), "seed \(seed), round \(round)")
          #expect(places.allSatisfy { 0...map.cleanedCount ~= $0 }, "seed \(seed), round \(round)")
        }
      }
      guard let text = String(validating: cleaned, as: UTF8.self) else { continue }
      #expect(try OffsetMap(script, cleaned: cleaned, in: .codePoints).cleanedCount == text.unicodeScalars.count)
      #expect(try OffsetMap(script, cleaned: cleaned, in: .utf16).cleanedCount == text.utf16.count)
    }
  }

  @Test func `a cleaned document has its map`() throws {
    let document = Document(id: "a", text: "The bay , he said , is “ quiet ” .")
    let cleaned = try Cleaner().clean(document)
    let map = try cleaned.offsets(in: .utf16)
    let before = document.text, after = cleaned.text
    for word in ["bay", "said", "quiet"] {
      let range = try #require(before.utf16Offsets(of: word))
      #expect(map.cleaned(range) == after.utf16Offsets(of: word), "\(word) in \(after)")
    }
  }
}

extension String {
  /// Where a word stands first, in units of UTF-16.
  fileprivate func utf16Offsets(of word: String) -> Range<Int>? {
    firstRange(of: word).map {
      utf16.distance(from: startIndex, to: $0.lowerBound)..<utf16.distance(from: startIndex, to: $0.upperBound)
    }
  }
}
