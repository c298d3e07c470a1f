internal import Copydesk
internal import CopydeskLab

/// Damages the texts of a corpus and writes them with the truth, a JSON line each.
public struct ScrambleJob {
  private let inputs: InputSet
  private let output: String
  private let settings: ScrambleSettings

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - inputs: What is read.
  ///   - output: The file to write; `-` is standard output.
  ///   - settings: What is done.
  public init(_ inputs: InputSet, output: String, settings: ScrambleSettings) {
    self.inputs = inputs
    self.output = output
    self.settings = settings
  }

  /// Does the job; the same inputs and settings give the same bytes.
  ///
  /// All texts are read even where few are asked for, since each is to be as likely as any other.
  /// - Returns: What the run came to, texts written as documents.
  /// - Throws: ``BatchError`` if the output cannot be written; what cannot be read is in the summary.
  /// - Complexity: O(*n*) in the bytes read; memory for the texts asked for, or else for one.
  public func run(observer: any BatchObserver) throws(BatchError) -> BatchSummary {
    var writer: any ByteWriter = DescriptorWriter.standardOutput()
    if output != "-" {
      try InputGuard(inputs).checkOutput(output)
      writer = try AtomicFile(output)
    }
    var reader = CorpusReader(
      settings, fail: { observer.documentFailed($0) }, skip: { observer.fileSkipped($0, $1) })
    var summary = BatchSummary()
    do throws(BatchError) {
      if let count = settings.documents {
        var sample = DocumentSample(size: count, seed: settings.seed ^ 0x5A3)
        try reader.forEach(in: inputs, excluding: [output]) { (document) throws(BatchError) in sample.offer(document) }
        for document in sample.documents { try write(document, to: writer, &summary) }
      } else {
        try reader.forEach(in: inputs, excluding: [output]) { (document) throws(BatchError) in
          try write(document, to: writer, &summary)
        }
      }
      try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
    var result = reader.summary
    result.statistics = summary.statistics
    return result
  }

  private func write(
    _ document: CorpusDocument, to writer: any ByteWriter, _ summary: inout BatchSummary
  ) throws(BatchError) {
    // A document's numbers are its own: to leave others out changes nothing about it.
    let seed = settings.seed &+ UInt64(truncatingIfNeeded: document.ordinal) &* 0xD1B5_4A32_D192_ED03
    let damaged = Scrambler(settings.options).scramble(document.text, seed: seed)
    summary.statistics.documents += 1
    summary.statistics.bytes += document.text.count
    try writer.write(DamageLine.encode(damaged, id: document.id, genre: document.genre))
  }
}
