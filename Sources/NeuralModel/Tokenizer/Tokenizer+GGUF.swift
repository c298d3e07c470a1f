internal import Bytes

extension Tokenizer {
  /// Reads a tokenizer from a file's metadata.
  ///
  /// - Throws: ``NeuralModelError`` if it is of another kind or contradicts itself.
  init(_ file: borrowing GGUFFile) throws(NeuralModelError) {
    guard case .string(let model) = file.metadata["tokenizer.ggml.model"] else {
      throw file.damaged("has no tokenizer")
    }
    var pre = "default"
    if case .string(let name) = file.metadata["tokenizer.ggml.pre"] { pre = file.string(name) }
    guard file.string(model) == "gpt2", ["smollm", "gpt-2", "default"].contains(pre) else {
      throw file.unsupported(
        "has a tokenizer of the kind \(file.string(model).prefix(20)), \(pre.prefix(20))",
        remedy: "give a model with the tokenizer of GPT-2 or SmolLM")
    }
    tokens = try Self.readTokens(file)
    merges = try Self.readMerges(file, tokens)
    preTokenizer = PreTokenizer(setsNumbersApart: pre == "smollm")
    if case .integer(let token) = file.metadata["tokenizer.ggml.unknown_token_id"], 0..<tokens.count ~= token {
      unknown = TokenID(token)
    } else {
      unknown = 0
    }
  }

  private static func readTokens(_ file: borrowing GGUFFile) throws(NeuralModelError) -> TokenTable {
    guard case .array(let strings) = file.metadata["tokenizer.ggml.tokens"], strings.type == GGUFArray.string,
      case .array(let types) = file.metadata["tokenizer.ggml.token_type"], types.type == GGUFArray.int32,
      types.count == strings.count, 1...(1 << 20) ~= strings.count
    else { throw file.damaged("has no list of tokens with their types") }
    var table = TokenTable(capacity: strings.count)
    var stringReader = BinaryReader(strings.bytes)
    var typeReader = BinaryReader(types.bytes)
    for token in 0..<strings.count {
      guard let string = stringReader.longString(), let type = typeReader.integer(Int32.self) else { throw file.cut() }
      // 1 is an ordinary token; others are control tokens, are never used, or were added beside the merges.
      if type != 1 {
        table.appendControl()
      } else if !table.append(string) {
        throw file.damaged("the token \(token) spells no bytes")
      }
    }
    return table
  }

  private static func readMerges(
    _ file: borrowing GGUFFile, _ tokens: TokenTable
  ) throws(NeuralModelError) -> MergeTable {
    guard case .array(let strings) = file.metadata["tokenizer.ggml.merges"], strings.type == GGUFArray.string,
      strings.count <= 1 << 20
    else { throw file.damaged("has no list of merges") }
    var table = MergeTable(capacity: strings.count)
    var reader = BinaryReader(strings.bytes)
    var spelling: [UInt8] = []
    for rank in 0..<strings.count {
      guard let merge = reader.longString() else { throw file.cut() }
      // No letter of the alphabet is a space, so the first one stands between both tokens.
      guard let space = merge.firstIndex(of: 0x20) else { throw file.damaged("the merge \(rank) is no pair") }
      spelling.removeAll(keepingCapacity: true)
      guard ByteAlphabet.decode(UnsafeRawBufferPointer(rebasing: merge[..<space]), into: &spelling) else {
        throw file.damaged("the merge \(rank) spells no bytes")
      }
      let cut = spelling.count
      guard ByteAlphabet.decode(UnsafeRawBufferPointer(rebasing: merge[(space + 1)...]), into: &spelling) else {
        throw file.damaged("the merge \(rank) spells no bytes")
      }
      let parts = spelling.withUnsafeBytes { bytes in
        (
          tokens.token(UnsafeRawBufferPointer(rebasing: bytes[..<cut])),
          tokens.token(UnsafeRawBufferPointer(rebasing: bytes[cut...])), tokens.token(bytes)
        )
      }
      guard let left = parts.0, let right = parts.1, let token = parts.2 else {
        throw file.damaged("the merge \(rank) is not of tokens")
      }
      table.append(left, right, rank: Int32(rank), token: token)
    }
    return table
  }
}
