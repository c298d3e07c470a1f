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
    for path in inputs.paths where path == "-" {
      throw .configuration("--sample: standard input cannot be read twice; name a file")
    }
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
