/// A ``WordTable`` in memory that does not move, for the hot loop.
///
/// Sendable although it holds pointers: the memory is written before `init` returns and never again.
final class WordTableStorage: @unchecked Sendable {
  let bytes: UnsafePointer<UInt8>
  let latin: UnsafePointer<UInt8>
  let typographic: UnsafePointer<UInt8>
  let kinds: UnsafePointer<TokenKind>
  let euro: UInt8

  init(_ table: WordTable) {
    bytes = Self.copy(table.byteEntries)
    latin = Self.copy(table.latinEntries)
    typographic = Self.copy(table.typographicEntries)
    kinds = Self.copy(TokenKind.allCases)
    euro = table.euroEntry
  }

  deinit {
    bytes.deallocate()
    latin.deallocate()
    typographic.deallocate()
    kinds.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = memory.initialize(fromContentsOf: elements)
    // Capacity is at least 1, so there is an address.
    return UnsafePointer(memory.baseAddress.unsafelyUnwrapped)
  }
}
