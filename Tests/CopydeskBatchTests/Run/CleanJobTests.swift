import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch

@Suite struct CleanJobTests {
  private func records(seed: UInt64, count: Int) -> String {
    var generator = JSONGenerator(seed: seed)
    return (0..<count).map { _ in generator.record() }.joined(separator: "\n") + (seed % 2 == 0 ? "\n" : "")
  }

  @discardableResult
  private func clean(
    _ folder: TemporaryFolder, _ inputs: [String], to output: String, ledger: String = "edits.jsonl", jobs: Int = 2,
    outputField: String? = nil
  ) async throws -> BatchSummary {
    let set = try InputSet(inputs.map { folder.path + "/" + $0 })
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(outputField: outputField),
      plan: try OutputPlan(folder.path + "/" + output, for: set), ledger: folder.path + "/" + ledger, jobs: jobs)
    return try await job.run(set)
  }

  private func revert(_ folder: TemporaryFolder, _ cleaned: [String], to output: String) throws -> BatchSummary {
    try RevertJob(
      ledger: folder.path + "/edits.jsonl", cleaned: cleaned.map { folder.path + "/" + $0 },
      output: folder.path + "/" + output
    ).run()
  }

  @Test func `a folder comes back byte for byte, with any number of jobs the same`() async throws {
    for seed in 0..<12 as Range<UInt64> {
      let folder = try TemporaryFolder()
      for part in 0..<4 as Range<UInt64> {
        try folder.write(records(seed: seed * 10 + part, count: 60), to: "in/s\(part % 2)/\(part).jsonl")
      }
      try folder.write([0xFF, 0xFE, 0x20, 0x2C, 0x00, 0x27], to: "in/odd")
      try folder.write("a , b 's .\r\n", to: "in/a.txt")
      try folder.write("", to: "in/empty.txt")
      let summary = try await clean(folder, ["in"], to: "out1", jobs: 1)
      let ledger = try folder.read("edits.jsonl")
      try await clean(folder, ["in"], to: "out4", jobs: 4)
      #expect(try folder.read("edits.jsonl") == ledger.replacingOccurrences(of: "/out1/", with: "/out4/"))
      let back = try revert(folder, ["out4"], to: "back")
      #expect(!back.hasFailures)
      #expect(summary.files == 7)
      for name in ["s0/0.jsonl", "s1/1.jsonl", "s0/2.jsonl", "s1/3.jsonl", "odd", "a.txt", "empty.txt"] {
        #expect(try folder.bytes("out1/" + name) == folder.bytes("out4/" + name), "seed \(seed) \(name)")
        #expect(try folder.bytes("back/" + name) == folder.bytes("in/" + name), "seed \(seed) \(name)")
      }
    }
  }

  @Test func `the ledger alone gives back what it knows`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a , b", to: "in/x/a.txt")
    try folder.write(#"{"text":"c , d \u00e9"}"#, to: "in/y/b.jsonl")
    try await clean(folder, ["in"], to: "out")
    #expect(try folder.read("out/x/a.txt") == "a, b")
    #expect(try folder.read("out/y/b.jsonl") == #"{"text":"c, d \u00e9"}"#)
    _ = try revert(folder, [], to: "back")
    #expect(try folder.read("back/x/a.txt") == "a , b")
    #expect(try folder.read("back/y/b.jsonl") == #"{"text":"c , d \u00e9"}"#)
  }

  @Test func `several JSON Lines files go to one, and come back joined`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"text\":\"a , b\"}", to: "a.jsonl")
    try folder.write("{\"text\":\"c\"}\n{\"text\":\"d .\"}\n", to: "b.jsonl")
    try await clean(folder, ["a.jsonl", "b.jsonl"], to: "all.jsonl")
    #expect(try folder.read("all.jsonl") == "{\"text\":\"a, b\"}\n{\"text\":\"c\"}\n{\"text\":\"d.\"}\n")
    _ = try revert(folder, ["all.jsonl"], to: "back.jsonl")
    #expect(try folder.read("back.jsonl") == "{\"text\":\"a , b\"}\n{\"text\":\"c\"}\n{\"text\":\"d .\"}\n")
  }

  @Test func `an output field stands beside the original and is taken out again`() async throws {
    let folder = try TemporaryFolder()
    let input = "{\"text\" : \"a , b\", \"n\":1}\n{\"text\":\"fine\"}\n{\"clean\":0,\"text\":\"c ,\"}\n"
    try folder.write(input, to: "a.jsonl")
    let summary = try await clean(folder, ["a.jsonl"], to: "out.jsonl", outputField: "clean")
    #expect(
      try folder.read("out.jsonl")
        == "{\"text\" : \"a , b\",\"clean\":\"a, b\", \"n\":1}\n{\"text\":\"fine\",\"clean\":\"fine\"}\n"
        + "{\"clean\":0,\"text\":\"c ,\"}\n")
    #expect(summary.failedRecords == 1)
    _ = try revert(folder, ["out.jsonl"], to: "back.jsonl")
    #expect(try folder.read("back.jsonl") == input)
  }

  @Test func `an input is never written over`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a ,", to: "in/a.txt")
    let path = folder.path + "/in/a.txt"
    await #expect(throws: BatchError.overwritesInput(path: path)) {
      try await clean(folder, ["in/a.txt"], to: "in/a.txt")
    }
    await #expect(throws: BatchError.overwritesInput(path: path)) {
      try await clean(folder, ["in/a.txt"], to: "b.txt", ledger: "in/a.txt")
    }
    let refused = BatchError.outputInsideInput(output: folder.path + "/in/sub", folder: folder.path + "/in")
    await #expect(throws: refused) { try await clean(folder, ["in"], to: "in/sub") }
    #expect(try folder.read("in/a.txt") == "a ,")
  }

  @Test func `two outputs cannot share a path`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "x/a.txt")
    try folder.write("b", to: "y/a.txt")
    await #expect(throws: BatchError.sameOutput(path: folder.path + "/out/a.txt")) {
      try await clean(folder, ["x/a.txt", "y/a.txt"], to: "out/")
    }
    await #expect(throws: BatchError.sameOutput(path: folder.path + "/e.jsonl")) {
      try await clean(folder, ["x/a.txt"], to: "e.jsonl", ledger: "e.jsonl")
    }
  }

  @Test func `a text that was edited after the run is refused`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a , b , c", to: "a.txt")
    try await clean(folder, ["a.txt"], to: "out.txt")
    try folder.write("a", to: "out.txt")
    let summary = try revert(folder, ["out.txt"], to: "back.txt")
    #expect(summary.didNothing)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/back.txt"))
  }

  @Test func `a ledger that is no ledger is told by its line`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"id\":\"a\"}\nnonsense\n", to: "edits.jsonl")
    let error = #expect(throws: BatchError.self) { try revert(folder, [], to: "back") }
    #expect(error?.description.contains("edits.jsonl:1: not a line of a ledger: it has no rule") == true)
  }
}
