import CopydeskTestSupport
import Testing

@testable import CopydeskBatch

@Suite struct OutputPlanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.jsonl", "d.jsonl", "tree/e.txt", "out/x"] { try folder.write("", to: name) }
  }

  private func plan(_ output: String?, _ names: String...) throws -> OutputPlan {
    try OutputPlan(
      output.map { $0 == "-" ? $0 : folder.path + "/" + $0 }, for: InputSet(names.map { folder.path + "/" + $0 }))
  }

  private func destination(_ plan: OutputPlan, _ relativePath: String) -> OutputPlan.Destination {
    plan.destination(of: InputFile(path: "p", format: .text, relativePath: relativePath))
  }

  @Test func `one input goes to standard output unless told otherwise`() throws {
    #expect(destination(try plan(nil, "a.txt"), "a.txt") == .standardOutput)
    #expect(destination(try plan("new.txt", "a.txt"), "a.txt") == .file(folder.path + "/new.txt"))
    #expect(destination(try plan("out", "a.txt"), "a.txt") == .file(folder.path + "/out/a.txt"))
    #expect(destination(try plan("new/", "a.txt"), "a.txt") == .file(folder.path + "/new/a.txt"))
  }

  @Test func `a folder's tree is mirrored`() throws {
    #expect(destination(try plan("new", "tree"), "s/e.txt") == .file(folder.path + "/new/s/e.txt"))
  }

  @Test func `several inputs need a place for all`() throws {
    #expect(throws: BatchError.outputRequired) { try plan(nil, "a.txt", "b.txt") }
    #expect(throws: BatchError.outputRequired) { try plan(nil, "tree") }
    #expect(throws: BatchError.outputRequired) { try plan("-", "a.txt", "b.txt") }
    #expect(throws: BatchError.severalToOne(output: folder.path + "/new.txt")) { try plan("new.txt", "a.txt", "b.txt") }
    #expect(throws: BatchError.outputIsAFile(path: folder.path + "/b.txt")) { try plan("b.txt", "tree") }
  }

  @Test func `several JSON Lines files can go to one`() throws {
    #expect(destination(try plan("all.jsonl", "c.jsonl", "d.jsonl"), "d.jsonl") == .file(folder.path + "/all.jsonl"))
    #expect(destination(try plan("-", "c.jsonl", "d.jsonl"), "d.jsonl") == .standardOutput)
  }
}
