/// Opens the files of a run, and goes on with those an earlier run began.
struct OutputOpener {
  /// The manifest, if the run shall be resumable.
  let manifest: RunManifest?

  /// Opens a file for documents; `role` is what the manifest calls it.
  func open(_ path: String, _ compression: Compression, role: String) throws(BatchError) -> DocumentStream {
    guard let manifest else {
      return DocumentStream(
        path: path, writer: try compressed(try AtomicFile(path), compression, path, continues: false))
    }
    let earlier = try manifest.partialOutput(path)
    let file = try ResumableFile(path, after: earlier?.prefix)
    return DocumentStream(
      path: path, writer: try compressed(file, compression, path, continues: (earlier?.prefix.size ?? 0) > 0),
      counts: earlier?.counts ?? DocumentStream.Counts(), number: try manifest.output(path, role: role))
  }

  /// Opens the ledger.
  func openLedger(_ path: String, records: RecordOptions) throws(BatchError) -> LedgerWriter {
    if path == "-" { return LedgerWriter(path, writer: DescriptorWriter.standardOutput(), records: records) }
    guard let manifest else { return LedgerWriter(path, writer: try AtomicFile(path), records: records) }
    let earlier = try manifest.partialOutput(path)
    let file = try ResumableFile(path, after: earlier?.prefix)
    _ = try manifest.output(path, role: "ledger")
    return LedgerWriter(path, writer: file, records: records, counts: try manifest.summary().ledger)
  }

  /// Standard output for documents.
  func openStandardOutput(_ compression: Compression) throws(BatchError) -> DocumentStream {
    DocumentStream(
      path: nil,
      writer: try compressed(DescriptorWriter.standardOutput(), compression, "standard output", continues: false))
  }

  private func compressed(
    _ writer: any ByteWriter, _ compression: Compression, _ path: String, continues: Bool
  ) throws(BatchError) -> any ByteWriter {
    compression == .none ? writer : try CompressingWriter(writer, compression, path: path, continues: continues)
  }
}
