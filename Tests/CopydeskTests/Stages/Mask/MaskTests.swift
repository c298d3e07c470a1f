import Copydesk
import CopydeskTestSupport
import Testing

/// What is masked is asked for by kind; the shapes stand in Fixtures/cases/masks.json.
@Suite struct MaskTests {
  private static let text =
    "Ask @ada, ada@vell.example, +1 312 555 0143, http://vell.example or 9.9.9.9 , he said."

  private func masked(_ configuration: Configuration) throws -> String {
    try Cleaner(configuration).clean(Self.text).text
  }

  @Test func nothingIsMaskedUnlessAskedFor() throws {
    #expect(try masked(Configuration()) == Self.text.replacing(" ,", with: ","))
    // Neither by the stage's name, which tells no kind.
    #expect(try masked(Configuration(only: ["mask"])) == Self.text)
  }

  @Test(arguments: MaskKind.allCases)
  func aKindIsMaskedAlone(kind: MaskKind) throws {
    let text = try masked(Configuration(masks: [kind]))
    for other in MaskKind.allCases { #expect(text.contains("[\(other.rawValue)]") == (other == kind)) }
    #expect(text.hasSuffix(", he said."))
  }

  @Test(arguments: Profile.allCases)
  func everyProfileMasksWhatIsAskedFor(profile: Profile) throws {
    let cleaned = try Cleaner(Configuration(profile: profile, masks: Set(MaskKind.allCases))).clean(Self.text)
    #expect(cleaned.text.hasPrefix("Ask [handle], [email], [phone], [url] or [ip]"))
    #expect(try cleaned.ledger.script().revert(from: cleaned.text) == Self.text)
    #expect(cleaned.ledger.findings.filter { $0.category == .mask }.count == 5)
  }

  @Test func maskingIsNoDamage() throws {
    let cleaned = try Cleaner(Configuration(only: ["space-run"], masks: [.email])).clean(Self.text)
    #expect(cleaned.text.contains("[email]"))
    #expect(DamageScore.score(cleaned.ledger, original: Array(Self.text.utf8)) == 0)
  }

  @Test func whatThePatternsProtectStays() throws {
    let all = Set(MaskKind.allCases)
    let text = try masked(Configuration(masks: all, protectedPatterns: [#"@ada\b"#, "vell\\.example"]))
    #expect(text.contains("Ask @ada, ada@vell.example, [phone], http://vell.example or [ip]"))
    #expect(try masked(Configuration(ruleModes: ["ip-address": .off], masks: all)).contains("9.9.9.9"))
    #expect(try masked(Configuration(skip: ["mask"], masks: all)).contains("9.9.9.9"))
  }

  /// Addresses among everything else that texts are made of.
  @Test func theLawsHold() throws {
    let laws = try Laws(Cleaner(Configuration(masks: Set(MaskKind.allCases))))
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let pieces = [
      "@ada", "ada@vell.example", "+1 312 555 0143", "(312) 555-0143", "http://a.example/", "9.9.9.9", "2620:fe::fe",
      " , ", ".", ":", "[", "]", "(", ")", " ", "-", "é", "“", "+", "0", "1.2.3.", "::", "www.", "@", "\n", "He said",
    ]
    for _ in 0..<3000 {
      let text = (0..<(1 + random.below(12))).map { _ in random.pick(pieces) }.joined()
      laws.expect(Array(text.utf8))
    }
  }
}
