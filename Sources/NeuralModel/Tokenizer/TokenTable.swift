internal import Bytes

/// The bytes that each token spells, and the token of bytes.
struct TokenTable {
  private var spellings: [UInt8] = []
  private var ends: [Int32] = []
  /// Tokens by the hashes of their bytes, with open addressing; -1 where a slot is free.
  ///
  /// A power of two, at least twice the tokens.
  private var slots: [Int32]
  /// The token of each single byte; -1 where there is none.
  private(set) var byteTokens = [TokenID](repeating: -1, count: 256)

  var count: Int { ends.count }

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    ends.reserveCapacity(capacity)
  }

  /// Adds the next token, from how it is written in the file; false if that spells no bytes.
  mutating func append(_ token: UnsafeRawBufferPointer) -> Bool {
    guard ByteAlphabet.decode(token, into: &spellings) else { return false }
    let id = TokenID(ends.count)
    ends.append(Int32(spellings.count))
    let spelling = self[id]
    if spelling.count == 1, byteTokens[Int(spelling[spelling.startIndex])] < 0 {
      byteTokens[Int(spelling[spelling.startIndex])] = id
    }
    let slot = spelling.withUnsafeBytes { self.slot(of: $0) }
    // Of two tokens alike the first counts.
    if slots[slot] < 0 { slots[slot] = id }
    return true
  }

  /// Adds the next token, one that spells nothing and that no text contains.
  mutating func appendControl() { ends.append(Int32(spellings.count)) }

  /// The bytes of a token; none of a control token.
  subscript(token: TokenID) -> ArraySlice<UInt8> {
    let index = Int(token)
    guard ends.indices.contains(index) else { return [] }
    return spellings[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// The token of bytes.
  func token(_ bytes: UnsafeRawBufferPointer) -> TokenID? {
    let token = slots[slot(of: bytes)]
    return token < 0 ? nil : token
  }

  /// The slot that has the token of bytes, or that is free for it.
  private func slot(of bytes: UnsafeRawBufferPointer) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Mixing.finalized(FNV1a.hash(bytes))) & mask
    while slots[slot] >= 0, !self[slots[slot]].elementsEqual(bytes) { slot = (slot + 1) & mask }
    return slot
  }
}
