import CopydeskTestSupport
import Glibc
import Testing

@testable import CopydeskBatch

@Suite struct CompressionTests {
  private let text = Array((0..<20_000).map { "line \($0 % 977)\n" }.joined().utf8)

  private func compressed(_ folder: TemporaryFolder, _ compression: Compression, frames: Int) throws -> String {
    let path = folder.path + "/a" + compression.fileExtension
    let stream = try OutputOpener(manifest: nil).open(path, compression, role: "output")
    for start in stride(from: 0, to: text.count, by: max(1, text.count / frames + 1)) {
      try stream.write(Array(text[start..<min(text.count, start + text.count / frames + 1)]), records: 0)
      try stream.writer.endFrame()
    }
    try stream.writer.finish()
    return path
  }

  private func read(_ path: String) throws -> (bytes: [UInt8], failure: BatchError?) {
    let file = InputFile(path: path, format: InputFormat(.text, Compression(path: path)), relativePath: "a")
    return PlainTextReader.read(try file.open().0, expecting: 0)
  }

  @Test(arguments: [Compression.gzip, .zstd], [1, 7])
  func `what was compressed in frames comes back whole`(compression: Compression, frames: Int) throws {
    let folder = try TemporaryFolder()
    let path = try compressed(folder, compression, frames: frames)
    let (bytes, failure) = try read(path)
    #expect(failure == nil)
    #expect(bytes == text)
    #expect(try folder.bytes(Path.name(of: path)).count < text.count / 4)
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func `a stream cut anywhere gives what it has and says so`(compression: Compression) throws {
    let folder = try TemporaryFolder()
    let whole = try folder.bytes(Path.name(of: try compressed(folder, compression, frames: 3)))
    for length in [1, 5, whole.count / 3, whole.count / 2, whole.count - 1] {
      try folder.write(Array(whole.prefix(length)), to: "cut" + compression.fileExtension)
      let path = folder.path + "/cut" + compression.fileExtension
      let (bytes, failure) = try read(path)
      #expect(failure == .truncated(path: path, compression: compression), "\(length)")
      #expect(text.starts(with: bytes))
    }
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func `bytes that are no such stream are told`(compression: Compression) throws {
    let folder = try TemporaryFolder()
    try folder.write("This is no compressed text at all.", to: "x" + compression.fileExtension)
    let path = folder.path + "/x" + compression.fileExtension
    #expect(try read(path).failure == .corrupt(path: path, compression: compression))
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func `an empty output is a whole stream of nothing`(compression: Compression) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/e" + compression.fileExtension
    try OutputOpener(manifest: nil).open(path, compression, role: "output").writer.finish()
    #expect(try !folder.bytes("e" + compression.fileExtension).isEmpty)
    let (bytes, failure) = try read(path)
    #expect(bytes.isEmpty && failure == nil)
  }

  @Test func `the sums of three letters are the published ones`() {
    let digest = SHA256Digest()
    Array("abc".utf8).withUnsafeBytes { digest.update($0) }
    #expect(digest.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Checksum(of: Array("123456789".utf8)).text == "cbf43926")
  }
}
