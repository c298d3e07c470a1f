internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport
internal import Foundation
internal import WordRepair

/// What an audit came to, to be printed, and what of it asks for a reading.
public struct AuditReport: Sendable {
  /// The version of the JSON object.
  static let format = 1
  /// In bands with fewer edits a share says little; the same number is asked of measured confidence.
  static let fewestEdits = 30

  let tally: AuditTally

  init(_ tally: AuditTally) { self.tally = tally }

  /// The edits that ask for a reading: in sound text, or against the gold, and judged by nobody.
  ///
  /// Each stands once, those of sound text first, by rule.
  public var unread: [AuditedEdit] {
    tally.unread.sorted { ($0.isAgainstGold ? 1 : 0, $0.identity) < ($1.isAgainstGold ? 1 : 0, $1.identity) }
  }

  /// How many sound documents were looked at.
  public var soundDocuments: Int { tally.sound.documents }

  /// Those of sound text.
  public var unreadInSoundText: [AuditedEdit] { unread.filter { !$0.isAgainstGold } }

  /// All counts of one kind of text.
  func sum(_ counts: KeyPath<AuditBand, AuditBand.Counts>) -> AuditBand.Counts {
    tally.rules.values.reduce(into: AuditBand.Counts()) { sum, rule in
      for band in rule.bands.values { sum += band[keyPath: counts] }
    }
  }

  /// Rules that made edits of which none is known to be right; and rules that made none at all.
  var neverRight: [String] { rules.filter { $0.rule.edits > 0 && $0.rule.right == 0 }.map(\.id) }
  var neverMade: [String] {
    RuleCatalog.complete.rules.filter { $0.safety != .flagOnly && (tally.rules[$0.id]?.edits ?? 0) == 0 }.map(\.id)
      .sorted()
  }

