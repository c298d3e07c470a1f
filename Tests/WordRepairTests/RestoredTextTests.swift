import Copydesk
import Testing

@testable import WordRepair

@Suite struct RestoredTextTests {
  private func context(_ text: String, _ edits: [Edit], before offset: Int) -> String {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var restored = RestoredText(bytes)
      for edit in edits { restored.write(edit) }
      restored.advance(to: offset)
      return String(decoding: restored.context, as: UTF8.self)
    }
  }

  @Test func `edits stand in the context, spaces before them taken where they attach`() {
    #expect(context("He would he read it he she", [], before: 9) == "He would")
    #expect(context("He would he read", [Edit(9..<11, with: Array("not".utf8))], before: 12) == "He would not")
    #expect(context("He would he read", [Edit(8..<11, with: Array(", ".utf8))], before: 12) == "He would,")
  }

  @Test func `a long text gives a window of bounded length that begins with a word`() {
    let text = String(repeating: "some words of a text ", count: 400)
    let start = context(text, [], before: 8_000)
    // A window of 500 bytes moves in steps of 1,500; the word it cuts is left out.
    #expect((480...2_000).contains(start.utf8.count))
    #expect(start.hasPrefix(" "))
    let later = context(text, [], before: 8_100)
    #expect(later.hasPrefix(start) && later.count > start.count)
  }
}
