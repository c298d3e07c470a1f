public import Copydesk

/// Cleans inputs and writes the results: what `copydesk clean` does.
public struct CleanJob {
  /// A choice of some documents.
  public struct SampleSize: Hashable, Sendable {
    /// About how many: more where several documents have one name, fewer where there are not so many.
    public var count: Int
    /// Another seed makes another choice.
    public var seed: UInt64

    /// Creates a choice.
    public init(count: Int, seed: UInt64 = 0) {
      self.count = count
      self.seed = seed
    }
  }

  /// A run manifest to write.
  public struct ManifestPlan: Hashable, Sendable {
    /// Its file.
    public var path: String
    /// Whether to resume the run that this manifest records.
    public var resumes: Bool
    /// How the run was asked for; its settings are filled in by the job.
    public var description: RunDescription

    /// Creates a plan.
    public init(path: String, resumes: Bool = false, description: RunDescription) {
      self.path = path
      self.resumes = resumes
      self.description = description
    }
  }

  /// Where a run can be resumed, and how often it makes sure of that.
  public struct Checkpoints: Hashable, Sendable {
    /// Bytes of input after which what is compressed together ends.
    ///
    /// Where an output is compressed, a run can be resumed only there. The border depends on the inputs alone, so that a run that was resumed and one
    /// that was not write the same bytes. Eight megabytes are large enough to cost no compression to speak of, and small
    /// enough that a killed run loses seconds.
    public var distance = 1 << 23
    /// The least time between two checkpoints, each of which waits for the disk; a signal makes one more.
    ///
    /// Three hundred of them took 6 to 7 seconds on a busy machine, so that one a second costs some 2 % of the time, and a
    /// killed run loses a second of work and what is being cleaned.
    public var interval = Duration.seconds(1)

    /// Creates the standard choice.
    public init() {}
  }

  /// How documents are cleaned.
  public var cleaner: Cleaner
  /// Which fields of records hold what.
  public var records: RecordOptions
  /// Cleaners for some of the documents.
  public var overrides = CleanerOverrides.none
  /// Where cleaned text goes.
  public var plan: OutputPlan
  /// Where the ledger goes, if anywhere; `-` is standard output.
  public var ledger: String?
  /// The reports to make.
  public var reports: [ReportOutput]
  /// Documents cleaned at a time.
  public var jobs: Int
  /// Where badly damaged documents go, if not where the others do.
  public var quarantine: Quarantine?
  /// Where records go that hold no text, if not where the others do.
  public var rejects: String?
  /// Other files the caller writes when the run is over: they must not be among its inputs and outputs either.
  public var otherOutputs: [String] = []
  /// Other files read for the run, whose place no output may take: models, configurations, evidence.
  public var otherInputs: [String] = []
  /// The documents to clean, if not all.
  public var sample: SampleSize?
  /// The manifest to write, if any.
  public var manifest: ManifestPlan?
  /// The manifest of an earlier run whose decisions are followed, if any.
  public var decisions: String?
  /// Where the run can be resumed.
  public var checkpoints = Checkpoints()

  /// Creates a job.
  public init(
    cleaner: Cleaner, records: RecordOptions, plan: OutputPlan, ledger: String? = nil, reports: [ReportOutput] = [],
    jobs: Int = 1
  ) {
    self.cleaner = cleaner
    self.records = records
    self.plan = plan
    self.ledger = ledger
    self.reports = reports
    self.jobs = jobs
  }

