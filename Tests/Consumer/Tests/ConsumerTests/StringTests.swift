import Copydesk
import Foundation
import Testing

/// What the library offers to who has strings.
@Suite struct StringTests {
  private let damaged = "It is n't over , he said ."

  @Test func `a string is cleaned, and the edits bring it back`() throws {
    let cleaned = try Cleaner().clean(damaged)
    #expect(cleaned.text == "It isn't over, he said.")
    #expect(cleaned.isChanged)
    let script = try cleaned.ledger.script()
    #expect(try script.apply(to: damaged) == cleaned.text)
    #expect(try script.revert(from: cleaned.text) == damaged)
  }

  @Test func `a session cleans document after document`() throws {
    let session = try Cleaner(Configuration(profile: .safe)).makeSession()
    for number in 1...3 {
      let cleaned = session.clean(Document(id: "\(number)", text: damaged))
      #expect(cleaned.id == "\(number)")
      #expect(cleaned.text == "It isn't over, he said.")
    }
  }

  @Test func `configuration, ledger and result go through JSON`() throws {
    let configuration = Configuration(profile: .thorough, skip: ["layout"], ruleModes: ["spaced-contraction": .flag])
    let cleaned = try Cleaner(configuration).clean(damaged)
    #expect(try copy(of: configuration) == configuration)
    #expect(try copy(of: cleaned.ledger) == cleaned.ledger)
    #expect(try copy(of: cleaned) == cleaned)
    #expect(try copy(of: cleaned.ledger.script()) == cleaned.ledger.script())
  }

  @Test func `a configuration is read under the names of copydesk.yaml`() throws {
    let json = #"{"profile": "safe", "set": {"space-run": "off"}, "min-confidence": 0.9, "gap": "mark"}"#
    let read = try JSONDecoder().decode(Configuration.self, from: Data(json.utf8))
    let expected = Configuration(
      profile: .safe, ruleModes: ["space-run": .off], minimumConfidence: 0.9, gapPolicy: .mark)
    #expect(read == expected)
  }

  @Test func `errors speak of the library and not of the command`() {
    #expect {
      try Cleaner(Configuration(only: ["zzz"]))
    } throws: { error in
      "\(error)" == "no stage or rule is called 'zzz'; RULES.md lists them"
    }
  }

  private func copy<Value: Codable>(of value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }
}
