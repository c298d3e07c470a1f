import CopydeskTestSupport
import Foundation
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct SentenceListTests {
  private static func sentences(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return SentenceList(scalars.map(\.value)).ranges.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test(arguments: [
    ("", []),
    ("Too short. Three words only.", []),
    ("The bridge opens today. The road stays closed!", ["The bridge opens today.", "The road stays closed!"]),
    ("“The bridge opens today.” He left the room.", ["“The bridge opens today.”", "He left the room."]),
    ("A title without stop\nThe first line of it", ["A title without stop", "The first line of it"]),
    ("The U.S. bridge at 3.5 metres opens. ", ["bridge at 3.5 metres opens."]),
    ("\n\n  The road is closed?  \n", ["The road is closed?"]),
    (". The road is closed", [". The road is closed"]),
  ])
  func `a sentence has four words and ends at a stop before white space`(_ text: String, _ expected: [String]) {
    #expect(Self.sentences(text) == expected)
  }

  @Test func `random text is cut as Python cuts it`() throws {
    let pieces = [
      "a", "b c d ", "e", " ", ".", "!", "? ", ". ", "\"", "”", "’", ")", "\n", "\u{A0}", "\u{2028}", "\r", "é",
    ]
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let texts = (0..<2_000).map { _ in (0..<random.below(20)).map { _ in random.pick(pieces) }.joined() }
    let program = #"""
      import json, re, sys
      with open(sys.argv[1], newline="\n") as lines, open(sys.argv[2], "w", newline="\n") as out:
        for line in lines:
          text, spans = json.loads(line), []
          for m in re.finditer("[^\n]+?(?:[.!?][\"”’)]*(?=\\s)|$|(?=\n))", text):
            s = m[0].strip()
            at = m.start() + len(m[0]) - len(m[0].lstrip())
            if len(s.split()) >= 4: spans.append(f"{at}-{at + len(s)}")
          out.write(" ".join(spans) + "\n")
      """#
    let input = try texts.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let expected = try Python.run(program, input)
    #expect(expected.count == texts.count)
    for (text, spans) in zip(texts, expected) {
      let ranges = SentenceList(text.unicodeScalars.map(\.value)).ranges
      #expect(ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ") == spans, "\(text)")
    }
  }
}
