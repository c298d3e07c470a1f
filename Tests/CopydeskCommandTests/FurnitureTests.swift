import Testing

/// `--furniture` takes out what a site puts into all of its articles.
@Suite struct FurnitureTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  private func article(_ number: Int) -> String {
    "Boat number \(number) went out into the fog at noon, and nobody has seen it since."
  }

  private func writeRecords() throws {
    var lines = ""
    for number in 0..<40 {
      lines +=
        #"{"id":"\#(number)","url":"https://harn.example/\#(number)","text":"\#(article(number))\n\nAsk our editors anything."}"#
        + "\n"
    }
    try folder.write(lines, to: "in.jsonl")
  }

  @Test func `records lose the lines of their site, the same with any number of jobs, and come back`() throws {
    try writeRecords()
    var outputs: Set<String> = []
    for jobs in ["1", "2", "3"] {
      let run = try folder.run(
        "clean", "in.jsonl", "--furniture", "--source-field", "url", "--jobs", jobs, "-o", "out.jsonl", "--edits",
        "e.jsonl")
      #expect(run.code == 0, "\(run.errors)")
      outputs.insert(try folder.read("out.jsonl") + folder.read("e.jsonl"))
    }
    #expect(outputs.count == 1)
    let output = try folder.read("out.jsonl")
    #expect(!output.contains("editors"))
    #expect(output.contains(article(39) + "\"}"))
    let ledger = try folder.read("e.jsonl")
    #expect(ledger.contains(#""rule":"recurring-furniture""#))
    #expect(ledger.contains(#""source":"harn.example","recurs-in":"40 of 40 documents""#))
    #expect(try folder.run("revert", "e.jsonl", "--output", "back.jsonl").code == 0)
    #expect(try folder.read("back.jsonl") == folder.read("in.jsonl"))
  }

  @Test func `a folder of files is a source`() throws {
    for number in 0..<10 {
      try folder.write(article(number) + "\n\nAsk our editors anything.\n", to: "in/\(number).txt")
    }
    #expect(try folder.run("clean", "in", "--furniture", "-o", "out").code == 0)
    #expect(try folder.read("out/7.txt") == article(7) + "\n")
    #expect(try folder.run("check", "in", "--furniture").text.contains("recurring-furniture"))
  }

  @Test func `a run that is resumed counts again and ends alike`() throws {
    try writeRecords()
    let arguments = ["clean", "in.jsonl", "--furniture", "--source-field", "url"]
    #expect(try folder.start(arguments + ["-o", "a.jsonl", "--manifest", "a.sqlite"]).wait().code == 0)
    #expect(try folder.run("clean", "--resume", "a.sqlite").code == 0)
    #expect(try !folder.read("a.jsonl").contains("editors"))
  }

  @Test func `standard input is refused by one line`() throws {
    let run = try folder.run("clean", "-", "--furniture", input: Array("a".utf8))
    #expect(run.code == 2)
    #expect(run.errors.contains("--furniture must"))
  }
}
