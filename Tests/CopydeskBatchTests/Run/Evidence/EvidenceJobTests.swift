import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch
import WordRepair

@Suite struct EvidenceJobTests {
  private func write(_ articles: [(name: String, text: String)], to folder: TemporaryFolder, _ name: String) throws {
    for article in articles { try folder.write(article.text, to: "\(name)/\(article.name)") }
  }

  private func index(
    _ folder: TemporaryFolder, evidence: [String] = [], batch: [String], corroborates: Bool = false, jobs: Int = 2
  ) async throws -> EvidenceIndex {
    let job = EvidenceJob(records: RecordOptions(), jobs: jobs)
    return try await job.index(
      of: evidence.isEmpty ? nil : InputSet(evidence.map { folder.path + "/" + $0 }),
      for: InputSet(batch.map { folder.path + "/" + $0 }), corroborates: corroborates)
  }

  private func clean(_ text: String, id: String, _ index: EvidenceIndex) throws -> CleanedDocument {
    try Cleaner(plugins: [WordRules(evidence: index)]).clean(Document(id: id, text: text))
  }

  @Test func `every sentence that five articles quote comes back exactly`() async throws {
    let folder = try TemporaryFolder()
    try write(QuotingArticles.clean, to: folder, "evidence")
    try folder.write(QuotingArticles.rewritten, to: "damaged.txt")
    let index = try await index(folder, evidence: ["evidence"], batch: ["damaged.txt"])
    let cleaned = try clean(QuotingArticles.rewritten, id: "damaged.txt", index)
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == QuotingArticles.original)
    let sources = cleaned.ledger.findings.filter { $0.rule == "broken-copy" }
      .compactMap { $0.evidence.first { $0.name == "source-document" }?.value.split(separator: "/").last }
    #expect(
      sources == [
        "coast.txt", "agency.txt", "coast.txt", "agency.txt", "agency.txt", "herald.txt", "herald.txt", "herald.txt",
        "agency.txt",
      ])
    for article in QuotingArticles.clean {
      #expect(try clean(article.text, id: article.name, index).bytes == Array(article.text.utf8))
    }
  }

  @Test func `a batch corroborates itself, in any order and with any number of jobs`() async throws {
    let folder = try TemporaryFolder()
    try write(QuotingArticles.clean, to: folder, "in")
    try folder.write(QuotingArticles.rewritten, to: "in/damaged.txt")
    let names = QuotingArticles.clean.map { "in/" + $0.name } + ["in/damaged.txt"]
    for order in [names, names.reversed(), ["in"]] {
      for jobs in [1, 3] {
        let index = try await index(folder, batch: order, corroborates: true, jobs: jobs)
        let id = folder.path + "/in/damaged.txt"
        let cleaned = try clean(QuotingArticles.rewritten, id: id, index)
        #expect(String(decoding: cleaned.bytes, as: UTF8.self) == QuotingArticles.original)
        // Eight sentences are asked for, and little else is kept.
        #expect(index.count <= 12)
      }
    }
  }

  @Test func `records are evidence by their names`() async throws {
    let folder = try TemporaryFolder()
    let lines = QuotingArticles.clean.map { article -> String in
      let text = article.text.replacingOccurrences(of: "\"", with: "\\\"")
      return "{\"id\":\"\(article.name)\",\"text\":\"\(text)\"}"
    }
    try folder.write(lines.joined(separator: "\n") + "\n{\"id\":7}\n[", to: "evidence.jsonl")
    try folder.write(QuotingArticles.rewritten, to: "damaged.txt")
    let index = try await index(folder, evidence: ["evidence.jsonl"], batch: ["damaged.txt"])
    let cleaned = try clean(QuotingArticles.rewritten, id: "damaged.txt", index)
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == QuotingArticles.original)
    #expect(
      cleaned.ledger.findings.first { $0.rule == "broken-copy" }?.evidence.first
        == Evidence("source-document", "coast.txt"))
  }

  /// Otherwise a document's own sentences would pass for another's.
  @Test(arguments: ["csv", "jsonl"])
  func `evidence and cleaning name the records of a file alike`(format: String) async throws {
    let folder = try TemporaryFolder()
    let text =
      format == "csv"
      ? "id,text\na,\"one\ntwo\"\n,three\n\"\",four\nb,five\n"
      : "{\"id\":7,\"text\":\"one\"}\n\n{\"text\":\"two\"}\n{\"id\":\"\",\"text\":\"three\"}\n"
    try folder.write(text, to: "in.\(format)")
    let inputs = try InputSet(["\(folder.path)/in.\(format)"])
    var cleaned: [String] = []
    let naming = try DocumentNaming(cleaner: try Cleaner(), records: RecordOptions())
    let path = "\(folder.path)/in.\(format)"
    let file = InputFile(path: path, format: try #require(InputFormat(rawValue: format)), relativePath: "in.\(format)")
    try naming.forEachName(in: file) { cleaned.append($0) }
    var scanned: [String] = []
    try await DocumentScan(records: RecordOptions(), jobs: 1, ownFiles: []).run(
      inputs, isStrict: true, part: { documents in documents.map(\.id) }, combine: { scanned += $0 })
    #expect(scanned == cleaned)
    #expect(scanned.count == (format == "csv" ? 4 : 3))
  }

  @Test func `a batch without damage asks for nothing`() async throws {
    let folder = try TemporaryFolder()
    try write(QuotingArticles.clean, to: folder, "in")
    let index = try await index(folder, batch: ["in"], corroborates: true)
    #expect(index.count == 0)
  }

  @Test func `standard input cannot corroborate itself, and evidence must be there`() async throws {
    let job = EvidenceJob(records: RecordOptions())
    await #expect(throws: BatchError.standardInputReread(.corroboration)) {
      _ = try await job.index(of: nil, for: InputSet([]), corroborates: true)
    }
    await #expect(throws: BatchError.self) {
      _ = try await job.index(of: InputSet(["/nowhere/at/all.txt"]), for: InputSet([]), corroborates: false)
    }
  }
}
