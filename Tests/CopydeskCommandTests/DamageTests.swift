import Foundation
import Testing

@Suite struct DamageCommandTests {
  private let folder: CommandFolder
  private static let article = """
    Søren Vell opened a new bridge on Monday. He told the council that his bridge would carry more cars than it could.
    “The bridge is ours,” Vell said. The council thanked him, and he left it to its three-year work.
    """

  init() throws {
    folder = try CommandFolder()
    try folder.write((1...9).map { "\(Self.article) \($0)." }.joined(separator: "\n\n"), to: "corpus.txt")
  }

  private func records(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  private func slice(_ text: String, _ site: [String: Any], _ start: String, _ end: String) throws -> String {
    let scalars = Array(text.unicodeScalars)
    let start = try #require(site[start] as? Int)
    let end = try #require(site[end] as? Int)
    try #require(0...scalars.count ~= start && start...scalars.count ~= end)
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  @Test func `sites give the pasted and the lost words by code points`() throws {
    let outcome = try folder.run("damage", "corpus.txt", "--minimum-words", "5", "--rate", "1", "--crawl", "none")
    #expect(outcome.code == 0)
    let records = try records(outcome.text)
    #expect(records.map { $0["id"] as? String } == (1...9).map { "corpus.txt:\($0)" })
    var count = 0
    for record in records {
      let damaged = try #require(record["damaged"] as? String)
      let clean = try #require(record["clean"] as? String)
      for site in try #require(record["sites"] as? [[String: Any]]) {
        count += 1
        #expect(try slice(damaged, site, "start", "end") == site["inserted"] as? String)
        let gold = try #require(site["gold"] as? [String]).joined()
        #expect(try slice(clean, site, "clean_start", "clean_end").filter { $0 != " " } == gold)
      }
    }
    #expect(count > 20)
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    let arguments = ["damage", "corpus.txt", "--minimum-words", "5", "--documents", "4", "--seed"]
    let first = try folder.start(arguments + ["7"]).wait()
    #expect(first.code == 0)
    #expect(first.text.split(separator: "\n").count == 4)
    #expect(try folder.start(arguments + ["7", "--output", "out.jsonl"]).wait().code == 0)
    #expect(try folder.bytes("out.jsonl") == first.output)
    #expect(try folder.start(arguments + ["8"]).wait().output != first.output)
  }

  @Test func `records and whole files are read, too`() throws {
    let text = Self.article.replacing("\n", with: "\\n")
    try folder.write(
      "{\"body\":\"\(text)\",\"name\":\"x\",\"genre\":\"news\"}\n{\"name\":1}\n", to: "a.jsonl")
    let outcome = try folder.run(
      "damage", "a.jsonl", "--text-field", "body", "--id-field", "name", "--minimum-words", "5")
    #expect(outcome.code == 3)
    #expect(outcome.errors.contains("a.jsonl:2: "))
    let record = try #require(try records(outcome.text).first)
    #expect(record["id"] as? String == "x")
    #expect(record["genre"] as? String == "news")
    #expect(record["clean"] as? String == Self.article)
    let whole = try folder.run("damage", "corpus.txt", "--layout", "document", "--minimum-words", "5")
    #expect(try records(whole.text).first?["clean"] as? String == folder.read("corpus.txt"))
  }

  @Test(arguments: [
    ["--drift", "4,2"], ["--rate", "2"], ["--tokenization", "latin"], ["--crawl", "rain=1"], ["--documents", "-1"],
    ["--minimum-words", "9", "--maximum-words", "5"], ["--maximum-head", "0"], ["--output", "corpus.txt"],
  ])
  func `what cannot be meant is wrong usage`(arguments: [String]) throws {
    #expect(try folder.start(["damage", "corpus.txt"] + arguments).wait().code == 2)
  }

  @Test func `a corpus that is missing is one line that names it`() throws {
    let outcome = try folder.run("damage", "nosuch.txt")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("nosuch.txt"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}
