import Testing

@testable import Copydesk

/// A text in an encoding that could not be read is not edited as if it were bytes of UTF-8.
@Suite struct UndecodedTextTests {
  private static let text = "It is n’t over , he said . “ We are café ” .\nSecond line , x ."

  private static func utf16(_ text: String, mark: Bool = true) -> [UInt8] {
    (mark ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static func utf32(_ text: String) -> [UInt8] {
    [0xFF, 0xFE, 0, 0]
      + text.unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8 & 0xFF), UInt8($0.value >> 16), 0] }
  }

  private static let samples: [[UInt8]] = [
    utf16(text) + [0, 0xD8], utf16(text + " ") + [UInt8](repeating: 0xD8, count: 40), utf32(text),
    Array("\u{1B}$B$3$l$O\u{1B}(B , x .  y\n".utf8), Array("a , b \u{1B}$)C\u{0E}0!\u{0F} .\n".utf8),
  ]

  @Test(arguments: samples, Profile.allCases)
  func `it is flagged and every byte stays`(bytes: [UInt8], profile: Profile) throws {
    var configuration = Configuration()
    configuration.profile = profile
    let cleaned = try Cleaner(configuration).makeSession().clean(Document(id: "a", bytes: bytes))
    if cleaned.bytes != bytes {
      // It was decoded, then.
      #expect(String(validating: cleaned.bytes, as: UTF8.self)?.contains("n't over") != nil)
      #expect(cleaned.ledger.findings.contains { $0.rule == "utf-16-text" && $0.after != nil })
    } else {
      #expect(!cleaned.ledger.findings.isEmpty)
      #expect(cleaned.ledger.findings.allSatisfy { $0.stage == .decode && $0.outcome == .flagged })
    }
    let again = try Cleaner(configuration).makeSession().clean(Document(id: "a", bytes: cleaned.bytes))
    #expect(again.bytes == cleaned.bytes)
  }

  @Test func `a rule left out does not make the bytes text`() throws {
    var configuration = Configuration()
    configuration.skip = ["utf-16-text"]
    let bytes = Self.utf16(Self.text)
    let cleaned = try Cleaner(configuration).makeSession().clean(Document(id: "a", bytes: bytes))
    #expect(cleaned.bytes == bytes)
    #expect(!cleaned.ledger.findings.isEmpty)
  }

  @Test func `text that can be read is edited, whatever control characters it holds`() throws {
    let bytes = Array("It is over , he said\u{1B}[0m .\n\u{0}".utf8)
    let cleaned = try Cleaner().makeSession().clean(Document(id: "a", bytes: bytes))
    #expect(cleaned.isChanged)
  }
}
