import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct WordDiffPorcelainTests {
  private func lines(_ before: String, _ after: String) -> String {
    let diff = WordDiff(original: Array(before.utf8), cleaned: Array(after.utf8))
    return String(decoding: WordDiffPorcelain.lines(diff, id: "a.txt"), as: UTF8.self)
  }

  @Test func `words and line ends have lines of their own`() {
    #expect(
      lines("one\nthe cat sat\nend", "one\nthe dog sat\nend") == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,3 +1,3 @@
         one
        ~
         the 
        -cat
        +dog
          sat
        ~
         end

        """)
  }

  @Test func `equal texts have no lines`() { #expect(lines("a", "a").isEmpty) }

  /// Puts the texts together again from the lines of a single hunk.
  @Test(arguments: 0..<100)
  func `the lines hold both texts`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let before = RandomEdits.text(12, &generator).filter { $0 != 0x0A }
    let after = RandomEdits.text(12, &generator).filter { $0 != 0x0A }
    let output = WordDiffPorcelain.lines(WordDiff(original: before, cleaned: after), id: "a")
    var (old, new): ([UInt8], [UInt8]) = ([], [])
    for line in output.split(separator: 0x0A).dropFirst(3) {
      switch line.first {
      case UInt8(ascii: " "):
        old += line.dropFirst()
        new += line.dropFirst()
      case UInt8(ascii: "-"): old += line.dropFirst()
      case UInt8(ascii: "+"): new += line.dropFirst()
      default: Issue.record("unexpected line")
      }
    }
    guard before != after else { return }
    #expect(old == before)
    #expect(new == after)
  }
}
