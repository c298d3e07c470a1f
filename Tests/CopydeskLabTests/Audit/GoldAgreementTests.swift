import Copydesk
import Testing

@testable import CopydeskLab

@Suite struct GoldAgreementTests {
  /// What of the cleaned text, named by the words in it, the gold has, too.
  private func agrees(_ cleaned: String, _ gold: String, at part: String) throws -> Bool {
    let range = try #require(cleaned.firstRange(of: part))
    let lower = cleaned.utf8.distance(from: cleaned.startIndex, to: range.lowerBound)
    let agreement = GoldAgreement(cleaned: Array(cleaned.utf8), gold: Array(gold.utf8))
    return agreement.agrees(lower..<lower + part.utf8.count)
  }

  @Test(arguments: [
    ("The ferry, late again, sank.", "The ferry, late again, sank.", "ferry", true),
    ("The ferry, late again, sank.", "The ferry,late again, sank.", ", late", false),
    ("She said “no” and left.", "She said “no” and left.", "”", true),
    ("She said “no” and left.", "She said “no ” and left.", "”", false),
    ("She said ”no” and left.", "She said “no” and left.", "”no", false),
    // What is wrong a word away is somebody else's.
    ("The mayor's he was long.", "The mayor's speech was long.", "'s", true),
    ("The naïve boy", "The naïve boy", "ï", true),
    ("The naïve boy", "The native boy", "ï", false),
    ("“", "“", "“", true),
    ("a b", "a c", "a", true),
  ])
  func `an edit agrees if the gold reads the same there`(
    _ cleaned: String, _ gold: String, _ part: String, _ isRight: Bool
  ) throws {
    #expect(try agrees(cleaned, gold, at: part) == isRight)
  }

  @Test func `a removal agrees if its neighbours stand side by side in the gold`() {
    let agreement = GoldAgreement(cleaned: Array("in the house".utf8), gold: Array("in the house".utf8))
    #expect(agreement.agrees(6..<6))
    #expect(!GoldAgreement(cleaned: Array("in the house".utf8), gold: Array("in the the house".utf8)).agrees(7..<7))
    #expect(agreement.agrees(0..<0) && agreement.agrees(12..<12))
  }

  @Test func `edits are placed in the cleaned text`() throws {
    let original = Array("“ yes ” , he said .".utf8)
    let cleaner = try Cleaner(Configuration())
    let cleaned = try cleaner.clean(Document(id: "a", bytes: original))
    for edit in cleaned.ledger.placedEdits() {
      #expect(Array(cleaned.bytes[edit.cleaned]) == edit.after)
    }
    #expect(cleaned.ledger.placedEdits().count >= 3)
  }
}
