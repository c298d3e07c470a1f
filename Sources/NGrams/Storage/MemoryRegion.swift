/// Bytes that do not move and do not change, and whoever keeps them alive.
///
/// Sendable although it holds a pointer: nobody writes to the bytes once the region exists.
final class MemoryRegion: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  init(_ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void) {
    self.bytes = bytes
    self.release = release
  }

  /// Copies bytes to memory of its own, aligned to 64 bytes and followed by 8 readable bytes.
  convenience init(copying source: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count + 8, alignment: 64)
    memory.copyBytes(from: source)
    UnsafeMutableRawBufferPointer(rebasing: memory[source.count...]).initializeMemory(as: UInt8.self, repeating: 0)
    self.init(UnsafeRawBufferPointer(rebasing: memory[..<source.count])) { $0.deallocate() }
  }

  deinit { release(bytes) }
}
