/// Makes sure that the outputs of a run get neither in each other's way nor in that of its inputs.
struct OutputCheck {
  let job: CleanJob
  let inputs: InputSet
  let inputGuard: InputGuard

  /// The files the run writes besides cleaned texts.
  ///
  /// - Throws: A ``BatchError`` that is wrong usage.
  func ownFiles() throws(BatchError) -> [String] {
    var paths = job.reports.map(\.path) + job.otherOutputs
    if let ledger = job.ledger { paths.append(ledger) }
    if let rejects = job.rejects { paths.append(rejects) }
    if let manifest = job.manifest {
      paths.append(manifest.path)
      try checkManifest()
    }
    let streams = paths + (job.plan.usesStandardOutput ? ["-"] : [])
    guard streams.count(where: { $0 == "-" }) < 2 else { throw .standardOutputTwice }
    for folder in [job.plan.folder, job.quarantine?.plan.folder] {
      if let folder { try inputGuard.checkFolder(folder) }
    }
    var seen: Set<ByteString> = []
    for plan in [job.plan, job.quarantine?.plan].compactMap({ $0 }) { try check(plan, &seen) }
    var folders: Set<ByteString> = []
    for case .folder(let path, let relativePath) in inputs.items {
      guard folders.insert(ByteString(relativePath)).inserted else { throw .sameOutput(path: path) }
    }
    for path in paths where path != "-" {
      guard seen.insert(ByteString(Path.canonical(path) ?? path)).inserted else { throw .sameOutput(path: path) }
      try inputGuard.check(path)
    }
    return paths.filter { $0 != "-" }
  }

  private func check(_ plan: OutputPlan, _ seen: inout Set<ByteString>) throws(BatchError) {
    var hasJoined = false
    for item in inputs.items {
      guard case .file(let file) = item, case .file(let path) = plan.destination(of: file) else { continue }
      if !plan.joinsInputs || !hasJoined {
        guard seen.insert(ByteString(Path.canonical(path) ?? path)).inserted else { throw .sameOutput(path: path) }
        hasJoined = true
      }
      try inputGuard.checkOutput(path)
    }
  }

  /// A run can be resumed only where all it writes can be cut off and gone on with.
  private func checkManifest() throws(BatchError) {
    if job.plan.usesStandardOutput || job.ledger == "-" {
      throw .configuration(
        "--manifest: what went to standard output cannot be resumed; give --output and --edits files")
    }
    var seen: Set<ByteString> = []
    for path in inputs.paths where !seen.insert(ByteString(path)).inserted {
      throw .configuration("\(path): is named twice, and a manifest has one entry for each file; name it once")
    }
  }
}
