internal import Bytes
internal import Glibc

/// Adapts a model to the batch of documents at hand.
///
/// ```swift
/// let adapter = try BatchAdapter(base: model)
/// for document in documents { try adapter.add(document) }
/// let adapted = try adapter.finish().model ?? model
/// ```
///
/// A batch is one newsroom's, one day's or one subject's, and says the same things again and again. Its n-grams are
/// counted, a model of them is estimated (``NGramTrainer`` says how) and interpolated with the base
/// (``ModelAdapter``), with the weight that suits text of the batch which was not counted.
///
/// - **Damage does not teach.** Only n-grams seen in two different documents at least are kept, and each counts once a
///   document, 64 times at most. Documents that are equal to the byte are one. Damage that several documents share,
///   because one was copied from the other, cannot be told from language.
/// - **Order does not matter.** Which documents are held out (a sixteenth) and, in large batches, which are counted at
///   all is decided by the hash of their bytes. The same documents in any order give the same model to the bit.
/// - **Memory is bounded** by the options; beyond ``tokenLimit`` tokens an even share of the documents is counted.
///
/// The vocabulary stays the base's: ids and perplexities can be compared, and words the base does not know stay in
/// their ``TokenClass``. Documents should be cleaned as far as goes without a model: their sentences have to be found.
/// Not thread-safe.
public final class BatchAdapter {
  /// How many tokens are counted at most: 24 bytes each on disk, twice that while a share is being found.
  public static let tokenLimit = 32_000_000
  /// One in so many documents is held out: few, since one number is fitted, and the rest teaches.
  static let heldOutShare: UInt64 = 16
  /// How many tokens are held at most: 200,000 leave the perplexity uncertain by less than a percent.
  static let heldOutLimit = 200_000
  /// With less text held out than this, some fifty sentences, the weight would be chance.
  static let heldOutMinimum = 1_000
  /// A base weight above this is the fit's way of saying that the batch adds nothing: ``ModelAdapter`` ends at 0.99.
  static let greatestWeight = 0.98

  private let base: LanguageModel
  private let options: TrainingOptions
  private let layout: KeyLayout
  private let tokenizer: TextTokenizer
  private let sorter: RecordSorter
  private var sample: BatchSample
  private var heldOut: HeldOutText
  private var countedDocuments = InlineArray<65, Int>(repeating: 0)

  /// Makes an adapter of a model that was trained on running text.
  ///
  /// - Parameters:
  ///   - base: The model.
  ///   - options: Of these order (at most the base's), memory, threads and temporary folder matter.
  /// - Throws: ``ModelError`` if an option is out of range, or ICU or the temporary folder is not there.
  public convenience init(base: LanguageModel, options: TrainingOptions = TrainingOptions()) throws(ModelError) {
    try self.init(base: base, options: options, tokenLimit: Self.tokenLimit)
  }

  init(base: LanguageModel, options: TrainingOptions, tokenLimit: Int) throws(ModelError) {
    var options = options
    options.order = max(2, min(options.order, base.order))
    options.cutoffs = []
    try options.validate()
    guard let layout = KeyLayout(wordCount: base.vocabulary.count, order: options.order) else {
      throw ModelError(
        .limit, at: "the model", "its vocabulary is too large for n-grams of order \(options.order)",
        remedy: "adapt with a lower order")
    }
    self.base = base
    self.options = options
    self.layout = layout
    tokenizer = try TextTokenizer(base.vocabulary)
    sorter = try RecordSorter(
      in: options.temporaryFolder, keyBits: layout.bits * options.order, memory: options.memory)
    sample = BatchSample(tokenLimit: tokenLimit)
    heldOut = HeldOutText(tokenLimit: Self.heldOutLimit)
  }

  /// Adds a document, UTF-8 as a rule.
  ///
  /// - Throws: ``ModelError`` if the disk is full.
  /// - Complexity: O(*n*) in the bytes.
  public func add(_ document: [UInt8]) throws(ModelError) {
    guard !document.isEmpty else { return }
    let hash = document.withUnsafeBytes { $0.baseAddress.map { XXH64.hash($0, count: document.count) } }
    guard let hash else { return }
    if hash % Self.heldOutShare == 0 {
      if heldOut.accepts(hash) { heldOut.insert(hash, tokenizer.sentences(in: document)) }
      return
    }
    guard sample.contains(hash) else { return }
    let sentences = tokenizer.sentences(in: document)
    sample.insert(hash, tokenCount: sentences.reduce(0) { $0 + $1.count + 1 })
    guard sample.contains(hash) else { return }
    countedDocuments[hash.leadingZeroBitCount] += 1
    for sentence in sentences { try count(sentence, of: hash) }
  }

