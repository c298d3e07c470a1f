import Testing

/// `--fields-out` writes a line for each document.
@Suite struct FieldsTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(
      #"{"id":"a","text":"By Ada Brook\n\nVELL (RTX) - It rained."}"# + "\n" + #"{"id":"b","text":"It snowed."}"#
        + "\n",
      to: "in.jsonl")
  }

  @Test(arguments: ["1", "3"])
  func `records have a line each, in their order`(jobs: String) throws {
    let run = try folder.run("clean", "in.jsonl", "-o", "out.jsonl", "--fields-out", "f.jsonl", "--jobs", jobs)
    #expect(run.code == 0)
    #expect(
      try folder.read("f.jsonl")
        == #"{"id":"a","dateline":["VELL (RTX)"],"byline":["Ada Brook"],"agency":["RTX"]}"# + "\n" + #"{"id":"b"}"#
        + "\n")
  }

  @Test func `an input is not written over`() throws {
    let run = try folder.run("clean", "in.jsonl", "-o", "out.jsonl", "--fields-out", "in.jsonl")
    #expect(run.code == 2)
    #expect(run.errors.contains("is one of the inputs"))
  }
}
