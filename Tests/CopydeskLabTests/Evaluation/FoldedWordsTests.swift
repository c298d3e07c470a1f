import CopydeskTestSupport
import Foundation
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct FoldedWordsTests {
  private static func words(_ text: String) -> [String] {
    let words = FoldedWords(text.unicodeScalars.map(\.value))
    return (0..<words.count).map { index in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: words.word(index).compactMap(Unicode.Scalar.init))
      return String(view)
    }
  }

  @Test(arguments: [
    ("", []),
    (" \n ", []),
    ("The mayor's car.", ["The", "mayor", "'s", "car", "."]),
    ("The mayor ’s car does n’t .", ["The", "mayor", "'", "s", "car", "does", "n't", "."]),
    ("don’t DON'T n't", ["do", "n't", "DO", "N'T", "n't"]),
    ("we're they’ve she'll I'd I'm", ["we", "'re", "they", "'ve", "she", "'ll", "I", "'d", "I", "'m"]),
    ("o'clock well-known 3.5 1,200", ["o'clock", "well-known", "3.5", "1", ",", "200"]),
    ("“Yes,” he said—", ["\"", "Yes", ",", "\"", "he", "said", "—"]),
    ("a--b a.-b .a", ["a", "-", "-", "b", "a", ".", "-", "b", ".", "a"]),
    ("snake_case x'ſ", ["snake_case", "x", "'ſ"]),
    ("cafe\u{301} ½ Ⅳ 漢字", ["cafe", "\u{301}", "½", "Ⅳ", "漢字"]),
  ])
  func `words, marks and endings are told apart`(_ text: String, _ expected: [String]) {
    #expect(Self.words(text).map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
  }

  @Test func `ranges count code points of the text`() {
    let words = FoldedWords("😀 it’s".unicodeScalars.map(\.value))
    #expect(words.ranges == [0..<1, 2..<4, 4..<6])
    #expect(words.words(in: 0..<1) == 0..<1)
    #expect(words.words(in: 3..<5) == 1..<3)
    #expect(words.words(in: 1..<2).isEmpty)
    #expect(words.words(in: 6..<90).isEmpty)
  }

  @Test func `random text is split as Python splits it`() throws {
    let pieces = [
      "a", "B", "é", "n't", "N’T", "'s", "’S", "'ll", "x'", "'ſ", "ß", "K", "-", ".", "…", "_", "7", "٣", "½", "Ⅳ",
      "漢", "\u{301}", "😀", " ", "\u{A0}", "\u{1C}", "\u{3000}", "\u{200B}", "“", "\"", "!", "?", ")", ". ", "word ",
    ]
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let texts = (0..<2_000).map { _ in (0..<random.below(14)).map { _ in random.pick(pieces) }.joined() }
    let program = #"""
      import json, re, sys
      fold = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
      with open(sys.argv[1], newline="\n") as lines, open(sys.argv[2], "w", newline="\n") as out:
        for line in lines:
          spans = []
          for m in re.finditer(r"\w+(?:[.'-]\w+)*|[^\w\s]", json.loads(line).translate(fold)):
            c = re.fullmatch(r"(.+)(n't)", m[0], re.I) or re.fullmatch(r"(.+)'(s|re|ve|ll|d|m)", m[0], re.I)
            cut = m.start() + len(c[1]) if c else m.end()
            spans += [(m.start(), cut)] + ([(cut, m.end())] if c else [])
          out.write(" ".join(f"{a}-{b}" for a, b in spans) + "\n")
      """#
    let input = try texts.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let expected = try Python.run(program, input)
    #expect(expected.count == texts.count)
    for (text, spans) in zip(texts, expected) {
      let words = FoldedWords(text.unicodeScalars.map(\.value))
      #expect(words.ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ") == spans, "\(text)")
    }
  }
}
