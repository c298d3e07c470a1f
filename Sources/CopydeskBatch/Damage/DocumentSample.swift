internal import Copydesk
internal import CopydeskLab

/// Keeps a random sample of a stream of documents, all equally likely (Vitter's algorithm R).
struct DocumentSample {
  private let size: Int
  private var random: DamageRandom
  private var kept: [CorpusDocument] = []
  private var seen = 0

  init(size: Int, seed: UInt64) {
    self.size = size
    random = DamageRandom(seed: seed)
  }

  mutating func offer(_ document: CorpusDocument) {
    seen += 1
    if kept.count < size {
      kept.append(document)
    } else {
      let slot = random.below(seen)
      if kept.indices.contains(slot) { kept[slot] = document }
    }
  }

  /// The sample in the order of the stream.
  var documents: [CorpusDocument] { kept.sorted { $0.ordinal < $1.ordinal } }
}
