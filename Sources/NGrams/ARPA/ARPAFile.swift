/// An ARPA file, read into memory and sorted: the text format in which language models are exchanged.
///
/// It reads what KenLM's lmplz, SRILM and IRSTLM write, plain or compressed with gzip: fields parted by tabs or
/// spaces, backoff weights left out, `<UNK>` for `<unk>`, text before `\data\`. A missing `<unk>` gets the log10
/// probability −100, as in KenLM; a missing `<s>` or `</s>` gets −99.
///
/// It does not read IRSTLM's quantised or compiled formats.
public struct ARPAFile: NGramSource, Sendable {
  /// The length of the longest n-grams.
  public var order: Int { tables.count }
  /// How many n-grams there are of each order.
  public var counts: [Int] { tables.map(\.count) }
  /// The words: the three reserved ones, then all others in the order of the 1-grams.
  public let vocabulary: Vocabulary

  private let tables: [NGramTable]

  /// Reads a file.
  ///
  /// - Throws: ``ModelError`` with the number of the line if the file is not as the format has it.
  /// - Complexity: O(size of the file); 4 × n + 8 bytes of memory for each n-gram, and twice that for the largest
  ///   order.
  public init(path: String) throws(ModelError) {
    var parser = try ARPAParser(path)
    (vocabulary, tables) = try parser.parse()
  }

  /// Calls `body` for each n-gram of one order, ascending.
  public func forEach(
    order n: Int,
    _ body: (
      _ words: UnsafeBufferPointer<WordID>, _ log10Probability: Float, _ log10Backoff: Float
    ) throws(ModelError) -> Void
  ) throws(ModelError) {
    if tables.indices.contains(n - 1) { try tables[n - 1].forEach(body) }
  }
}
