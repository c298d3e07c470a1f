internal import Bytes
internal import CNeuralKernels

/// A small neural language model in a mapped file: tokens, weights and sizes.
///
/// The file is GGUF (ggml's format) with a model of the Llama architecture whose weights are F32, F16, Q4_0, Q4_1 or Q8_0
/// and whose tokenizer is GPT-2's or SmolLM's. It stays where it is: threads, and processes, share its pages. A model is
/// immutable; each thread asks it through a ``NeuralSession`` of its own.
///
/// ```swift
/// let model = try NeuralModel(path: "SmolLM2-135M-Instruct.Q4_1.gguf")
/// let session = NeuralSession(model)
/// try session.setContext(model.tokenizer.encode(Array("The mayor opened the".utf8)))
/// let scores = try session.score(continuations: [" bridge", " idea"].map { model.tokenizer.encode(Array($0.utf8)) })
/// ```
///
/// If the file is truncated by someone while it is mapped, the system ends the process; replace it by renaming.
public final class NeuralModel: Sendable {
  /// Turns text into the model's tokens.
  public let tokenizer: Tokenizer
  /// The token that stands before a document, if the model has one: an empty context is this.
  public let documentStart: TokenID?
  /// The positions that the model was trained for.
  public let contextLength: Int
  /// The number of its weights.
  public let parameterCount: Int
  /// The size of the file in bytes.
  public let byteCount: Int

  let weights: ModelWeights
  private let region: MemoryRegion
  let name: String

  /// Opens a model file.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``NeuralModelError`` if the file cannot be mapped, is no such model, or is not whole. That weights are what they
  ///   were is not checked: compare the file's SHA-256.
  /// - Complexity: Reads the header with its tokens, not the weights.
  public convenience init(path: String) throws(NeuralModelError) {
    let region: MemoryRegion
    do throws(FileError) { region = try MemoryRegion.file(path) } catch { throw NeuralModelError(error) }
    try self.init(region: region, name: path)
  }

  init(region: MemoryRegion, name: String) throws(NeuralModelError) {
    let file = try GGUFFile(region.bytes, name: name)
    weights = try ModelWeights(file)
    tokenizer = try Tokenizer(file)
    guard tokenizer.count == weights.embedding.rows else {
      throw file.damaged("has \(tokenizer.count) tokens and weights for \(weights.embedding.rows)")
    }
    if case .integer(let token) = file.metadata["tokenizer.ggml.bos_token_id"], 0..<tokenizer.count ~= token {
      documentStart = TokenID(token)
    } else {
      documentStart = nil
    }
    contextLength = weights.sizes.contextLength
    parameterCount = file.tensors.values.reduce(0) { $0 + $1.rows * $1.columns }
    byteCount = region.bytes.count
    self.region = region
    self.name = name
  }

  /// A hash (XXH64) of the file's bytes: which model it is, whatever its name.
  ///
  /// - Complexity: O(*n*) in the bytes of the file, which are read.
  public func contentHash() -> UInt64 {
    region.bytes.baseAddress.map { XXH64.hash($0, count: region.bytes.count) } ?? 0
  }
}
