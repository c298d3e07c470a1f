import CopydeskTestSupport
import Testing

@testable import Copydesk

/// The five laws for the stages `decode` and `encoding`, on examples, clean text, random bytes and mutated mojibake.
@Suite struct EncodingLawsTests {
  private static let stages: Set<String> = ["decode", "encoding"]

  @Test(arguments: (Stage.decode.rules + Stage.encoding.rules).map(\.info))
  func examplesAreWhatTheRuleDoes(_ rule: RuleInfo) throws {
    #expect(!rule.examples.isEmpty)
    for example in rule.examples {
      #expect(try cleanedBytes(example.beforeBytes, only: [rule.id]) == example.afterBytes)
    }
  }

  @Test(arguments: CleanSentences.all + CleanSentences.tricky)
  func cleanTextStays(_ text: String) throws {
    #expect(try cleanedText(text, only: Self.stages) == text)
  }

  @Test(arguments: 0..<8)
  func lawsHoldOnRandomBytes(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let length = Int.random(in: 0...400, using: &generator)
      // Half of the texts are mostly ASCII, so that rules for single places get to act.
      let share = Bool.random(using: &generator) ? 255 : 20
      let bytes = (0..<length).map { _ -> UInt8 in
        let isWild = Int.random(in: 0...255, using: &generator) < share
        return isWild ? UInt8.random(in: 0...255, using: &generator) : UInt8.random(in: 0x20...0x7E, using: &generator)
      }
      _ = try cleanedBytes(bytes, only: Self.stages)
    }
  }

  @Test(arguments: 100..<108)
  func lawsHoldOnMutatedMojibake(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "&amp;", "&lt;b", "#39;", "quot;", "\\u2019", "\\n", "\\x92", "â€", "�", "\u{AD}", "\u{200B}", "\u{A0}", "ﬁ", "Ｆ",
      "\0", "\u{92}", "Ã ", "Â",
    ]
    for _ in 0..<60 {
      guard let sentence = CleanSentences.all.randomElement(using: &generator),
        let first = SingleByteEncoding.allCases.randomElement(using: &generator),
        let second = SingleByteEncoding.allCases.randomElement(using: &generator)
      else { continue }
      let path = Bool.random(using: &generator) ? [first] : [first, second]
      var bytes = Array((MisreadText.layers(sentence, as: path) ?? sentence).utf8)
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: if place < bytes.count { bytes.remove(at: place) }
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        default: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: place)
        }
      }
      _ = try cleanedBytes(bytes, only: Self.stages)
    }
  }
}
