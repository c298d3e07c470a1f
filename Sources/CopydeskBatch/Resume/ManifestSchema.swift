internal import Copydesk

/// The tables of a run manifest.
///
/// Findings lie beside their document as a JSON array of the ledger's lines: tasks encode those in any case, and one
/// row is written where there would be dozens. Those of a document with more than ``LargeLedger/limit`` lie in parts. The
/// view `ledger` has both, `finding` has them as rows.
enum ManifestSchema {
  /// The `PRAGMA user_version` of a manifest that this version writes.
  static let version = 3
  /// What `PRAGMA application_id` says: "cdsk" in ASCII.
  static let applicationID = 0x6364_736B

  static let tables = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version TEXT NOT NULL,
      model TEXT,
      folder TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
      started TEXT NOT NULL,
      ended TEXT,
      documents INTEGER NOT NULL DEFAULT 0,
      changedDocuments INTEGER NOT NULL DEFAULT 0,
      bytes INTEGER NOT NULL DEFAULT 0,
      passes INTEGER NOT NULL DEFAULT 0,
      files INTEGER NOT NULL DEFAULT 0,
      failedFiles INTEGER NOT NULL DEFAULT 0,
      cutFiles INTEGER NOT NULL DEFAULT 0,
      failedRecords INTEGER NOT NULL DEFAULT 0,
      quarantined INTEGER NOT NULL DEFAULT 0,
      ledgerDocuments INTEGER NOT NULL DEFAULT 0,
      ledgerFindings INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE argument (position INTEGER PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE ruleTotal (
      rule TEXT PRIMARY KEY, repaired INTEGER NOT NULL, flagged INTEGER NOT NULL, nanoseconds INTEGER NOT NULL
    );
    CREATE TABLE input (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      format TEXT NOT NULL,
      size INTEGER,
      modified INTEGER,
      state TEXT NOT NULL CHECK (state IN ('partly', 'done', 'cut', 'failed')),
      failure TEXT,
      sha256 TEXT,
      offset INTEGER NOT NULL DEFAULT 0,
      checksum INTEGER NOT NULL DEFAULT 0,
      line INTEGER NOT NULL DEFAULT 1,
      record INTEGER NOT NULL DEFAULT 1
    );
    CREATE TABLE missingInput (path TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE output (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('partial', 'whole', 'given up')),
      size INTEGER NOT NULL DEFAULT 0,
      checksum INTEGER NOT NULL DEFAULT 0,
      records INTEGER NOT NULL DEFAULT 0,
      bytes INTEGER NOT NULL DEFAULT 0,
      lastByte INTEGER
    );
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      input INTEGER NOT NULL REFERENCES input (id),
      line INTEGER NOT NULL,
      record INTEGER NOT NULL,
      name TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('changed', 'unchanged', 'rejected')),
      score REAL NOT NULL,
      bytes INTEGER NOT NULL,
      repaired INTEGER NOT NULL,
      flagged INTEGER NOT NULL,
      output INTEGER REFERENCES output (id),
      outputRecord INTEGER,
      findings TEXT
    );
    CREATE TABLE ledgerPart (
      document INTEGER NOT NULL REFERENCES document (id),
      first INTEGER NOT NULL,
      findings TEXT NOT NULL,
      PRIMARY KEY (document, first)
    );
    CREATE TABLE documentRule (
      document INTEGER NOT NULL REFERENCES document (id),
      rule TEXT NOT NULL,
      repaired INTEGER NOT NULL,
      flagged INTEGER NOT NULL,
      PRIMARY KEY (document, rule)
    ) WITHOUT ROWID;
    CREATE TABLE decision (
      document INTEGER NOT NULL REFERENCES document (id),
      \(choice)
      PRIMARY KEY (document, finding)
    ) WITHOUT ROWID;
    CREATE TABLE decisionStep (
      step INTEGER NOT NULL,
      document INTEGER NOT NULL,
      finding INTEGER NOT NULL,
      who TEXT,
      made TEXT,
      choice TEXT,
      reason TEXT,
      replacement BLOB,
      PRIMARY KEY (step, document, finding)
    ) WITHOUT ROWID;
    \(opinions)
    CREATE VIEW ledger AS
      SELECT id AS document, 0 AS first, findings FROM document WHERE findings IS NOT NULL
      UNION ALL SELECT document, first, findings FROM ledgerPart;
    CREATE VIEW finding AS
      SELECT ledger.document AS document, ledger.first + item.key AS position, item.value ->> 'rule' AS rule,
        item.value ->> 'stage' AS stage, item.value ->> 'category' AS category, item.value ->> 'outcome' AS outcome,
        item.value ->> 'severity' AS severity, item.value ->> 'start' AS start, item.value ->> 'end' AS end,
        item.value ->> 'startByte' AS startByte, item.value ->> 'endByte' AS endByte,
        item.value ->> 'before' AS before, item.value ->> 'after' AS after,
        item.value ->> 'confidence' AS confidence, item.value -> 'evidence' AS evidence
      FROM ledger, json_each(ledger.findings) AS item;
    """

  /// The columns of a choice behind its document: `opinion` takes the rows of `decision` as they are.
  private static let choice = """
    finding INTEGER NOT NULL,
    who TEXT NOT NULL,
    made TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('accept', 'refuse', 'replace')),
    reason TEXT,
    replacement BLOB,
    """

  /// What each reviewer decided last, where `decision` has what was decided last by anybody.
  ///
  /// Manifests of earlier versions get the table with the first decision.
  static let opinions = """
    CREATE TABLE IF NOT EXISTS opinion (
      document INTEGER NOT NULL,
      \(choice)
      PRIMARY KEY (document, finding, who)
    ) WITHOUT ROWID;
    """

  /// They are made when a run ends: to keep them up to date meanwhile would cost more than all else.
  static let indexes = """
    CREATE INDEX IF NOT EXISTS documentByInput ON document (input, record);
    CREATE INDEX IF NOT EXISTS documentByName ON document (name);
    CREATE INDEX IF NOT EXISTS documentByScore ON document (score);
    CREATE INDEX IF NOT EXISTS documentRuleByRule ON documentRule (rule, document);
    """
}

/// What decides the bytes a run writes, by name, as a manifest keeps it.
struct RunSettings {
  let values: [String: String]

  init(_ job: CleanJob, _ inputs: InputSet) {
    var values = Self.values(of: job.cleaner.configuration)
    values["text-field"] = job.records.textFields.joined(separator: "\n")
    values["id-field"] = job.records.idField
    values["source-field"] = job.records.sourceField
    if job.records.dialect != TableDialect() { values["dialect"] = job.records.dialect.note }
    values["overrides"] = job.overrides.description
    values["output-field"] = job.records.outputField
    values["score-field"] = job.records.scoreField
    values["checkpoint-bytes"] = String(job.checkpoints.distance)
    values["decisions"] = job.decisions
    values["edits"] = job.ledger
    values["rejects"] = job.rejects
    values["quarantine-above"] = job.quarantine.map { "\($0.threshold)" }
    values["sample"] = job.sample.map { "\($0.count) of seed \($0.seed)" }
    // The files that a pattern matches can change before a run is resumed.
    var checksum = Checksum()
    for path in inputs.paths { checksum.update(Array(path.utf8)[...] + [0]) }
    values["inputs"] = "\(inputs.paths.count) paths of checksum \(checksum.text)"
    self.values = values
  }

  /// The fields with texts, as a manifest has them.
  static func fields(_ value: String?) -> [String] {
    (value ?? "text").utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The settings of a configuration, by name; what is as it always is has none.
  private static func values(of configuration: Configuration) -> [String: String] {
    var values = ["profile": configuration.profile.rawValue, "gap": configuration.gapPolicy.rawValue]
    values["only"] = list(configuration.only.sorted())
    values["skip"] = list(configuration.skip.sorted())
    values["set"] = list(configuration.ruleModes.map { "\($0.key)=\($0.value.rawValue)" }.sorted())
    values["mask"] = list(configuration.masks.map(\.rawValue).sorted())
    values["protect"] = list(configuration.protectedPatterns)
    values["min-confidence"] = configuration.minimumConfidence.map { "\($0)" }
    if configuration.maximumDocumentSize != Configuration.standardMaximumDocumentSize {
      values["max-document"] = String(configuration.maximumDocumentSize)
    }
    values["rules"] = fingerprint(of: configuration.customRules, configuration.furniture, configuration.exceptions)
    return values
  }

  /// What tells two configurations apart.
  static func fingerprint(of configuration: Configuration) -> String {
    values(of: configuration).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  /// A checksum of what a user wrote at length; nil for nothing.
  private static func fingerprint(
    of rules: [CustomRule], _ furniture: [String], _ exceptions: [String: Set<String>]
  ) -> String? {
    if rules.isEmpty, furniture.isEmpty, exceptions.isEmpty { return nil }
    var checksum = Checksum()
    for rule in rules {
      let parts: [String] = [
        rule.id, rule.pattern, rule.replacement.map { "=" + $0 } ?? "", rule.category.rawValue, rule.stage.rawValue,
        rule.safety.rawValue, rule.severity.rawValue, "\(rule.confidence)",
      ]
      for part in parts { checksum.update(Array(part.utf8)[...] + [0]) }
    }
    for phrase in furniture { checksum.update(Array(phrase.utf8)[...] + [0]) }
    for (rule, words) in exceptions.sorted(by: { $0.key < $1.key }) {
      for word in [rule] + words.sorted() { checksum.update(Array(word.utf8)[...] + [0]) }
    }
    return "\(rules.count) of checksum \(checksum.text)"
  }

  private static func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ",") }
}

/// How a run was started, as a manifest keeps it, so that it can be started again.
public struct RunDescription: Hashable, Sendable {
  /// The version of the program.
  public var version: String
  /// The model used, if any.
  public var model: String?
  /// The folder that relative paths start from.
  public var folder: String
  /// The command line, without the program and its subcommand.
  public var arguments: [String]
  /// The configuration that took effect, by name; a resumed run must have the same.
  public var settings: [String: String]

  /// Creates a description.
  public init(
    version: String, model: String? = nil, folder: String, arguments: [String] = [], settings: [String: String] = [:]
  ) {
    self.version = version
    self.model = model
    self.folder = folder
    self.arguments = arguments
    self.settings = settings
  }
}
