import Testing

@testable import Copydesk

@Suite struct EnglishWordsTests {
  private func ends(_ word: String) -> Bool {
    Array(word.utf8).withUnsafeBufferPointer {
      EnglishWords.hasDerivationalEnding(0..<$0.count, in: ByteView($0))
    }
  }

  @Test(arguments: [
    "declaration", "mission", "payment", "darkness", "security", "distance", "presence", "friendship", "childhood",
    "criticism", "tourist", "meeting", "ended", "speaker", "settlers", "visitors", "doctor", "stories", "dishes",
    "quickly", "useful", "homeless", "readable", "visible", "famous", "massive", "local", "public", "library",
    "pleasure", "village",
  ])
  func knowsDerivedWords(word: String) { #expect(ends(word)) }

  @Test(arguments: ["", "a", "bed", "king", "gull", "harbour", "vell", "kestrel", "tollen", "okell", "walls", "town"])
  func refusesOthers(word: String) { #expect(!ends(word)) }

  @Test func looksAtTheRangeOnly() {
    Array("paymentx".utf8).withUnsafeBufferPointer {
      let view = ByteView($0)
      #expect(EnglishWords.hasDerivationalEnding(0..<7, in: view))
      #expect(!EnglishWords.hasDerivationalEnding(0..<8, in: view))
      #expect(!EnglishWords.hasDerivationalEnding(3..<7, in: view))
    }
  }

  @Test(arguments: [("The", true), ("WOULD", true), ("of", true), ("mayor", false), ("", false), ("thé", false)])
  func looksWordsUpInAnyCase(word: String, expected: Bool) {
    Array(word.utf8).withUnsafeBufferPointer {
      #expect(EnglishWords.functionWords.contains(0..<$0.count, in: ByteView($0)) == expected)
    }
  }
}
