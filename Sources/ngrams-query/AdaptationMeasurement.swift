import Glibc
import NGrams

/// Adapts a model to documents, a file each, and measures the gain on documents that were kept apart.
struct AdaptationMeasurement {
  /// One of this many documents is kept apart: neither counted nor used to fit the weight.
  private static let apart = 5

  private let base: LanguageModel
  private let documents: [[UInt8]]

  init(model: String, documents: [String]) throws(ModelError) {
    base = try LanguageModel(path: model)
    var contents: [[UInt8]] = []
    for document in documents { contents.append(try TextFileBytes.read(document)) }
    self.documents = contents
  }

  func run() throws(ModelError) {
    let tokenizer = try TextTokenizer(base.vocabulary)
    let adapter = try BatchAdapter(base: base)
    var unseen: [[WordID]] = []
    let start = clock()
    for (index, document) in documents.enumerated() {
      if index % Self.apart == 0 { unseen += tokenizer.sentences(in: document) } else { try adapter.add(document) }
    }
    let adaptation = try adapter.finish()
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print("documents\t\(adaptation.documents.counted) counted\t\(adaptation.documents.heldOut) held out")
    print("tokens\t\(adaptation.tokens.counted) counted\t\(adaptation.tokens.heldOut) held out")
    print("weight of the model\t\(adaptation.baseWeight)")
    print("perplexity of what was held out\t\(adaptation.perplexity.base)\tadapted \(adaptation.perplexity.adapted)")
    let adapted = (adaptation.model ?? base).perplexity(of: unseen)
    print("perplexity of documents kept apart\t\(base.perplexity(of: unseen))\tadapted \(adapted)")
    print("CPU seconds\t\((seconds * 10).rounded() / 10)")
  }
}
