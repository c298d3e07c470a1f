/// The tokens of a corpus as one thread saw them: numbers of its ``SurfaceTable``, sentence after sentence, on disk.
///
/// So that the text is read and cut only once, although its vocabulary is known only at the end.
final class SurfaceStream: @unchecked Sendable {
  private static let sentenceEnd = UInt32.max
  private static let capacity = 1 << 18

  private let file: ScratchFile
  private var buffer: [UInt32] = []
  private var count = 0
  private(set) var tokenCount = 0

  init(in folder: String) throws(ModelError) {
    file = try ScratchFile(in: folder)
    buffer.reserveCapacity(Self.capacity)
  }

  func append(_ number: UInt32, _ place: TokenPlace) throws(ModelError) {
    tokenCount += 1
    try append(number << 2 | UInt32(place.rawValue))
  }

  func endSentence() throws(ModelError) {
    tokenCount += 1
    try append(Self.sentenceEnd)
  }

  func finish() throws(ModelError) {
    try flush()
    buffer = []
  }

  /// Calls `body` for each token, and with nil where a sentence ends.
  @inline(__always)
  func forEach(_ body: (_ token: (number: Int, place: Int)?) throws(ModelError) -> Void) throws(ModelError) {
    let values = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.capacity)
    defer { values.deallocate() }
    var done = 0
    while done < count {
      let size = min(Self.capacity, count - done)
      try file.read(at: done * 4, into: UnsafeMutableRawBufferPointer(start: values, count: size * 4))
      for index in 0..<size {
        let value = values[index]
        try body(value == Self.sentenceEnd ? nil : (Int(value >> 2), Int(value & 3)))
      }
      done += size
    }
  }

  private func append(_ value: UInt32) throws(ModelError) {
    buffer.append(value)
    count += 1
    if buffer.count == Self.capacity { try flush() }
  }

  private func flush() throws(ModelError) {
    let result: Result<Void, ModelError> = buffer.withUnsafeBytes { bytes in
      do throws(ModelError) { return .success(try file.append(bytes)) } catch { return .failure(error) }
    }
    try result.get()
    buffer.removeAll(keepingCapacity: true)
  }
}
