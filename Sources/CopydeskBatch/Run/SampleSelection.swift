internal import Bytes
internal import Copydesk

/// Reads the names of all documents to choose some of them.
struct SampleSelection {
  let size: CleanJob.SampleSize
  let records: RecordOptions
  let cleaner: Cleaner

  /// The choice.
  ///
  /// - Throws: ``BatchError`` if an input cannot be read twice. Files that fail here fail again in the run, and are told
  ///   then.
  func choose(_ inputs: InputSet, excluding ownFiles: [String]) throws(BatchError) -> HashedSample {
    if inputs.paths.contains("-") { throw .standardInputReread(.sample) }
    var selection = HashedSample.Selection(size.count)
    let naming = try DocumentNaming(cleaner: cleaner, records: records)
    var cursor = InputCursor(inputs, excluding: ownFiles)
    while let step = cursor.next() {
      if Interruption.isRequested { throw .interrupted }
      guard case .file(let input) = step else { continue }
      guard input.format.content != .text else {
        selection.add(HashedSample.hash(input.name, seed: size.seed))
        continue
      }
      do throws(BatchError) {
        try naming.forEachName(in: input) { selection.add(HashedSample.hash($0, seed: size.seed)) }
      } catch {
        continue
      }
    }
    return HashedSample(seed: size.seed, threshold: selection.threshold())
  }
}

/// A choice of documents by the hashes of their names, so that it is the same in every run and on every machine.
public struct HashedSample: Hashable, Sendable {
  /// Makes another choice of the same size.
  public var seed: UInt64
  /// The largest hash that is chosen.
  var threshold: UInt64

  /// Whether a document is chosen; all of one name are, or none.
  func contains(_ id: String) -> Bool { Self.hash(id, seed: seed) <= threshold }

  /// FNV-1a over the name, its bits then mixed by the finalizer of SplitMix64, since those of short names lie close.
  static func hash(_ id: String, seed: UInt64) -> UInt64 {
    Mixing.finalized(FNV1a.hash(id.utf8, seed: seed))
  }

  /// Keeps the smallest of many hashes.
  struct Selection {
    private let count: Int
    /// Up to twice the number wanted, so that sorting is seldom.
    private var hashes: [UInt64] = []

    init(_ count: Int) { self.count = count }

    mutating func add(_ hash: UInt64) {
      hashes.append(hash)
      if hashes.count >= max(1024, 2 * count) { shrink() }
    }

    private mutating func shrink() {
      hashes.sort()
      hashes.removeLast(max(0, hashes.count - count))
    }

    /// The largest of those kept.
    mutating func threshold() -> UInt64 {
      shrink()
      return hashes.last ?? 0
    }
  }
}
