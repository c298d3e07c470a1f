/// What a section of a model file holds.
enum SectionKind: UInt32 {
  case metadata = 1
  case vocabulary = 2
  /// ``UnigramTable``
  case unigrams = 3
  /// ``TrieLevel``, one for each order from 2 up.
  case trieLevel = 4
  /// ``HashTable``, one for each order from 2 up; layout `fast` only.
  case hashTable = 5
  /// ``RankIndex``, one for each order of a context.
  case ranks = 6
  /// ``PredecessorIndex``
  case predecessors = 7
}
