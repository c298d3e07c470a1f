import Copydesk
import CopydeskTestSupport
import Foundation
import Testing

@testable import CopydeskReport

@Suite struct UnifiedPatchTests {
  private func diff(_ before: String, _ after: String) -> WordDiff {
    WordDiff(original: Array(before.utf8), cleaned: Array(after.utf8))
  }

  private func patch(_ before: String, _ after: String) -> String {
    String(decoding: UnifiedPatch.patch(diff(before, after), id: "a.txt"), as: UTF8.self)
  }

  /// Runs `patch -p1` in a folder that holds `text` as `name`, and gives what the file then holds.
  private func apply(_ patch: [UInt8], to text: [UInt8], name: String, _ options: [String] = []) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("patch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text).write(to: file)
    try Data(patch).write(to: folder.appendingPathComponent("p.diff"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
    process.arguments = ["-p1", "--binary", "--fuzz=0", "--no-backup-if-mismatch", "-s", "-i", "p.diff"] + options
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(try Data(contentsOf: file))
  }

  @Test func `hunks have three lines of context`() {
    let lines = (1...20).map { "line \($0)\n" }
    var changed = lines
    changed[4] = "line V\n"
    changed[17] = ""
    #expect(
      patch(lines.joined(), changed.joined()) == """
        --- a/a.txt
        +++ b/a.txt
        @@ -2,7 +2,7 @@
         line 2
         line 3
         line 4
        -line 5
        +line V
         line 6
         line 7
         line 8
        @@ -15,6 +15,5 @@
         line 15
         line 16
         line 17
        -line 18
         line 19
         line 20

        """)
  }

  @Test func `a missing newline at the end is told`() {
    #expect(
      patch("a\nb", "a\nc") == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """)
  }

  @Test func `equal texts have no patch`() { #expect(patch("a\n", "a\n").isEmpty) }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n"), ("a\nb", "a\nb\n"), ("a\nb\n", "a\nb"), ("a\nb", "a"), ("a", "a\nb"),
    ("a\n\n\nb\n", "a\nb\n"), ("one two\nthree\n", "one\ntwo three\n"), ("x\r\ny\r\n", "x\ny\r\n"),
    ("é ,\n“x“\n", "é,\n“x”\n"), ("a\nb\nc\nd\ne\nf\ng\nh\ni\n", "z\nb\nc\nd\ne\nf\ng\nh\n"), ("-- a\n", "++ a\n"),
  ])
  func `patch applies it and takes it back`(before: String, after: String) throws {
    let bytes = UnifiedPatch.patch(diff(before, after), id: "dir/the file.txt")
    #expect(try apply(bytes, to: Array(before.utf8), name: "dir/the file.txt") == Array(after.utf8))
    #expect(try apply(bytes, to: Array(after.utf8), name: "dir/the file.txt", ["-R"]) == Array(before.utf8))
  }

  @Test(arguments: 0..<40)
  func `patch applies any edits to any bytes`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (document, original) = try RandomEdits.document(8, &generator)
    // GNU patch treats an empty file as none and cannot take it as its input.
    guard !original.isEmpty, !document.bytes.isEmpty else { return }
    let bytes = UnifiedPatch.patch(WordDiff(document, original: original), id: "é \"q\"")
    guard !bytes.isEmpty else { return }
    #expect(try apply(bytes, to: original, name: "é \"q\"") == document.bytes)
    #expect(try apply(bytes, to: document.bytes, name: "é \"q\"", ["-R"]) == original)
  }

  @Test func `unchanged documents are left out of a run`() throws {
    let output = String(decoding: try SampleRun.write(UnifiedPatch()), as: UTF8.self)
    #expect(
      output.split(separator: "\n").filter { $0.hasPrefix("--- ") } == [
        "--- a/news/harbour.txt", #"--- "a/odd \"name\"\012<b>.txt""#,
      ])
  }
}
