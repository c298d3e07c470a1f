public import Copydesk
internal import CopydeskReport
internal import WordRepair

/// Looks for damage and changes nothing: what `copydesk check` and `copydesk diff` do.
public struct CheckJob {
  /// How documents are looked at.
  public var cleaner: Cleaner
  /// Cleaners for some of the documents.
  public var overrides = CleanerOverrides.none
  /// Which fields of records hold what.
  public var records: RecordOptions
  /// Which findings count.
  public var filter: FindingFilter
  /// Whether findings are printed to standard output, a line for each.
  public var printsLines: Bool
  /// What is known of the rules.
  public var catalog = RuleCatalog.complete
  /// Whether reports have only the findings that count.
  public var filtersReports = false
  /// The reports to make.
  public var reports: [ReportOutput]
  /// Whether records without a text are told as findings alone; otherwise the observer hears of them, too.
  public var tellsRecordsAsFindings = false
  /// Other files the caller writes when the run is over: they must not be among its inputs and outputs either.
  public var otherOutputs: [String] = []
  /// Other files read for the run, whose place no output may take: models, configurations, evidence.
  public var otherInputs: [String] = []
  /// Documents looked at at a time.
  public var jobs: Int

  /// Creates a job.
  public init(
    cleaner: Cleaner, records: RecordOptions, severity: Severity = .warning, printsLines: Bool = true,
    reports: [ReportOutput] = [], jobs: Int = 1
  ) {
    self.cleaner = cleaner
    self.records = records
    filter = FindingFilter(severity: severity)
    self.printsLines = printsLines
    self.reports = reports
    self.jobs = jobs
  }

  /// Runs to the end.
  ///
  /// - Returns: Counts, and the number of findings that count.
  /// - Throws: ``BatchError`` if the run cannot go on, or its outputs get in each other's way.
  /// - Complexity: O(*n*) in the bytes of the inputs; memory is bounded by the largest document.
  public func run(
    _ inputs: InputSet, observer: (any BatchObserver)? = nil
  ) async throws(BatchError) -> (summary: BatchSummary, findings: Int) {
    let inputGuard = InputGuard(inputs, and: otherInputs + filter.files)
    var seen: Set<ByteString> = printsLines ? [ByteString("-")] : []
    let paths = reports.map(\.path) + otherOutputs
    for path in paths {
      guard seen.insert(ByteString(Path.canonical(path) ?? path)).inserted else {
        throw path == "-" ? .standardOutputTwice : .sameOutput(path: path)
      }
      try inputGuard.check(path)
    }
    var consumer = try CheckConsumer(
      filter: filter, filtersReports: filtersReports, printsLines: printsLines, reports: reports, catalog: catalog)
    var runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, ownFiles: paths.filter { $0 != "-" } + filter.files,
      observer: observer)
    runner.overrides = overrides
    runner.tellsFailedRecords = !tellsRecordsAsFindings
    var summary = try await runner.run(inputs, into: &consumer)
    // What was known before, or stands in lines that nobody changed, has not failed now.
    summary.failedRecords = consumer.failedRecords
    return (summary, consumer.findings)
  }
}

/// Prints findings, and counts those that matter.
struct CheckConsumer: BatchConsumer {
  private var filter: FindingFilter
  private let filtersReports: Bool
  private let reports: [ReportOutput]
  private let lines: (any ByteWriter)?
  private var wording: FindingLine
  private(set) var findings = 0
  /// Those among them that say that a record has no text.
  private(set) var failedRecords = 0

  var products: BatchProducts { [.documents, .places] }

  /// Opens the reports; `printsLines` says whether findings are printed to standard output.
  init(
    filter: FindingFilter, filtersReports: Bool, printsLines: Bool, reports: [ReportOutput], catalog: RuleCatalog
  ) throws(BatchError) {
    wording = FindingLine(catalog)
    self.filter = filter
    self.filtersReports = filtersReports
    self.reports = reports
    lines = printsLines ? DescriptorWriter.standardOutput() : nil
    for report in reports { try report.begin() }
  }

