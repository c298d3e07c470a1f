internal import Bytes

/// A backoff n-gram model in a mapped file or in embedded memory, ready for queries.
///
/// Loading reads the header only; pages come from disk when they are needed. A model is immutable: any number of tasks
/// may query it at the same time, without locks. Queries allocate nothing.
///
/// ```swift
/// let model = try LanguageModel(path: "news.cdlm")
/// let words = ["the", "cat", "sat"].map { model.vocabulary.id(of: $0) }
/// let logProbability = model.score(sentence: words)  // log10
/// ```
///
/// A model does not tokenise and does not fold case: its words are those that the training's tokeniser made; see
/// ``metadata``. If the file is truncated by someone while it is mapped, the system ends the process; replace model
/// files by renaming, as ``ModelWriter`` does.
public final class LanguageModel: Sendable {
  /// The longest n-grams a model can hold.
  public static let maximumOrder = 6

  /// How the file stores its n-grams.
  public let layout: ModelLayout
  /// How exactly the file keeps probabilities.
  public let quantization: ModelQuantization
  /// How many n-grams there are of each order; `counts[0]` is the number of words.
  public let counts: [Int]
  /// The words.
  public let vocabulary: Vocabulary
  /// What the file says about itself.
  public let metadata: ModelMetadata
  /// The size of the file or memory in bytes.
  public let byteCount: Int

  let storage: ModelStorage
  let region: MemoryRegion
  let name: String

  /// The length of the longest n-grams.
  public var order: Int { counts.count }

  /// Opens a model file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - access: Whether to map the file or to read it.
  /// - Throws: ``ModelError`` if the file cannot be mapped, is not a model, or is incomplete. The checksums of the
  ///   content are not checked; see ``verify()``.
  /// - Complexity: O(1) when mapped, below a millisecond.
  public convenience init(path: String, access: ModelAccess = .mapped) throws(ModelError) {
    let region: MemoryRegion
    do throws(FileError) {
      region = try MemoryRegion.file(path, isResident: access == .resident)
    } catch {
      // Without a cause the path names a folder, a pipe or a device.
      throw error.cause == nil ? ModelError(error, remedy: "give a model file") : ModelError(error)
    }
    try self.init(region: region, name: path)
  }

  /// Opens a model file and compares the checksums of its content, for a file that comes from elsewhere.
  ///
  /// - Throws: ``ModelError`` if the file cannot be mapped, is not a model, or any byte of its content is another.
  /// - Complexity: O(``byteCount``), some 10 GB a second once the file is in memory.
  public convenience init(verifying path: String) throws(ModelError) {
    try self.init(path: path)
    try verify()
  }

  /// Uses a model in memory, in place.
  ///
  /// - Parameters:
  ///   - bytes: The content of a model file. It must not change, and must live as long as `owner`; without an owner, until
  ///     the process ends.
  ///   - owner: An object that the model keeps alive.
  ///   - name: Names the model in errors.
  /// - Throws: ``ModelError`` if the bytes are not a model, or are incomplete.
  public convenience init(
    bytes: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)? = nil, name: String = "the embedded model"
  ) throws(ModelError) {
    try self.init(region: MemoryRegion(bytes) { [owner] _ in withExtendedLifetime(owner) {} }, name: name)
  }

  private init(region: MemoryRegion, name: String) throws(ModelError) {
    let header = try ModelHeader(region.bytes, name: name)
    guard let storage = ModelStorage(header, region.bytes),
      let words = header.section(.vocabulary, of: region.bytes), let table = VocabularyTable(words),
      table.count == header.counts[0]
    else { throw ModelHeader.damaged(name) }
    self.region = region
    self.name = name
    self.storage = storage
    layout = header.layout
    quantization = header.quantization
    counts = header.counts
    byteCount = region.bytes.count
    vocabulary = Vocabulary(table: table, region: region)
    metadata = ModelMetadata(
      text: header.section(.metadata, of: region.bytes) ?? UnsafeRawBufferPointer(start: nil, count: 0))
  }

  deinit { storage.deallocate() }

  /// Checks the content of every section against its checksum.
  ///
  /// - Throws: ``ModelError`` if one differs.
  /// - Complexity: O(``byteCount``): reads the whole file.
  public func verify() throws(ModelError) {
    let header = try ModelHeader(region.bytes, name: name)
    for section in header.sections where section.size > 0 {
      guard let base = region.bytes.baseAddress,
        XXH64.hash(base + Int(section.offset), count: Int(section.size)) == section.checksum
      else { throw ModelHeader.damaged(name) }
    }
  }
}

/// How the content of a model file comes into memory.
public enum ModelAccess: Hashable, Sendable, CaseIterable {
  /// The file is mapped: loading takes no time, pages are read when they are needed, and processes share them.
  case mapped
  /// The file is read into memory of its own, in huge pages where the system has them.
  ///
  /// Loading takes as long as reading, and queries are then faster: looking up 4 KB pages is much of what a query
  /// waits for. For long runs with large models.
  case resident
}
