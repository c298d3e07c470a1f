import CopydeskTestSupport
import Copydesk
import Testing

@testable import CopydeskBatch

/// Names are bytes: what is canonically equivalent is not the same, and a mark behind a slash or dot hides neither.
@Suite struct ByteStringTests {
  private static let composed = "caf\u{E9}"
  private static let decomposed = "cafe\u{301}"

  @Test func `canonically equivalent names are two`() {
    #expect(Self.composed == Self.decomposed)
    #expect(ByteString(Self.composed) != ByteString(Self.decomposed))
    #expect(Set([ByteString(Self.composed), ByteString(Self.decomposed), ByteString(Self.composed)]).count == 2)
    #expect(!"x/\(Self.composed)".endsWith(bytesOf: Self.decomposed))
  }

  @Test(arguments: ["\u{301}x.txt", "\u{200D}.csv", "\u{FE0F}", "\u{E33}.jsonl.gz"])
  func `a path is cut at its slashes, whatever follows them`(name: String) {
    let path = "a/b/" + name
    #expect(ByteString(Path.name(of: path)) == ByteString(name))
    #expect(Path.parent(of: path) == "a/b")
    #expect(ByteString(Path.join("a/b", name)) == ByteString(path))
    #expect(Path.isInside("/in/" + name, folder: "/in"))
    #expect(Path.components(of: path).count == 3)
  }

  @Test func `an extension is what stands behind the last dot`() {
    #expect(InputFormat.guess("a/\u{301}b.csv.gz") == InputFormat(.csv, .gzip))
    #expect(InputFormat.guess("\u{301}.csv") == .csv)
    #expect(InputFormat.guess("b.\u{301}csv") == nil)
    #expect(Path.withoutTrailingSlashes("a//") == "a" && Path.withoutTrailingSlashes("//") == "/")
    #expect(Path.name(of: "/") == "/" && Path.parent(of: "/") == "/" && Path.parent(of: "/a") == "/")
  }

  @Test(arguments: ["txt", "jsonl"])
  func `files whose names are canonically equivalent all come back`(kind: String) async throws {
    let folder = try TemporaryFolder()
    let names = [Self.composed, Self.decomposed, "\u{301}"].map { $0 + "." + kind }
    for (number, name) in names.enumerated() {
      let text = "number \(number) , x"
      try folder.write(kind == "txt" ? text : "{\"text\":\"\(text)\"}\n", to: "in/" + name)
    }
    let set = try InputSet([folder.path + "/in"])
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/out", for: set),
      ledger: folder.path + "/e.jsonl")
    #expect(try await job.run(set).files == 3)
    for cleaned in [[], [folder.path + "/out"]] {
      let back = folder.path + (cleaned.isEmpty ? "/named/" : "/given/")
      let revert = RevertJob(ledger: folder.path + "/e.jsonl", cleaned: cleaned, output: back)
      #expect(try !revert.run().hasFailures)
      for name in names {
        #expect(try PlainTextReader.read(back + name) == folder.bytes("in/" + name), "\(name)")
      }
    }
    let diff = LedgerDiffJob(ledger: folder.path + "/e.jsonl", reports: [])
    let summary = try diff.run(set)
    #expect(!summary.hasFailures && summary.statistics.changedDocuments == 3)
  }

  @Test func `a column is found by its bytes`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("\(Self.composed),\(Self.decomposed)\na ;,\"b , c\"\n", to: "a.csv")
    let set = try InputSet([folder.path + "/a.csv"])
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(textField: Self.decomposed),
      plan: try OutputPlan(folder.path + "/b.csv", for: set))
    #expect(try await job.run(set).statistics.changedDocuments == 1)
    #expect(try folder.read("b.csv").hasSuffix("\na ;,\"b, c\"\n"))
  }
}