  mutating func begin(_ input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    do throws(BatchError) {
      for document in block.documents {
        let place = SourcePlace(document, of: input)
        let counted = filter.apply(to: document, at: place)
        findings += counted.cleaned.ledger.findings.count
        failedRecords += counted.cleaned.ledger.findings.count { RecordError.rules.contains($0.rule) }
        try lines?.write(wording.lines(counted, at: place))
        for report in reports { try report.add(filtersReports ? counted : document, at: place) }
      }
    } catch {
      throw .run(error)
    }
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {
    try lines?.finish()
    for report in reports { try report.finish(summary.statistics) }
  }

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool {
    try finish(summary)
    return true
  }

  mutating func discard() {
    lines?.discard()
    for report in reports { report.discard() }
  }
}

/// Words findings as lines of `path:line:column: severity: rule: message`, as compilers do, for editors and people.
///
/// The sentence of a rule stands on its first line of a run; `copydesk rules RULE` has it, too.
struct FindingLine {
  private let catalog: RuleCatalog
  private var told: Set<String> = []

  /// Takes what is known of the rules.
  init(_ catalog: RuleCatalog) { self.catalog = catalog }

  /// The lines of a document's findings.
  ///
  /// Lines and columns count from 1, columns in code points; those of a record are places in its file.
  /// - Complexity: O(*n*) in the bytes of the document.
  mutating func lines(_ document: ProcessedDocument, at place: SourcePlace) -> [UInt8] {
    var result: [UInt8] = []
    for finding in document.cleaned.ledger.findings {
      let position = place.position(of: finding.range.lowerBound)
      result += Array("\(place.path):\(position.line):\(position.column): ".utf8)
      result += Array("\(finding.severity.rawValue): \(finding.rule): \(message(finding, document.original))\n".utf8)
    }
    return result
  }

  private mutating func message(_ finding: Finding, _ original: [UInt8]) -> String {
    var message = catalog[finding.rule]?.summary ?? ""
    if message.hasSuffix(".") { message.removeLast() }
    if let reason = finding.evidence.first(where: { $0.name == "reason" }) { message = reason.value }
    let rules = finding.evidence.filter { $0.name == "rule" }.map(\.value)
    if finding.range.isEmpty, !rules.isEmpty { message += ": " + rules.joined(separator: ", ") }
    guard !finding.range.isEmpty || finding.after != nil else { return message }
    let range = finding.range.clamped(to: original.indices)
    let (left, right) = Excerpt.words(around: range, becoming: finding.after, in: original)
    let before = Self.quoted(Array(original[left.lowerBound..<right.upperBound]))
    message = told.insert(finding.rule).inserted ? message + ": " : ""
    guard let after = finding.after else { return message + before }
    return message + before + " → " + Self.quoted(original[left] + after + original[right])
  }

  /// A piece of text in one line, cut where it is long, controls spelled out.
  private static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    var count = 0
    for scalar in String(decoding: bytes.prefix(400), as: UTF8.self).unicodeScalars {
      if count == 60 { return result + "…\"" }
      count += 1
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + (bytes.count > 400 ? "…\"" : "\"")
  }
}

/// Turns offsets into a text, asked in ascending order, into lines and columns.
///
/// For a record they are those of its file: the record's line, and the column where its string has the offset.
struct TextPosition {
  private let bytes: [UInt8]
  private var locator: JSONStringLiteral.Locator?
  private let contentStart: Int
  private var offset = 0
  private var line: Int
  private var column = 1
  private var byteColumn = 1

  init(_ document: ProcessedDocument) {
    line = document.place?.line ?? 1
    bytes = document.place?.record ?? document.original
    contentStart = document.place?.contentStart ?? 0
    locator = document.place.map { JSONStringLiteral.Locator($0.literal) }
    if let before = document.place?.before {
      column += before.codePoints
      byteColumn += before.bytes
    }
  }

  mutating func advance(to textOffset: Int) -> SourcePlace.Position {
    let target = locator?.source(of: textOffset) ?? textOffset
    while offset < min(target + contentStart, bytes.count) {
      if bytes[offset] == 0x0A {
        line += 1
        column = 1
        byteColumn = 1
      } else {
        if bytes[offset] & 0xC0 != 0x80 { column += 1 }
        byteColumn += 1
      }
      offset += 1
    }
    return SourcePlace.Position(line: line, column: column, byteColumn: byteColumn)
  }
}

extension SourcePlace {
  /// Where a document's findings stand in the file of its input.
  ///
  /// - Complexity: O(*n*) in the bytes of the document, and O(*m* log *m*) in its findings.
  init(_ document: ProcessedDocument, of input: InputFile) {
    var positions: [Int: Position] = [:]
    var text = TextPosition(document)
    let offsets = document.cleaned.ledger.findings.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    for offset in Set(offsets).sorted() { positions[offset] = text.advance(to: offset) }
    self.init(path: input.name, isRecord: document.place != nil, positions: positions)
  }
}
