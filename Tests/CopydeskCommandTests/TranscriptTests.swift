import Foundation
import Testing

/// Transcripts of the command, replayed: each line behind `$ ` is run by the shell, and what it prints on both streams
/// and its code have to be those that stand below it.
///
/// `RECORD_SNAPSHOTS=1` writes them anew; the test fails that time, so that somebody reads them.
@Suite struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

  @Test(arguments: ["wrong-uses", "first-five-minutes", "inputs"])
  func `a transcript comes out as it is written`(name: String) throws {
    let file = Self.folder.appending(path: "\(name).txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    let folder = try CommandFolder()
    var replayed = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") || (line.isEmpty && !replayed.hasSuffix("\n\n")) { replayed += line + "\n" }
      guard line.hasPrefix("$ ") else { continue }
      let outcome = try folder.shell("{ \(line.dropFirst(2)) ; } 2>&1")
      replayed += "\(line)\n\(outcome.text)"
      if !outcome.text.isEmpty, !outcome.text.hasSuffix("\n") { replayed += "\n" }
      if outcome.code != 0 { replayed += "[\(outcome.code)]\n" }
    }
    while replayed.hasSuffix("\n\n") { replayed.removeLast() }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try replayed.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) was written anew; read it")
    }
    let (expected, actual) = (text.split(separator: "\n"), replayed.split(separator: "\n"))
    for (expected, actual) in zip(expected, actual) where expected != actual {
      Issue.record("\(name): expected \(expected), got \(actual)")
      return
    }
    #expect(expected.count == actual.count)
  }

  @Test func `every wrong use is told in one line, which is no parser's own`() throws {
    let file = Self.folder.appending(path: "wrong-uses.txt")
    let blocks = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n$ ").dropFirst()
    var count = 0
    for block in blocks {
      let lines = block.split(separator: "\n")
      guard lines.last?.hasPrefix("[") == true else { continue }
      count += 1
      let told = lines.dropFirst().dropLast().filter { $0.hasPrefix("copydesk: error: ") }
      #expect(told.count == 1, "\(block)")
      #expect(!block.contains("Please provide") && !block.contains("U_REGEX"), "\(block)")
      // What is wrong, and what to do about it.
      let remedies = [
        "; ", " is not one of ", " must be ", " needs ", " is not small letters", " is not a share", " of its example ",
        "cannot be read: a ",
      ]
      #expect(told.allSatisfy { line in remedies.contains { line.contains($0) } }, "\(block)")
    }
    #expect(count >= 120)
  }
}
