import CopydeskTestSupport
import Foundation
import Testing

@testable import CopydeskBatch

@Suite struct AtomicFileWriterTests {
  private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a file appears when it is whole`() throws {
    let folder = try TemporaryFolder()
    let file = try AtomicFileWriter(folder.path + "/a.txt")
    try file.write(Array("text".utf8))
    #expect(try !names(folder).contains("a.txt"))
    try file.finish()
    #expect(try names(folder) == ["a.txt"])
    #expect(try folder.read("a.txt") == "text")
  }

  @Test func `a file given up leaves nothing, and what stood there stays`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.txt")
    let file = try AtomicFileWriter(folder.path + "/a.txt")
    try file.write(Array("new".utf8))
    file.discard()
    #expect(try names(folder) == ["a.txt"])
    #expect(try folder.read("a.txt") == "old")
  }

  @Test func `a file that goes out of sight unfinished leaves nothing`() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try AtomicFileWriter(folder.path + "/a.txt")
      try file.write([0x61])
    }
    #expect(try names(folder).isEmpty)
  }

  @Test func `a link's target is replaced, not the link, and keeps its permissions`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "target.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/target.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.txt", withDestinationPath: folder.path + "/target.txt")
    let file = try AtomicFileWriter(folder.path + "/link.txt")
    try file.write(Array("new".utf8))
    try file.finish()
    #expect(try folder.read("target.txt") == "new")
    #expect(FileIdentity(folder.path + "/link.txt", followsLinks: false)?.kind == .link)
    #expect(FileIdentity(folder.path + "/target.txt").map { $0.mode & 0o777 } == 0o640)
  }

  @Test func `a full device says which file`() throws {
    let file = try AtomicFileWriter("/dev/full")
    try file.write([0x61])
    #expect(throws: BatchError.unwritable(path: "/dev/full", errno: ENOSPC)) { try file.finish() }
  }

  @Test func `a missing folder is an error at once`() {
    #expect(throws: BatchError.unwritable(path: "/nonexistent/a.txt", errno: ENOENT)) {
      try AtomicFileWriter("/nonexistent/a.txt")
    }
  }
}
