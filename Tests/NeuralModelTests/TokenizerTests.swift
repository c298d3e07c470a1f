import Bytes
import Testing

@testable import NeuralModel

@Suite("Tokenizer")
struct TokenizerTests {
  private func stretches(_ text: String, numbersApart: Bool = true) -> [String] {
    let preTokenizer = PreTokenizer(setsNumbersApart: numbersApart)
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      var result: [String] = []
      var start = 0
      while start < bytes.count {
        let end = preTokenizer.end(from: start, in: bytes)
        result.append(String(decoding: bytes[start..<end], as: UTF8.self))
        start = end
      }
      return result
    }
  }

  @Test(
    "text is cut as SmolLM2 cuts it",
    arguments: [
      ("The mayor's car, they're", ["The", " mayor", "'s", " car", ",", " they", "'re"]),
      ("In 1987", ["In", " ", "1", "9", "8", "7"]),
      ("a  5", ["a", "  ", "5"]),
      ("a  b", ["a", " ", " b"]),
      ("a \n b", ["a", " \n", " b"]),
      ("ends  ", ["ends", "  "]),
      ("one\u{A0}two", ["one", "\u{A0}", "two"]),
      ("naïve café — ½ off", ["naïve", " café", " —", " ", "½", " off"]),
      ("snake_case 'tis 'S", ["snake", "_", "case", " '", "tis", " '", "S"]),
      ("x\t\ty", ["x", "\t", "\t", "y"]),
    ])
  func smolLM(text: String, expected: [String]) {
    #expect(stretches(text) == expected)
  }

  @Test("GPT-2 keeps numbers whole, with the space before them")
  func gpt2() {
    #expect(stretches("In 1987  5", numbersApart: false) == ["In", " 1987", " ", " 5"])
  }

  @Test("the pair of the lowest rank is merged first, within a stretch only")
  func merges() throws {
    let tokenizer = try TinyModel(.f32).load().tokenizer
    let pieces = tokenizer.encode(Array("the on and in  the".utf8)).map {
      String(decoding: tokenizer.bytes(of: $0), as: UTF8.self)
    }
    // " a" is merged before "an", so that "and" after a space never forms.
    #expect(pieces == ["the", " on", " a", "n", "d", " ", "in", " ", " the"])
  }

  @Test("any bytes come back as they were")
  func roundTrip() throws {
    let tokenizer = try TinyModel(.f32).load().tokenizer
    var generator = SplitMix64(seed: 11)
    let usual = Array(" thean'\u{E9}\u{2014}".utf8)
    for _ in 0..<300 {
      let bytes = (0..<generator.below(60)).map { _ in
        generator.below(2) == 0 ? usual[generator.below(usual.count)] : UInt8(generator.below(256))
      }
      let tokens = tokenizer.encode(bytes)
      #expect(tokenizer.decode(tokens) == bytes)
      #expect(!tokens.contains(0))
    }
  }

  @Test("a long run is merged, too")
  func longRun() throws {
    let tokenizer = try TinyModel(.f32).load().tokenizer
    let text = [UInt8](repeating: UInt8(ascii: " "), count: 20_001)
    #expect(tokenizer.encode(text).count == 10_001)
  }

  @Test("what a text spells is never a control token, and such tokens spell nothing")
  func control() throws {
    let tokenizer = try TinyModel(.f32).load().tokenizer
    #expect(!tokenizer.encode(Array("<|end|>".utf8)).contains(0))
    #expect(tokenizer.decode([0, -5, 1 << 30]).isEmpty)
  }
}
