import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch
@testable import CopydeskSettings

@Suite struct ConfigurationFileTests {
  private func read(_ text: String) throws -> ConfigurationFile {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "c.yaml")
    do {
      return try ConfigurationFile(path: folder.path + "/c.yaml")
    } catch BatchError.configuration(let reason) {
      // The folder's name differs from run to run.
      throw BatchError.configuration(reason.replacingOccurrences(of: folder.path + "/", with: ""))
    }
  }

  @Test func `every key is read`() throws {
    let file = try read(
      """
      profile: thorough
      only: [spacing, quotes]
      skip: layout
      set:
        spaced-contraction: off
        space-run: flag
      min-confidence: 0.9
      gap: mark
      protect: ['\\bCVE-\\d+', "x"]
      model: news.cdlm
      weights: news.cdscram
      format: jsonl
      text-field: body
      id-field: url
      output-field: clean
      jobs: 3
      """)
    let settings = file.settings
    #expect(settings.text.profile == .thorough)
    #expect(settings.text.only == ["spacing", "quotes"])
    #expect(settings.text.skip == ["layout"])
    // A path in a configuration is one of its folder.
    #expect(
      [settings.model, settings.weights].map { $0?.split(separator: "/").last } == ["news.cdlm", "news.cdscram"])
    #expect(settings.model?.hasPrefix(file.folder + "/") == true)
    #expect(settings.text.ruleModes == ["spaced-contraction": .off, "space-run": .flag])
    #expect(settings.text.minimumConfidence == 0.9)
    #expect(settings.text.gapPolicy == .mark)
    #expect(settings.text.protectedPatterns == [#"\bCVE-\d+"#, "x"])
    #expect(file.format == .jsonl)
    #expect([settings.textFields.first, settings.idField, settings.outputField] == ["body", "url", "clean"])
    #expect(settings.jobs == 3)
  }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func `an empty file says nothing`(text: String) throws {
    #expect(try read(text).settings == ConfigurationFile().settings)
  }

  @Test(arguments: [
    ("a: 1", "c.yaml:1: unknown key 'a'; the keys are"),
    ("profil: safe", "c.yaml:1: unknown key 'profil'; did you mean 'profile'?"),
    ("\nprofile: bold", "c.yaml:2: 'profile' must be one of safe"),
    ("set:\n  r: maybe", "c.yaml:2: 'set.r' must be one of off, flag, fix"),
    ("jobs: 0", "c.yaml:1: 'jobs' must be a whole"),
    ("min-confidence: high", "c.yaml:1: 'min-confidence' must be a number"), ("[1, 2]", "c.yaml:1: not a mapping"),
    ("a: [", "c.yaml:2: not YAML"), ("skip: {a: b}", "c.yaml:1: 'skip' must be a word"),
  ])
  func `a mistake is told with its file, line and key`(text: String, message: String) {
    let error = #expect(throws: BatchError.self) { try read(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    #expect(error?.isUsage == true)
  }

  @Test func `rules, phrases, exceptions and overrides are read`() throws {
    let settings = try read(
      """
      set:
        doubled-word: {mode: fix, except: [Dunan, Pago]}
        share-line: {except: [Ann Holt]}
      furniture: [More from our partners]
      exclude: ['drafts/']
      source-field: site
      rules:
        - id: wire-slug
          pattern: '^\\(RTX\\) - '
          replace: ''
          category: layout
          examples: [{before: '(RTX) - It rained.', after: It rained.}, {before: It rained.}]
        - {id: odd-word, pattern: foo}
      overrides:
        - path: archive/**
          profile: safe
        - source: [a.example, b.example]
          set: {wire-slug: off}
      """
    ).settings
    #expect(settings.text.ruleModes == ["doubled-word": .fix])
    #expect(settings.text.exceptions == ["doubled-word": ["Dunan", "Pago"], "share-line": ["Ann Holt"]])
    #expect(settings.furniture == ["More from our partners"] && settings.exclude == ["drafts/"])
    #expect(settings.rules.map(\.id) == ["wire-slug", "odd-word"])
    #expect(settings.rules.map(\.safety) == [.careful, .flagOnly])
    #expect(settings.rules[0].stage == .layout && settings.rules[0].replacement == "")
    #expect(settings.rules[0].examples.map(\.after) == ["It rained.", "It rained."])
    #expect(settings.overrides.map(\.paths) == [["archive/**"], []])
    #expect(settings.overrides.map(\.sources) == [[], ["a.example", "b.example"]])
    #expect(settings.overrides.map(\.text.profile) == [.safe, nil])
    #expect(settings.overrides[1].text.ruleModes == ["wire-slug": .off])
  }

  @Test(arguments: [
    ("rules: [{id: a}]", "c.yaml:1: a rule needs an `id` and a `pattern`"),
    ("rules:\n  - id: a\n    patern: b", "c.yaml:3: unknown key 'rules.patern'; did you mean 'pattern'?"),
    ("overrides: [{profile: safe}]", "c.yaml:1: an override needs `path` or `source`"),
    ("set: {a: {exept: [b]}}", "c.yaml:1: unknown key 'set.a.exept'; did you mean 'except'?"),
    ("rules: [{id: a, pattern: b, examples: [{after: c}]}]", "c.yaml:1: an example needs a `before`"),
    ("format: xml", "c.yaml:1: 'format' must be one of text"),
  ])
  func `a mistake inside is told as well`(text: String, message: String) {
    let error = #expect(throws: BatchError.self) { try read(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
