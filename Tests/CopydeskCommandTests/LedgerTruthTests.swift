import Foundation
import Testing

/// What every line of every ledger that the command writes must be.
@Suite struct LedgerTruthTests {
  private struct Line: Decodable {
    var id: String
    var rule: String?
    var stage: String?
    var category: String?
    var outcome: String?
    var severity: String?
    var startByte: Int?
    var endByte: Int?
    var before: String?
    var beforeBase64: Data?
    var after: String?
    var confidence: Double?
    var joinedRules: [String]?
    var format: String?
  }

  private struct Rule: Decodable {
    var id: String
    var stage: String
    var category: String
    var severity: String
    var summary: String
    var explanation: String
    var examples: [Example]

    struct Example: Decodable {}
  }

  private struct Summary: Decodable {
    struct Count: Decodable, Equatable {
      var repaired: Int
      var flagged: Int
    }
    var rules: [String: Count]
  }

  /// Damage of many kinds, some of it on the same bytes.
  private static let damaged = """
    The fund 's rules do n't say so , he told `` The Harbour Post '' .  " We waited   here , " she said.

    Share this article on Facebook

    cafÃ© owners and and their guests paid 1 , 200 crowns â€œ in all â€\u{9D} . The ﬁ rst  came at 9 : 30 a.m .
    ADVERTISEMENT
    The fund 's rules do n't say so , he told `` The Harbour Post '' .
    """

  private let folder: CommandFolder
  private let rules: [String: Rule]

  init() throws {
    folder = try CommandFolder()
    let known = try JSONDecoder().decode([Rule].self, from: Data(folder.run("rules", "--json").output))
    rules = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for place in ["seeds", "Fixtures/golden"] {
      let source = project.appending(path: place)
      for name in try FileManager.default.contentsOfDirectory(atPath: source.path) where name.hasSuffix(".txt") {
        try folder.write(Array(Data(contentsOf: source.appending(path: name))), to: "in/\(name)")
      }
    }
    try folder.write(Self.damaged, to: "in/a.txt")
    try folder.write(Array(Self.damaged.utf8) + [0xFF, 0x20, 0x2C, 0xE9], to: "in/b.txt")
  }

