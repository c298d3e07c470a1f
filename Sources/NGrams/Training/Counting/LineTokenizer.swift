internal import Bytes
internal import Glibc
internal import Synchronization
internal import UnicodeText

/// Hands the lines of a file out to several threads, in chunks.
///
/// Reads front to back only, so pipes do as well as files.
final class CorpusChunks: Sendable {
  /// A chunk ends behind the last line feed it holds, or here if a line is longer than this many bytes.
  private static let longestLine = 1 << 26

  private struct State {
    var carried: [UInt8] = []
    var bytesRead = 0
    var isAtEnd = false
  }

  private let path: String
  private let descriptor: Int32
  private let chunkSize: Int
  private let state = Mutex(State())
  /// The size of the file; 0 for pipes and devices.
  let byteCount: Int

  init(path: String, chunkSize: Int) throws(ModelError) {
    self.path = path
    self.chunkSize = max(chunkSize, 256)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ModelError(FileError(path, "cannot be opened"), remedy: "name a text file that can be read")
    }
    var status = stat()
    byteCount = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  deinit { close(descriptor) }

  var bytesRead: Int { state.withLock { $0.bytesRead } }

  /// The next chunk of whole lines; nil at the end.
  func next() throws(ModelError) -> [UInt8]? {
    let result: Result<[UInt8]?, ModelError> = state.withLock { state in
      do throws(ModelError) { return .success(try read(&state)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private func read(_ state: inout State) throws(ModelError) -> [UInt8]? {
    var chunk = state.carried
    state.carried = []
    while !state.isAtEnd {
      let start = chunk.count
      chunk.append(contentsOf: repeatElement(0, count: chunkSize))
      let count = try read(into: &chunk, from: start)
      chunk.removeLast(chunkSize - count)
      state.bytesRead += count
      state.isAtEnd = count == 0
      if let end = chunk.lastIndex(of: 0x0A), chunk.count >= chunkSize {
        state.carried = Array(chunk[(end + 1)...])
        chunk.removeSubrange((end + 1)...)
        return chunk
      }
      if chunk.count >= Self.longestLine { return chunk }
    }
    return chunk.isEmpty ? nil : chunk
  }

  private func read(into chunk: inout [UInt8], from start: Int) throws(ModelError) -> Int {
    do throws(SystemError) {
      return try chunk.withUnsafeMutableBufferPointer { chunk throws(SystemError) in
        try FileAccess.read(
          descriptor, into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(chunk)[start...]))
      }
    } catch {
      throw ModelError(FileError(path, "cannot be read", error), remedy: "check the file and its disk")
    }
  }
}

/// Cuts chunks of lines into surfaces, on one thread.
final class LineTokenizer {
  private let style: TokenStyle
  private let normalizer: TextNormalizer

  init(_ style: TokenStyle) throws(ModelError) {
    self.style = style
    do throws(ICUError) { normalizer = try TextNormalizer() } catch { throw ModelError(error) }
  }

  /// Adds the tokens of a chunk to a table and a stream.
  func add(
    _ chunk: [UInt8], to table: SurfaceTable, _ stream: SurfaceStream, weight: UInt64
  ) throws(ModelError) {
    switch style {
    case .text: try addText(chunk, to: table, stream, weight)
    case .whitespace: try addColumns(chunk, to: table, stream, weight)
    }
  }

  private func addText(
    _ chunk: [UInt8], to table: SurfaceTable, _ stream: SurfaceStream, _ weight: UInt64
  ) throws(ModelError) {
    chunk.withUnsafeBufferPointer { normalizer.normalize($0) }
    let normalized = normalizer.text
    for sentence in 0..<normalized.sentenceCount {
      for index in normalized.sentence(sentence) {
        let place = normalized.place(of: index)
        try stream.append(normalized.withSurface(of: index) { table.add($0, at: place, weight: weight) }, place)
      }
      try stream.endSentence()
    }
  }

  private func addColumns(
    _ chunk: [UInt8], to table: SurfaceTable, _ stream: SurfaceStream, _ weight: UInt64
  ) throws(ModelError) {
    for line in chunk.split(separator: 0x0A) {
      var hasTokens = false
      for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        let number = word.withUnsafeBufferPointer { table.add($0, at: .inside, weight: weight) }
        try stream.append(number, .inside)
        hasTokens = true
      }
      if hasTokens { try stream.endSentence() }
    }
  }
}
