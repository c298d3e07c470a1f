import Testing

@testable import Copydesk

@Suite struct InitialChainTests {
  private func chain<Result>(_ text: String, from start: Int = 0, _ body: (InitialChain) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer { body(InitialChain(from: start, in: ByteView($0))) }
  }

  @Test(arguments: [
    ("U.S.", "US", [], 4),
    ("U. S. President", "US", [2..<3], 5),
    ("U.S. A.", "USA", [4..<5], 7),
    ("J. K. Marsh", "JK", [2..<3], 5),
    ("p. m. today", "pm", [2..<3], 5),
    ("A. B. C. D. E. F.", "ABCDE", [2..<3, 5..<6, 8..<9, 11..<12], 14),
  ])
  func readsLettersAndGaps(text: String, letters: String, gaps: [Range<Int>], end: Int) {
    chain(text) {
      #expect(String(decoding: $0.letters, as: UTF8.self) == letters)
      #expect($0.gaps == gaps)
      #expect($0.end == end)
      #expect(!$0.isShattered)
    }
  }

  @Test(arguments: [
    ("U . S .", "US", [1..<2, 3..<4, 5..<6], 7),
    ("U . S . A", "US", [1..<2, 3..<4, 5..<6], 7),
    ("U. S .", "US", [2..<3, 4..<5], 6),
  ])
  func knowsStopsThatAreSetOff(text: String, letters: String, gaps: [Range<Int>], end: Int) {
    chain(text) {
      #expect(String(decoding: $0.letters, as: UTF8.self) == letters)
      #expect($0.gaps.sorted { $0.lowerBound < $1.lowerBound } == gaps)
      #expect($0.end == end)
      #expect($0.isShattered)
    }
  }

  @Test(arguments: ["Us. S.", "U", "", "1. 2.", "U...", "É. S.", "U  . S."])
  func stopsAtOtherText(text: String) {
    chain(text) { #expect($0.letters == []) }
  }

  @Test func startsAnywhere() {
    chain("the U. N. vote", from: 4) {
      #expect($0.letters == Array("UN".utf8))
      #expect($0.gaps == [6..<7])
    }
  }
}
