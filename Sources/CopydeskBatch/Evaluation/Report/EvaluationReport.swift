internal import CopydeskLedger

/// What an evaluation came to, to be printed.
public struct EvaluationReport: Sendable {
  private let tally: EvaluationTally?
  private let falseAlarms: FalseAlarmTally?

  /// Ids of gold documents for which there is no cleaned text; they are scored as if nothing had been done to them.
  public var missingDocuments: [String] { tally?.missing ?? [] }

  init(tally: EvaluationTally?, falseAlarms: FalseAlarmTally?) {
    self.tally = tally
    self.falseAlarms = falseAlarms
  }

  /// The figures as lines: the common metrics of each group, then tables of rules, places, confidence and false alarms.
  public func text() -> String {
    var text = ""
    if let tally {
      for name in tally.names { text += ScoreSummary(tally.groups[name] ?? ScoreCounts()).text(named: name) }
      text += DetailsReport(tally).text()
    }
    if let falseAlarms { text += (text.isEmpty ? "" : "\n") + FalseAlarmReport(falseAlarms).text() }
    return text
  }

  /// The figures as one JSON object: a member for each group, then `details` and `clean_text`.
  public func json() -> String {
    var json = JSONWriter()
    json.beginObject()
    if let tally {
      for name in tally.names {
        json.key(name)
        ScoreSummary(tally.groups[name] ?? ScoreCounts()).write(into: &json)
      }
      json.key("details")
      DetailsReport(tally).write(into: &json)
    }
    if let falseAlarms {
      json.key("clean_text")
      FalseAlarmReport(falseAlarms).write(into: &json)
    }
    json.endObject()
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
