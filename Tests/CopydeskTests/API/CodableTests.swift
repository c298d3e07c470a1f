import Foundation
import Testing

@testable import Copydesk

@Suite struct CodableTests {
  private func copy<Value: Codable>(of value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test func everySettingHasAName() throws {
    let settings = Mirror(reflecting: Configuration()).children.count
    #expect(Configuration.CodingKeys.allCases.count == settings, "a setting that is not written is lost")
    let configuration = Configuration(
      profile: .safe, only: ["spacing", "quotes"], skip: ["space-run"], ruleModes: ["split-dash": .off],
      minimumConfidence: 0.7, gapPolicy: .mark, masks: [.email, .ip], protectedPatterns: ["CVE-[0-9]+"],
      maximumDocumentSize: 1000)
    #expect(try copy(of: configuration) == configuration)
    #expect(try copy(of: Configuration()) == Configuration())
  }

  @Test func equalConfigurationsAreWrittenAlike() throws {
    let names = ["spacing", "quotes", "layout", "encoding", "punctuation", "gap"]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let first = try encoder.encode(Configuration(only: Set(names)))
    for _ in 0..<10 { #expect(try encoder.encode(Configuration(only: Set(names.shuffled()))) == first) }
  }

  @Test func settingsLeftOutAreTheStandardOnes() throws {
    #expect(try JSONDecoder().decode(Configuration.self, from: Data("{}".utf8)) == Configuration())
  }

  @Test func ledgersKeepBytesThatAreNotUTF8() throws {
    let original: [UInt8] = Array("caf".utf8) + [0xE9] + Array(" was n't open .".utf8)
    let cleaned = try Cleaner(Configuration(skip: ["decode"])).clean(Document(id: "a", bytes: original))
    #expect(cleaned.isChanged)
    #expect(try copy(of: cleaned) == cleaned)
    #expect(try copy(of: cleaned.ledger.script()).revert(from: cleaned.bytes) == original)
  }

  @Test func scriptsThatContradictThemselvesAreNotRead() {
    let change = #"{"range": [0, 2], "before": [65, 66], "after": []}"#
    let data = Data(#"{"changes": [\#(change), \#(change)]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(EditScript.self, from: data) }
  }
}
