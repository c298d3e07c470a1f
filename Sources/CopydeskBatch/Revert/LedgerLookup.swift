/// Finds what a ledger knows of a cleaned file, also when the file has been moved.
struct LedgerLookup {
  private let outputs: [LedgerIndex.Output]
  private var byPath: [ByteString: Int] = [:]
  private var byName: [ByteString: [Int]] = [:]
  private let isSingle: Bool

  /// Takes an index; `isSingle` says that one file is asked about in all, so that a ledger about one output is its own.
  init(_ index: LedgerIndex, isSingle: Bool) {
    outputs = index.outputs
    self.isSingle = isSingle
    for (position, output) in outputs.enumerated() {
      let path = Self.normal(output.path ?? output.input)
      byPath[ByteString(path)] = position
      byName[ByteString(Path.name(of: path)), default: []].append(position)
    }
  }

  /// The lines about a file: by its path, else by the longest end of its path that only one output has.
  ///
  /// - Returns: Nil if the ledger has none.
  /// - Throws: ``BatchError/ledgerMismatch(path:line:reason:)`` if several outputs could be meant.
  func output(for file: InputFile, ledger: String) throws(BatchError) -> LedgerIndex.Output? {
    if isSingle, outputs.count == 1 { return outputs.first }
    let path = Self.normal(file.path)
    if let position = byPath[ByteString(path)] { return outputs[position] }
    let relative = Self.normal(file.relativePath)
    let candidates = (byName[ByteString(Path.name(of: path))] ?? []).filter { position in
      let known = Self.normal(outputs[position].path ?? outputs[position].input)
      return known.hasSameBytes(as: relative) || known.endsWith(bytesOf: "/" + relative)
    }
    guard candidates.count < 2 else {
      throw .ledgerMismatch(
        path: file.path, line: nil, reason: "\(ledger) has \(candidates.count) outputs that end so; give their folder")
    }
    return candidates.first.map { outputs[$0] }
  }

  private static func normal(_ path: String) -> String {
    var bytes = path.utf8[...]
    while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
