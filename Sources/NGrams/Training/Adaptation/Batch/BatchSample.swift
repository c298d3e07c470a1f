/// Which documents of a batch are counted: all, or an even share of them if the batch is large.
///
/// A document's hash decides, so that neither the order of the documents nor how they are dealt out matters. The
/// share is halved until what is left holds at most a given number of tokens; since a share of a level holds all
/// smaller shares, the last level is the same in any order.
struct BatchSample {
  private let limit: Int
  /// The tokens seen by how many leading zeros their document's hash has.
  private var tokens = InlineArray<65, Int>(repeating: 0)
  /// Of the hashes only those that begin with so many zeros are counted: a share of 2 to the power of −level.
  private(set) var level = 0
  /// The tokens of the documents counted.
  private(set) var tokenCount = 0

  init(tokenLimit: Int) { limit = tokenLimit }

  /// Whether a document is counted, as far as is known by now.
  func contains(_ hash: UInt64) -> Bool { hash.leadingZeroBitCount >= level }

  /// Adds a document and lowers the share if there are too many tokens now.
  mutating func insert(_ hash: UInt64, tokenCount added: Int) {
    guard contains(hash) else { return }
    tokens[hash.leadingZeroBitCount] += added
    tokenCount += added
    while tokenCount > limit, level < UInt64.bitWidth {
      tokenCount -= tokens[level]
      level += 1
    }
  }
}