  /// Runs to the end, or to where a signal or a full disk stops it; a run with a manifest can then be resumed.
  ///
  /// - Returns: Counts. Files and records that failed are told to the observer as they are met.
  /// - Throws: ``BatchError`` if the run cannot go on, or its outputs get in each other's way.
  /// - Complexity: O(*n*) in the bytes of the inputs; memory is bounded by the largest document. A sample reads the
  ///   names of all documents first.
  public func run(_ inputs: InputSet, observer: (any BatchObserver)? = nil) async throws(BatchError) -> BatchSummary {
    let inputGuard = InputGuard(inputs, and: otherInputs + [decisions].compactMap(\.self))
    let ownFiles = try OutputCheck(job: self, inputs: inputs, inputGuard: inputGuard).ownFiles()
    let book = try decisions.map { (path) throws(BatchError) in try DecisionBook(RunManifest(path)) }
    var recording = manifest
    recording?.description.settings = RunSettings(self, inputs).values
    let manifest = try recording.map { (recording) throws(BatchError) in try open(recording) }
    var earlier = BatchSummary()
    let claims = try manifest.map { (manifest) throws(BatchError) in
      OutputClaims(self, token: try manifest.claim())
    }
    if let manifest, self.manifest?.resumes == true {
      earlier = try manifest.summary().run
      if try manifest.isFinished() {
        claims?.remove()
        observer?.noticed("\(manifest.path): the run came to its end before; there is nothing to do")
        return earlier
      }
      try claims?.check(partial: manifest.partialOutputs())
      try manifest.checkInputs(inputs)
    } else if let manifest, let recording {
      // In this order: a run that can be resumed has its marks.
      try claims?.stake()
      try manifest.beginRun(recording.description, missing: inputs.missingPaths)
    }
    let sample = try sample.map { (size) throws(BatchError) in
      try SampleSelection(size: size, records: records, cleaner: cleaner).choose(inputs, excluding: ownFiles)
    }
    var consumer = try CleanConsumer(self, inputGuard: try outputGuard(inputGuard), manifest: manifest)
    if let manifest, self.manifest?.resumes == true, !reports.isEmpty {
      do throws(BatchError) {
        try reportEarlier(of: manifest, observer)
      } catch {
        consumer.discard()
        throw error
      }
    }
    var runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, ownFiles: ownFiles, observer: observer, sample: sample,
      decisions: book, sums: manifest != nil, earlier: earlier)
    runner.overrides = overrides
    let summary = try await runner.run(inputs, into: &consumer)
    if let manifest, try manifest.isFinished() { claims?.remove() }
    // Part of a run meets part of the decisions.
    if summary.stoppedBy == nil, sample == nil, self.manifest?.resumes != true, let misfits = book?.misfits {
      observer?.noticed(misfits)
    }
    return summary
  }

  /// What keeps cleaned texts from writing over what is read; where they take the place of the inputs, over all else.
  fileprivate func outputGuard(_ inputGuard: InputGuard) throws(BatchError) -> InputGuard {
    plan.isInPlace ? InputGuard(others: otherInputs + [decisions].compactMap(\.self)) : inputGuard
  }

  /// Puts what was cleaned before the run was resumed into the reports.
  private func reportEarlier(of manifest: RunManifest, _ observer: (any BatchObserver)?) throws(BatchError) {
    var documents = EarlierDocuments(manifest, fields: records.textFields)
    try documents.forEach { (document) throws(BatchError) in
      for report in reports { try report.add(document) }
    }
    if documents.missing > 0 {
      observer?.noticed(
        "standard input: \(documents.missing) documents of it are not in the reports, since they cannot be read again")
    }
  }

  private func open(_ plan: ManifestPlan) throws(BatchError) -> RunManifest {
    guard plan.resumes else { return try RunManifest.create(plan.path) }
    let manifest = try RunManifest(plan.path)
    let begun = try manifest.description()
    guard begun.version == plan.description.version else {
      throw .manifest(
        path: plan.path,
        reason: "the run was begun by version \(begun.version); end it with that one, or begin a new run")
    }
    guard begun.model == plan.description.model else {
      throw .manifest(
        path: plan.path, reason: "its model was \(begun.model ?? "none"); give that one, or begin a new run")
    }
    for (name, value) in plan.description.settings.sorted(by: { $0.key < $1.key })
    where begun.settings[name] != value {
      throw .manifest(
        path: plan.path,
        reason: "'\(name)' was \(begun.settings[name] ?? "not set") and is \(value); set it back, or begin a new run")
    }
    return manifest
  }
}

/// Makes sure that the outputs of a run get neither in each other's way nor in that of its inputs.
struct OutputCheck {
  let job: CleanJob
  let inputs: InputSet
  let inputGuard: InputGuard

  /// The files the run writes besides cleaned texts.
  ///
  /// - Throws: A ``BatchError`` that is wrong usage.
  func ownFiles() throws(BatchError) -> [String] {
    try checkArrays()
    var paths = job.reports.map(\.path) + job.otherOutputs
    if let ledger = job.ledger {
      paths.append(ledger)
      // It may be what gives the originals of an earlier run back.
      if job.plan.isInPlace, ledger != "-", FileIdentity(ledger)?.kind == .regular {
        throw .configuration("\(ledger): is there already, and may hold what an earlier run changed; name another file")
      }
    }
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

  /// A record cannot be taken out of an array without a comma of it, nor told apart from what stands before it.
  private func checkArrays() throws(BatchError) {
    let option = job.rejects != nil ? "--rejects" : job.quarantine != nil ? "--quarantine" : "--sample"
    guard job.rejects != nil || job.quarantine != nil || job.sample != nil else { return }
    for item in inputs.items {
      guard case .file(let file) = item, file.format.content == .json else { continue }
      if !file.isStandardInput, let reader = try? file.open().0, JSONReader.isInLines(reader) { continue }
      throw .configuration(
        "\(file.name): \(option) takes records out, and an array needs its commas; make lines of it with `jq -c '.[]'`")
    }
  }

  private func check(_ plan: OutputPlan, _ seen: inout Set<ByteString>) throws(BatchError) {
    var hasJoined = false
    let inputGuard = try job.outputGuard(inputGuard)
    for item in inputs.items {
      guard case .file(let file) = item, case .file(let path) = plan.destination(of: file) else { continue }
      if !plan.joinsInputs || !hasJoined {
        guard seen.insert(ByteString(Path.canonical(path) ?? path)).inserted else { throw .sameOutput(path: path) }
        hasJoined = true
      }
      try inputGuard.checkOutput(path)
    }
  }

  /// A run can be resumed only if all its outputs can be cut off at a checkpoint and continued.
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