  /// Rules in the order of their ids.
  var rules: [(id: String, rule: AuditTally.Rule)] {
    tally.rules.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The bands of all rules of a category together.
  func bands(of category: Copydesk.Category) -> [(number: Int, band: AuditBand)] {
    var bands: [Int: AuditBand] = [:]
    for rule in tally.rules.values where rule.category == category {
      for (number, band) in rule.bands { bands[number, default: AuditBand()] += band }
    }
    return bands.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// The share of edits that are right, of those that are known to be right or wrong.
struct AuditShare {
  let right: Int
  let decided: Int

  init(_ band: AuditBand) {
    right = band.right
    decided = band.decided
  }

  /// The share itself; nil where nothing is decided.
  var share: Double? { decided == 0 ? nil : Double(right) / Double(decided) }

  /// The lower end of Wilson's interval of 95 %: what so few edits prove.
  var lowerBound: Double? {
    share.map { WilsonInterval(share: $0, count: Double(decided)).lower }
  }
}

// MARK: Text

extension AuditReport {
  /// The figures, then the samples.
  public func text() -> String {
    var text = ""
    if tally.sound.documents > 0 { text += head("sound text", tally.sound, sum(\.sound), hasUnread: true) }
    if tally.damaged.documents > 0 { text += head("damaged text", tally.damaged, sum(\.damaged), hasUnread: false) }
    if tally.staleJudgements > 0 { text += "judgements of edits that are no longer made: \(tally.staleJudgements)\n" }
    func add(_ title: String, _ table: TextTable) {
      let lines = table.lines(indent: "  ", color: false)
      if !lines.isEmpty { text += "\n\(title)\n\(lines)" }
    }
    add("rules by stated confidence (s: sound text; d: damaged text, right where the gold has the same)", ruleTable())
    let few = Self.fewestEdits
    add("categories by stated confidence (off: beyond .05 of the share right, \(few) or more decided)", categoryTable())
    text += list("edits of which none is known to be right", neverRight)
    text += list("rules that made no edit", neverMade)
    return text + sampleText()
  }

  private func head(_ name: String, _ size: AuditTally.Size, _ counts: AuditBand.Counts, hasUnread: Bool) -> String {
    let rate = DecimalText.fixed(1e4 * Double(counts.wrong) / Double(max(1, size.words)), 2)
    return "\(name): \(size.documents) documents, \(size.words) words, \(counts.edits) edits\n"
      + "  right \(counts.right), wrong \(counts.wrong) (\(rate) per 10,000 words), debatable \(counts.debatable)"
      + (hasUnread ? ", not read \(counts.unread)\n" : "\n")
  }

  private func ruleTable() -> TextTable {
    var table = TextTable([
      "rule", "stated", "mean", "s right", "s wrong", "s debatable", "s not read", "d right", "d wrong", "right",
      "at least", "flags s", "flags d",
    ])
    for (id, rule) in rules {
      var flags = ["\(rule.soundFlags)", "\(rule.damagedFlags)"]
      for (number, band) in rule.bands.sorted(by: { $0.key < $1.key }) {
        table.add(
          [
            id, Self.name(of: number), mean(band), "\(band.sound.right)", "\(band.sound.wrong)",
            "\(band.sound.debatable)", "\(band.sound.unread)", "\(band.damaged.right)", "\(band.damaged.wrong)",
          ] + shares(band) + flags)
        flags = ["", ""]
      }
      if rule.bands.isEmpty { table.add([id] + [String](repeating: "", count: 10) + flags) }
    }
    return table
  }

  private func categoryTable() -> TextTable {
    var table = TextTable(["category", "stated", "decided", "mean", "right", "at least", ""])
    for category in Copydesk.Category.allCases {
      for (number, band) in bands(of: category) where band.decided > 0 {
        let isOff =
          band.decided >= Self.fewestEdits
          && abs(band.confidence / Double(band.decided) - (AuditShare(band).share ?? 0)) > 0.05
        let figures = ["\(band.decided)", mean(band)] + shares(band) + [isOff ? "off" : ""]
        table.add([category.rawValue, Self.name(of: number)] + figures)
      }
    }
    return table
  }

  private func mean(_ band: AuditBand) -> String {
    band.decided == 0 ? "–" : DecimalText.fixed(band.confidence / Double(band.decided), 3)
  }

  private func shares(_ band: AuditBand) -> [String] {
    let share = AuditShare(band)
    return [share.share, share.lowerBound].map { $0.map { DecimalText.fixed($0, 3) } ?? "–" }
  }

  private func list(_ title: String, _ names: [String]) -> String {
    names.isEmpty ? "" : "\n\(title): \(names.joined(separator: ", "))\n"
  }

  private func sampleText() -> String {
    var text = ""
    for (id, rule) in rules {
      for (number, samples) in rule.samples.sorted(by: { $0.key < $1.key }) where !samples.edits.isEmpty {
        text += "\n\(id), stated \(Self.name(of: number))\n"
        for (edit, verdict) in samples.edits {
          let kind = edit.isAgainstGold && verdict == .wrong ? "gold differs" : "\(verdict)"
          text += "  \(kind): \(edit.excerpt)\n"
        }
      }
    }
    return text
  }

  static func name(of band: Int) -> String { band == 9 ? ".9–1" : ".\(band)–.\(band + 1)" }
}

// MARK: JSON

extension AuditReport {
  /// The figures and samples as one JSON object, described in docs/audit.md.
  public func json() -> String {
    var json = JSONWriter()
    json.beginObject()
    json.member("format", Self.format)
    write("sound", tally.sound, sum(\.sound), into: &json)
    write("damaged", tally.damaged, sum(\.damaged), into: &json)
    json.member("unread", tally.unread.count)
    json.member("stale_judgements", tally.staleJudgements)
    json.key("rules")
    json.beginObject()
    for (id, rule) in rules {
      json.key(id)
      write(rule, into: &json)
    }
    json.endObject()
    json.key("categories")
    json.beginObject()
    for category in Copydesk.Category.allCases {
      let bands = bands(of: category)
      guard !bands.isEmpty else { continue }
      json.key(category.rawValue)
      json.beginArray()
      for (number, band) in bands {
        json.beginObject()
        writeMembers(of: band, number, into: &json)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
    for (name, ids) in [("never_right", neverRight), ("never_made", neverMade)] {
      json.key(name)
      json.beginArray()
      for id in ids { json.string(id) }
      json.endArray()
    }
    json.endObject()
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(
    _ name: String, _ size: AuditTally.Size, _ counts: AuditBand.Counts, into json: inout JSONWriter
  ) {
    json.key(name)
    json.beginObject()
    json.member("documents", size.documents)
    json.member("words", size.words)
    writeMembers(of: counts, into: &json)
    json.endObject()
  }

  private func write(_ rule: AuditTally.Rule, into json: inout JSONWriter) {
    json.beginObject()
    json.member("category", rule.category.rawValue)
    json.member("sound_flags", rule.soundFlags)
    json.member("damaged_flags", rule.damagedFlags)
    json.key("bands")
    json.beginArray()
    for (number, band) in rule.bands.sorted(by: { $0.key < $1.key }) {
      json.beginObject()
      writeMembers(of: band, number, into: &json)
      json.key("samples")
      json.beginArray()
      for (edit, verdict) in rule.samples[number]?.edits ?? [] {
        json.beginObject()
        json.member("id", edit.document)
        json.member("verdict", "\(verdict)")
        json.member("against_gold", edit.isAgainstGold)
        json.member("confidence", edit.confidence)
        for (name, bytes) in [
          ("left", edit.identity.left), ("before", edit.identity.before), ("after", edit.identity.after),
          ("right", edit.identity.right),
        ] {
          json.key(name)
          json.string(bytes)
        }
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func writeMembers(of band: AuditBand, _ number: Int, into json: inout JSONWriter) {
    json.member("lower", Double(number) / 10)
    json.key("sound")
    json.beginObject()
    writeMembers(of: band.sound, into: &json)
    json.endObject()
    json.key("damaged")
    json.beginObject()
    writeMembers(of: band.damaged, into: &json)
    json.endObject()
    let share = AuditShare(band)
    json.member("decided", share.decided)
    guard let value = share.share, let lowerBound = share.lowerBound else { return }
    json.member("mean_confidence", DecimalText.rounded(band.confidence / Double(share.decided), 4))
    json.member("share_right", DecimalText.rounded(value, 4))
    json.member("share_right_at_least", DecimalText.rounded(lowerBound, 4))
  }

  private func writeMembers(of counts: AuditBand.Counts, into json: inout JSONWriter) {
    json.member("edits", counts.edits)
    json.member("right", counts.right)
    json.member("wrong", counts.wrong)
    json.member("debatable", counts.debatable)
    json.member("unread", counts.unread)
  }
}
