import Copydesk
import CopydeskTestSupport
import Testing

@testable import WordRepair

@Suite struct ClassScannerTests {
  private func classes(_ text: String) -> [UInt8] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = ClassScanner(bytes)
      return scanner.nextWindow()?.classes ?? []
    }
  }

  @Test func theClassesFitAByte() {
    #expect(ClassInventory.shared.count <= 256)
  }

  @Test(arguments: [
    // Capitals of closed classes count inside a sentence only.
    ("The town. The mill.", "the town. the mill."),
    ("“The town", "“the town"),
    // Quotation marks that are apostrophes.
    ("It’s ours", "it's ours"),
    ("they’ll", "they'll"),
    ("towns’ halls", "towns' halls"),
    // Spaces of all kinds part words and are nothing themselves.
    ("one\u{A0}two \t three", "one two three"),
    ("one\u{2009}two", "one two"),
    ("red,blue", "red , blue"),
    // A break between paragraphs is one token however long it is.
    ("one\n\n\ntwo", "one\ntwo"),
  ])
  func readsAlike(text: String, other: String) {
    #expect(classes(text) == classes(other))
  }

  @Test(arguments: [
    ("saw The mill", "saw the mill"),
    ("saw Them", "saw them"),
    ("the old Mill", "the old mill"),
    ("we walked", "we walking"),
    ("two", "2"),
    ("red — blue", "red – blue"),
    ("a mill, a mill", "a mill, a town"),
  ])
  func tellsApart(text: String, other: String) {
    #expect(classes(text) != classes(other))
  }

  @Test func wordsKnowThatTheyRepeat() {
    let once = ClassInventory.open(.other, repeats: false)
    let twice = ClassInventory.open(.other, repeats: true)
    #expect(classes("mill town mill").dropFirst() == [twice, once, twice])
    #expect(classes("mill town Mill").dropFirst() == [twice, once, ClassInventory.open(.capitalized, repeats: true)])
  }

  @Test func notesWhereTokensBeginIfAsked() {
    let text = Array("“Red mill,\n\nwe’ll".utf8)
    text.withUnsafeBufferPointer { bytes in
      var scanner = ClassScanner(bytes, notesStarts: true)
      #expect(scanner.nextWindow()?.starts == [0, 0, 3, 7, 11, 12, 14, 16])
      var other = ClassScanner(bytes)
      #expect(other.nextWindow()?.starts == [])
    }
  }

  @Test func wordsOfOpenClassesAreToldApart() {
    Array("the old mill, the OLD town".utf8).withUnsafeBufferPointer { bytes in
      var scanner = ClassScanner(bytes)
      let words = scanner.nextWindow()?.words ?? []
      #expect(words.count == 8)
      #expect(words.count == 8 && words[2] == words[6] && words[3] != words[7] && words[1] == words[5])
    }
  }

  @Test func aLongTextComesInWindows() {
    let text = Array(String(repeating: "mill ", count: ClassScanner.windowLength * 2).utf8)
    var lengths: [Int] = []
    text.withUnsafeBufferPointer { bytes in
      var scanner = ClassScanner(bytes)
      while let window = scanner.nextWindow() { lengths.append(window.classes.count) }
    }
    #expect(lengths.count == 3)
    // Each window opens with a paragraph.
    #expect(lengths.reduce(0, +) == ClassScanner.windowLength * 2 + lengths.count)
  }

  @Test func anyBytesAreScannedToTheEnd() {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    for _ in 0..<2_000 {
      let text = (0..<random.below(60)).map { _ in
        random.once(in: 2)
          ? UInt8(truncatingIfNeeded: random.next()) : [0xE2, 0x80, 0xC2, 0xC3, 0x27, 0x41][random.below(6)]
      }
      text.withUnsafeBufferPointer { bytes in
        var scanner = ClassScanner(bytes)
        while let window = scanner.nextWindow() {
          #expect(window.classes.count <= bytes.count + 1)
          #expect(window.words.count == window.classes.count)
          #expect(window.classes.allSatisfy { Int($0) < ClassInventory.shared.count })
        }
      }
    }
  }
}