  /// Checks the lines of a ledger against the originals, which `original` gives; returns the counts by rule.
  private func counts(
    _ ledger: String, original: (String) throws -> [UInt8]?
  ) throws -> [String: Summary.Count] {
    let lines = try folder.read(ledger).split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.first?.format == "2")
    var counts: [String: Summary.Count] = [:]
    var texts: [String: [UInt8]] = [:]
    for line in lines {
      // The last line names no rule.
      guard let rule = line.rule else { continue }
      let info = rules[rule]
      #expect(info != nil, "\(rule) is explained nowhere")
      if counts[rule] == nil { try checkPage(of: rule) }
      #expect(
        info?.stage == line.stage && info?.category == line.category && info?.severity == line.severity, "\(rule)")
      for joined in line.joinedRules ?? [] { #expect(rules[joined] != nil && joined != rule) }
      let isRepaired = line.outcome == "repaired"
      #expect(isRepaired == (line.after != nil) && (isRepaired || line.joinedRules == nil), "\(rule)")
      counts[rule, default: .init(repaired: 0, flagged: 0)].repaired += isRepaired ? 1 : 0
      counts[rule, default: .init(repaired: 0, flagged: 0)].flagged += isRepaired ? 0 : 1
      let start = line.startByte ?? -1
      let end = line.endByte ?? -1
      let before = line.beforeBase64.map(Array.init) ?? Array((line.before ?? "?").utf8)
      if texts[line.id] == nil { texts[line.id] = try original(line.id) }
      guard let text = texts[line.id] else {
        #expect(start == 0 && end == 0 && before.isEmpty, "\(line.id): \(rule)")
        continue
      }
      #expect(0 <= start && start <= end && end <= text.count, "\(line.id): \(rule)")
      if 0 <= start, start <= end, end <= text.count {
        #expect(Array(text[start..<end]) == before, "\(line.id): \(rule) at \(start)")
      }
    }
    return counts
  }

  /// Asks the command to explain an id: its page has what the catalogue says, and an example.
  private func checkPage(of rule: String) throws {
    let page = try folder.run("rules", rule)
    #expect(page.code == 0, "\(rule): \(page.errors)")
    #expect(page.text.contains(rule) && page.text.split(separator: "\n").count > 4, "\(rule): \(page.text)")
    let info = rules[rule]
    #expect(info?.summary.isEmpty == false && info?.explanation.isEmpty == false, "\(rule)")
    #expect(info?.examples.isEmpty == false, "\(rule)")
  }

  /// The documents that have lines.
  private func ids(_ ledger: String) throws -> [String] {
    try folder.read(ledger).split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).id }
      .filter { !$0.isEmpty }
  }

  /// Whoever lets another command write ledgers tests them here.
  @Test func `clean and apply write ledgers, revert and eval read them`() throws {
    let list = try #require(try folder.run("--help").text.split(separator: "SUBCOMMANDS:").last)
    let commands = list.matches(of: /\n  (?<name>[a-z]+)[ ,]/).map { String($0.name) }
    #expect(commands.count > 10)
    let speaking = try commands.filter { try folder.run($0, "--help").text.contains("--edits") }
    #expect(speaking.sorted() == ["apply", "clean", "eval", "revert"])
  }

  @Test(arguments: ["safe", "standard", "thorough"], ["keep", "drop"])
  func `a run's ledger shows what stands there, and the summary counts its lines`(profile: String, gap: String) throws {
    let run = try folder.run(
      "clean", "in", "--output", "out", "--edits", "e.jsonl", "--summary-json", "s.json", "--profile", profile,
      "--gap", gap)
    #expect(run.code == 0, "\(run.errors)")
    let counts = try counts("e.jsonl") { try folder.bytes($0) }
    #expect(counts.count > 15)
    let summary = try JSONDecoder().decode(Summary.self, from: Data(folder.bytes("s.json")))
    let counted = summary.rules.filter { $0.value.repaired + $0.value.flagged > 0 }
    #expect(counted == counts)
    #expect(try folder.run("revert", "e.jsonl", "--output", "back").code == 0)
    // A text without findings has no line, and does not come back.
    #expect(folder.names("back").count == Set(try ids("e.jsonl")).count)
    for name in folder.names("back") { #expect(try folder.bytes("back/\(name)") == folder.bytes("in/\(name)")) }
  }

  @Test func `records, failed ones too, have such a ledger`() throws {
    let records = [
      #"{"id":"r","text":"It rained , they did n't come ."}"#, #"{"id":"s","text":7}"#, "{", #"{"id":"t"}"#,
    ]
    try folder.write(records.joined(separator: "\n") + "\n", to: "r.jsonl")
    #expect(
      try folder.run("clean", "r.jsonl", "--output", "o.jsonl", "--edits", "e.jsonl", "--rejects", "x.jsonl").code == 3)
    let counts = try counts("e.jsonl") { $0 == "r" ? Array("It rained , they did n't come .".utf8) : nil }
    #expect(counts["record-without-text"]?.flagged == 2)
    #expect(counts["unreadable-record"]?.flagged == 1)
  }

  @Test func `documents that are passed through, and decisions, have such a ledger`() throws {
    let run = try folder.run(
      "clean", "in", "--output", "out", "--edits", "e.jsonl", "--manifest", "m.sqlite", "--max-document", "2k")
    #expect(run.code == 0, "\(run.errors)")
    let oversized = try counts("e.jsonl") { id in
      let text = try folder.bytes(id)
      return text.count > 2048 ? nil : text
    }
    #expect((oversized["oversized-document"]?.flagged ?? 0) > 0)
    for rule in ["spaced-contraction", "mojibake"] {
      #expect(try folder.run("review", "m.sqlite", "--refuse", rule).code == 0)
    }
    #expect(try folder.run("apply", "m.sqlite", "--output", "again", "--edits", "d.jsonl").code == 0)
    let decided = try counts("d.jsonl") { id in
      let text = try folder.bytes(id)
      return text.count > 2048 ? nil : text
    }
    #expect(decided["mojibake"]?.repaired == 0 && (decided["mojibake"]?.flagged ?? 0) > 0)
  }

  @Test func `words taken from a copy have such a ledger`() throws {
    let sound = "The council of Norfield voted on Monday to keep the old harbour bridge open until the spring."
    let broken = sound.replacing("to keep the old", with: "to it the old")
    try folder.write(sound, to: "copies/a.txt")
    try folder.write(broken, to: "b/b.txt")
    #expect(
      try folder.run(
        "clean", "b", "--output", "o", "--edits", "e.jsonl", "--evidence", "copies", "--profile", "thorough"
      )
      .code == 0)
    _ = try counts("e.jsonl") { try folder.bytes($0) }
  }
}
