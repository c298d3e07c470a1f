/// Numbers in memory of their own that starts at a multiple of 64 bytes, zero at first.
final class AlignedBuffer<Element: BitwiseCopyable> {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(count: Int) {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    self.count = count
    // The memory is never empty, so it has a start.
    start = memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Element.self)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }
}
