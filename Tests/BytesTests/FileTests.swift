import Bytes
import Foundation
import Testing

@Suite struct FileTests {
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("bytes-\(UUID().uuidString)").path
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
  }

  @Test func `a file has its name only when it is finished`() throws {
    let folder = try Folder()
    let path = folder.path + "/model"
    let file = try AtomicFile(path)
    try file.write(Array("world".utf8), at: 6)
    try file.write(Array("hello ".utf8), at: 0)
    #expect(!folder.names.contains("model"))
    try file.finish()
    #expect(folder.names == ["model"])
    #expect(try FileAccess.contents(of: path) == Array("hello world".utf8))
    let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    #expect(mode & 0o077 == 0o066 & ~Int(TemporaryFiles.creationMask) & 0o077)
  }

  @Test func `a file that is given up leaves nothing, and what was there before`() throws {
    let folder = try Folder()
    let path = folder.path + "/model"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    try AtomicFile(path).write([1, 2, 3], at: 0)
    let file = try AtomicFile(path)
    file.discard()
    #expect(folder.names == ["model"])
    #expect(try FileAccess.contents(of: path) == Array("old".utf8))
  }

  @Test func `a link is followed, and permissions are kept`() throws {
    let folder = try Folder()
    let path = folder.path + "/model"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "model")
    let file = try AtomicFile(folder.path + "/link")
    try file.write(Array("new".utf8), at: 0)
    try file.finish()
    #expect(try FileAccess.contents(of: path) == Array("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link") == "model")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func `names are cut by bytes and told apart by bytes`() throws {
    let folder = try Folder()
    // A combining mark is one character with the slash before it, and the two others are one string to Swift.
    for name in ["\u{301}e", "\u{E9}", "e\u{301}"] {
      let file = try AtomicFile(folder.path + "/" + name)
      try file.write(Array(name.utf8), at: 0)
      try file.finish()
    }
    for name in ["\u{301}e", "\u{E9}", "e\u{301}"] {
      #expect(try FileAccess.contents(of: folder.path + "/" + name) == Array(name.utf8))
    }
  }

  @Test func `errors say what failed and why`() throws {
    let folder = try Folder()
    #expect(throws: FileError(folder.path + "/none/file", "cannot be created", SystemError(code: ENOENT))) {
      try AtomicFile(folder.path + "/none/file")
    }
    #expect(throws: FileError(folder.path, "cannot be written", SystemError(code: EISDIR))) {
      try AtomicFile(folder.path)
    }
    #expect(throws: FileError(folder.path, "is no regular file", nil)) { try MemoryRegion.file(folder.path) }
    let error = #expect(throws: FileError.self) { try FileAccess.contents(of: folder.path + "/none") }
    #expect(error?.explanation == "cannot be opened (No such file or directory)")
  }

  @Test(arguments: [false, true]) func `a file in memory has the file's bytes`(isResident: Bool) throws {
    let folder = try Folder()
    let path = folder.path + "/data"
    for count in [0, 1, 70_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let region = try MemoryRegion.file(path, isResident: isResident)
      #expect(Array(region.bytes) == bytes)
      #expect(try FileAccess.contents(of: path) == bytes)
    }
  }

  @Test func `the end of a file before the buffer is full is an error`() throws {
    let folder = try Folder()
    let path = folder.path + "/data"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var two: (UInt8, UInt8) = (0, 0)
    try withUnsafeMutableBytes(of: &two) { try FileAccess.read(descriptor, at: 1, into: $0) }
    #expect(two == (2, 3))
    #expect(throws: SystemError(code: EIO)) {
      try withUnsafeMutableBytes(of: &two) { try FileAccess.read(descriptor, at: 2, into: $0) }
    }
  }
}
