import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch

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
    #expect(file.profile == .thorough)
    #expect(file.only == ["spacing", "quotes"])
    #expect(file.skip == ["layout"])
    #expect([file.model, file.weights] == ["news.cdlm", "news.cdscram"])
    #expect(file.ruleModes == ["spaced-contraction": .off, "space-run": .flag])
    #expect(file.minimumConfidence == 0.9)
    #expect(file.gapPolicy == .mark)
    #expect(file.protectedPatterns == [#"\bCVE-\d+"#, "x"])
    #expect(file.format == .jsonl)
    #expect([file.textField, file.idField, file.outputField] == ["body", "url", "clean"])
    #expect(file.jobs == 3)
  }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func `an empty file says nothing`(text: String) throws { #expect(try read(text) == ConfigurationFile()) }

  @Test(arguments: [
    ("a: 1", "c.yaml:1: unknown key 'a'; the keys are"), ("\nprofile: bold", "c.yaml:2: 'profile' must be one of safe"),
    ("set:\n  r: maybe", "c.yaml:1: 'set.r' must be one of off, flag, fix"),
    ("jobs: 0", "c.yaml:1: 'jobs' must be a whole"),
    ("min-confidence: high", "c.yaml:1: 'min-confidence' must be a number"), ("[1, 2]", "c.yaml: not a list of"),
    ("a: [", "c.yaml: not YAML"), ("skip: {a: b}", "c.yaml:1: 'skip' must be a word"),
  ])
  func `a mistake is told with its file, line and key`(text: String, message: String) {
    let error = #expect(throws: BatchError.self) { try read(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    #expect(error?.isUsage == true)
  }
}
