/// The names that originals get where the ledger alone tells them.
struct RestoredNames {
  private var outputsByName: [ByteString: [String]] = [:]

  init(_ outputs: [LedgerIndex.Output]) {
    for output in outputs {
      outputsByName[ByteString(Self.originalName(output)), default: []].append(output.path ?? "")
    }
  }

  /// The name an original had below its folder; where its documents went to several outputs, as with a quarantine, so
  /// much of the output's path as tells them apart.
  func name(of output: LedgerIndex.Output) -> String {
    let name = Self.originalName(output)
    let paths = outputsByName[ByteString(name)] ?? []
    guard paths.count > 1, let path = output.path else { return name }
    let parts = Path.components(of: path).filter { $0 != "." && $0 != ".." }
    for count in 1...max(1, parts.count) {
      let end = parts.suffix(count).joined(separator: "/")
      if paths.count(where: { $0.hasSameBytes(as: end) || $0.endsWith(bytesOf: "/" + end) }) == 1 { return end }
    }
    return name
  }

  /// What the paths of input and output have in common at their ends.
  private static func originalName(_ output: LedgerIndex.Output) -> String {
    let input = Path.components(of: output.input)
    let common = zip(input.reversed(), Path.components(of: output.path ?? "").reversed())
      .prefix { $0.hasSameBytes(as: $1) && $0 != ".." && $0 != "." }.map(\.0).reversed()
    if !common.isEmpty { return common.joined(separator: "/") }
    return output.input == InputFile.standardInputName ? "stdin" : Path.name(of: output.input)
  }
}
