import Copydesk
import Testing

@testable import CopydeskSettings

@Suite struct SettingsAdditionTests {
  private static let exception = SettingsAddition.exception(rule: "doubled-word", word: "Pago Pago")

  @Test(arguments: [
    ("", "set:\n  doubled-word: {except: ['Pago Pago']}\n"),
    ("profile: safe # ours", "profile: safe # ours\nset:\n  doubled-word: {except: ['Pago Pago']}\n"),
    (
      "set:   # rules\n    spaced-degree: off\nformat: text\n",
      "set:   # rules\n    doubled-word: {except: ['Pago Pago']}\n    spaced-degree: off\nformat: text\n"
    ),
    (
      "set:\n  doubled-word: flag  # for now\n",
      "set:\n  doubled-word: {mode: flag, except: ['Pago Pago']}  # for now\n"
    ),
    (
      "# top\nset:\n  doubled-word: {mode: fix, except: [Duran]} # band\n",
      "# top\nset:\n  doubled-word: {mode: fix, except: ['Pago Pago', Duran]} # band\n"
    ),
    (
      "set:\n  doubled-word: {mode: fix}\n",
      "set:\n  doubled-word: {except: ['Pago Pago'], mode: fix}\n"
    ),
  ])
  func `an exception is put where the file has its like, and comments stay`(before: String, after: String) throws {
    #expect(try Self.exception.added(to: before) == after)
    #expect(try Self.exception.added(to: after) == after)
  }

  @Test func `a file that nothing can be put into says what to write`() throws {
    for text in ["{\"set\": {\"doubled-word\": \"flag\"}}", "set: {doubled-word: flag}\n"] {
      let error = try #require(throws: SettingsError.self) { try Self.exception.added(to: text) }
      #expect(error.message.contains("add by hand: set: doubled-word: {except: ['Pago Pago']}"))
    }
    #expect(throws: SettingsError.self) { try Self.exception.added(to: "sett: 1\n") }
  }

  @Test func `a rule is put before those that are there, and does what it says`() throws {
    let addition = SettingsAddition.replacement(
      id: "own-mr-brown", find: "Mr. O'Brown (sic)", write: "he\\$", category: .scramble)
    let text = try addition.added(to: "rules:\n- id: wire-slug\n  pattern: 'RTX' # the wire\nprofile: safe\n")
    #expect(
      text == """
        rules:
        - id: own-mr-brown
          pattern: '\\bMr\\. O''Brown \\(sic\\)'
          replace: 'he\\\\\\$'
          category: scramble
          examples: [{before: 'Mr. O''Brown (sic)', after: 'he\\$'}]
        - id: wire-slug
          pattern: 'RTX' # the wire
        profile: safe

        """)
    let rules = try Settings(bytes: Array(text.utf8)).rules
    #expect(rules.map(\.id) == ["own-mr-brown", "wire-slug"])
    let cleaner = try Cleaner(Configuration(only: ["own-mr-brown"], minimumConfidence: 0, customRules: rules))
    #expect(try cleaner.clean("Mr. O'Brown (sic) left.").text == "he\\$ left.")
  }

  @Test(arguments: ["line\nbreak", "tab\there", "“ ”", "a\u{2028}b", "'", "\"", "# no comment", "- item", "\u{7F}"])
  func `any text is read again as it was`(text: String) throws {
    let written = try SettingsAddition.exception(rule: "doubled-word", word: text).added(to: "")
    #expect(try Settings(bytes: Array(written.utf8)).text.exceptions["doubled-word"] == [text])
    let rule = SettingsAddition.replacement(id: "own", find: text + "x", write: text, category: .insertion)
    #expect(try Settings(bytes: Array(rule.added(to: "# mine\n").utf8)).rules == [try #require(rule.rule)])
  }
}