  private func count(_ sentence: [WordID], of hash: UInt64) throws(ModelError) {
    var key = layout.key(Vocabulary.beginSentence, in: 0)
    func append(_ word: WordID) throws(ModelError) {
      key = layout.prefix(layout.key(word, in: 0) | key &>> UInt128(layout.bits), options.order)
      try sorter.append(NGramRecord(key: key, payload: hash))
    }
    for word in sentence { try append(word) }
    try append(Vocabulary.endSentence)
  }

  /// Makes the adapted model; the adapter is of no use afterwards.
  ///
  /// - Returns: The model and what it was made of. The model's file has no name any more; its
  ///   space is freed with the last reference.
  /// - Throws: ``ModelError`` if the disk is full.
  /// - Complexity: O(*n* log *n*) in the tokens counted, and O(number of n-grams of the base): half a minute for the
  ///   default model.
  public func finish() throws(ModelError) -> BatchAdaptation {
    try sorter.finish()
    let sentences = heldOut.sentences
    let before = base.perplexity(of: sentences)
    guard heldOut.tokenCount >= Self.heldOutMinimum, sample.tokenCount > 0 else {
      return result(nil, 1, before, before)
    }
    let counter = SharedNGramCounter(sorter.merged(memory: options.memory / 4), of: sample)
    let meter = ProgressMeter(nil)
    let adjusted = try AdjustedCounts(
      counter, wordCount: base.vocabulary.count, layout, options, expected: sample.tokenCount, meter)
    let estimator = NGramEstimator(vocabulary: base.vocabulary, layout: layout, options: options, meter: meter)
    let ngrams = try estimator.estimate(adjusted, metadata: metadata)
    let addition = try TemporaryModel.make(ngrams, layout: .fast, in: options.temporaryFolder)
    let adapter = try ModelAdapter(base: base, addition: addition)
    let weight = adapter.fittedWeight(heldOut: sentences)
    guard weight <= Self.greatestWeight else { return result(nil, 1, before, before) }
    let mixed = try adapter.interpolated(weight: weight, options: options)
    let model = try TemporaryModel.make(
      mixed, layout: base.layout, quantization: base.quantization, in: options.temporaryFolder)
    return result(model, weight, before, model.perplexity(of: sentences))
  }

  private func result(
    _ model: LanguageModel?, _ weight: Double, _ before: Double, _ after: Double
  ) -> BatchAdaptation {
    BatchAdaptation(
      model: model,
      documents: ((sample.level..<65).reduce(0) { $0 + countedDocuments[$1] }, heldOut.documentCount),
      tokens: (sample.tokenCount, heldOut.tokenCount), baseWeight: weight, perplexity: (before, after))
  }

  private var metadata: ModelMetadata {
    [
      ModelMetadata.StandardKey.recipe: """
      n-grams seen in two documents or more of a batch, order \(options.order), \(sample.tokenCount) tokens
      """
    ]
  }
}

/// One task's: its tokenizer keeps its place in itself.
@available(*, unavailable)
extension BatchAdapter: Sendable {}

/// What came of adapting a model to a batch.
public struct BatchAdaptation: Sendable {
  /// The adapted model; nil if the batch taught nothing, and the base is as good.
  public let model: LanguageModel?
  /// The documents that were counted, and those held out; copies of a document are counted with it.
  public let documents: (counted: Int, heldOut: Int)
  /// The tokens counted, and those held out, ends of sentences included.
  public let tokens: (counted: Int, heldOut: Int)
  /// The base's share of the mixture; 1 without an adapted model.
  public let baseWeight: Double
  /// The perplexity of the text held out, by the base and by what ``model`` is, else by the base again.
  ///
  /// The weight, one number, was fitted on that text.
  public let perplexity: (base: Double, adapted: Double)

  /// Whether the adapted model differs from the base.
  public var isAdapted: Bool { model != nil }
}

/// Models for the time of a run: mapped files without a name.
enum TemporaryModel {
  /// Writes a model, maps it and takes its name away, so that it goes with the process however that ends.
  ///
  /// Only a process killed while it writes leaves files.
  static func make(
    _ source: TrainedNGrams, layout: ModelLayout, quantization: ModelQuantization = .eightBit, in folder: String
  ) throws(ModelError) -> LanguageModel {
    var template = Array((folder + "/copydesk-model-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ModelError(FileError(folder, "cannot be written to")) }
    close(descriptor)
    let path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
    defer { unlink(path) }
    try ModelWriter.write(
      source, layout: layout, quantization: quantization, metadata: source.metadata, to: path)
    return try LanguageModel(path: path)
  }
}
