internal import Copydesk

/// What decides the bytes a run writes, by name, as a manifest keeps it.
struct RunSettings {
  let values: [String: String]

  init(_ job: CleanJob, _ inputs: InputSet) {
    let configuration = job.cleaner.configuration
    var values = [
      "profile": configuration.profile.rawValue, "gap": configuration.gapPolicy.rawValue,
      "text-field": job.records.textField, "id-field": job.records.idField,
    ]
    values["only"] = Self.list(configuration.only.sorted())
    values["skip"] = Self.list(configuration.skip.sorted())
    values["set"] = Self.list(configuration.ruleModes.map { "\($0.key)=\($0.value.rawValue)" }.sorted())
    values["protect"] = Self.list(configuration.protectedPatterns)
    values["min-confidence"] = configuration.minimumConfidence.map { "\($0)" }
    values["output-field"] = job.records.outputField
    values["score-field"] = job.records.scoreField
    values["checkpoint-bytes"] = String(job.checkpoints.distance)
    values["decisions"] = job.decisions
    values["edits"] = job.ledger
    values["rejects"] = job.rejects
    values["quarantine-above"] = job.quarantine.map { "\($0.threshold)" }
    values["sample"] = job.sample.map { "\($0.count) of seed \($0.seed)" }
    // What patterns match can change while a run rests.
    var checksum = Checksum()
    for path in inputs.paths { checksum.update(Array(path.utf8)[...] + [0]) }
    values["inputs"] = "\(inputs.paths.count) paths of checksum \(checksum.text)"
    self.values = values
  }

  private static func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ",") }
}
