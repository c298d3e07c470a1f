import Copydesk
import CopydeskTestSupport
import Foundation
import Testing

@testable import CopydeskBatch

/// Records of several texts, in lists, in arrays and in WARC files: whatever is in them comes back byte for byte, and a
/// second cleaning changes nothing.
@Suite struct RecordFormatLawsTests {
  /// A text, a list of them, or what is neither.
  private static func value(_ generator: inout JSONGenerator) -> String {
    switch generator.next(below: 8) {
    case 0: "null"
    case 1: "[]"
    case 2: "[\"\(generator.content())\",7]"
    case 3, 4:
      "[" + (0..<generator.next(below: 4)).map { _ in "\"\(generator.content())\"" }.joined(separator: " ,\n ") + "]"
    default: "\"\(generator.content())\""
    }
  }

  private static func object(_ generator: inout JSONGenerator) -> String {
    let body = value(&generator)
    switch generator.next(below: 9) {
    case 0: return "7"
    case 1: return "[{\"text\":\"a , b\"}]"
    case 2: return "{\"n\":{}}"
    case 3: return "{\"text\" : \(body),\"title\":\"a , \(generator.content())\", \"id\":\(generator.next(below: 9))}"
    case 4: return "{\"a\":{\"b\":\"c , \(generator.content())\"},\"text\":\(value(&generator))}"
    default: return "{\n  \"title\": \(value(&generator)),\n  \"text\": \(body)\n}"
    }
  }

  private func check(
    _ text: [UInt8], _ name: String, fields: [String], seed: UInt64, isChanged: Bool = true
  ) async throws {
    let folder = try TemporaryFolder()
    try Data(text).write(to: URL(filePath: folder.path + "/" + name))
    let set = try InputSet([folder.path + "/" + name])
    var records = RecordOptions()
    records.textFields = fields
    let output = folder.path + "/out-" + name
    for jobs in [1, 3] {
      let job = CleanJob(
        cleaner: try .tiny(), records: records, plan: try OutputPlan(output, for: set),
        ledger: folder.path + "/e\(jobs).jsonl", jobs: jobs)
      let summary = try await job.run(set)
      #expect(!isChanged || summary.statistics.changedDocuments > 0, "seed \(seed)")
    }
    #expect(try folder.bytes("e1.jsonl") == folder.bytes("e3.jsonl"))
    let revert = RevertJob(ledger: folder.path + "/e1.jsonl", cleaned: [output], output: folder.path + "/back")
    #expect(try !revert.run().hasFailures, "seed \(seed)")
    #expect(try folder.bytes("back") == text, "seed \(seed)")
    // What is clean stays as it is.
    let cleaned = try InputSet([output])
    let again = CleanJob(
      cleaner: try .tiny(), records: records, plan: try OutputPlan(folder.path + "/again-" + name, for: cleaned))
    _ = try await again.run(cleaned)
    #expect(try folder.bytes("again-" + name) == folder.bytes("out-" + name), "seed \(seed)")
    // The ledger and the originals show the same.
    let shown = try LedgerDiffJob(ledger: folder.path + "/e1.jsonl", reports: []).run(set)
    #expect(!shown.hasFailures, "seed \(seed)")
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `an array of records comes back`(seed: UInt64) async throws {
    var generator = JSONGenerator(seed: seed)
    var text = seed % 3 == 0 ? "\u{FEFF}[ " : "["
    for index in 0..<40 {
      if index > 0 { text += generator.next(below: 2) == 0 ? "," : " ,\n\t" }
      text += Self.object(&generator)
    }
    text += ",{\"text\":\"x , y\"}" + (seed % 2 == 0 ? " ]\n" : "]")
    // Cut off within a record, the rest is passed by.
    if seed % 5 == 0 { text += "{\"text\":\"a , b" }
    if seed == 2 { text = (0..<200).map { _ in text }.joined() }
    try await check(
      Array(text.utf8), "a.json", fields: seed % 2 == 0 ? ["text"] : ["title", "a.b", "text"], seed: seed)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `lines with several texts and lists come back`(seed: UInt64) async throws {
    var generator = JSONGenerator(seed: seed)
    var text = ""
    for _ in 0..<60 {
      let record = generator.next(below: 3) == 0 ? generator.record() : Self.object(&generator)
      text += record.replacing("\n", with: " ") + (generator.next(below: 4) == 0 ? "\r\n" : "\n")
    }
    text += "{\"text\":\"x , y\"}"
    let fields = [["text"], ["text", "title"], ["title", "text", "a.b", "text"]][Int(seed % 3)]
    try await check(Array(text.utf8), "a.jsonl", fields: fields, seed: seed)
    try await check(Array(("{\"text\":\"x , y\"}\n" + text).utf8), "b.json", fields: fields, seed: seed)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `a WARC file comes back with true lengths and digests`(seed: UInt64) async throws {
    var generator = JSONGenerator(seed: seed)
    var text: [UInt8] = []
    for number in 0..<20 {
      var body = "He went , \(generator.next(below: 9)) times .\n" + (number % 4 == 0 ? "\nWARC/1.0\r\nx" : "é ,")
      if number % 7 == 3 { body = "" }
      let type = ["conversion", "warcinfo", "conversion", "conversion"][generator.next(below: 4)]
      var headers = "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(number)>\r\n"
      if generator.next(below: 2) == 0 {
        headers += "WARC-Block-Digest: sha1:\(Base32SHA1.text(of: Array(body.utf8)) ?? "")\r\n"
      }
      if generator.next(below: 9) == 0 { headers += "WARC-Payload-Digest: md5:0\r\n" }
      headers += "Content-Type: text/plain\r\ncontent-length:  0\(body.utf8.count)\r\n\r\n"
      text += Array((headers + body + "\r\n\r\n").utf8)
      if generator.next(below: 9) == 0 { text += Array("WARC/1.0\r\nContent-Length: x\r\n\r\nlost , here\r\n".utf8) }
      if generator.next(below: 9) == 0 { text += Array("no record , at all\r\n".utf8) }
    }
    // Records need no line of their own, and blocks end between any of them.
    if seed % 3 == 1 { text.removeLast(4) }
    if seed == 1 { text = (0..<200).flatMap { _ in text } }
    if seed % 3 == 0 { text.removeLast(Int(seed)) }
    try await check(text, "a.warc.wet", fields: ["text"], seed: seed, isChanged: false)
    // What is written is whole again: every length and every digest fits its body.
    let folder = try TemporaryFolder()
    try Data(text).write(to: URL(filePath: folder.path + "/a.wet"))
    let set = try InputSet([folder.path + "/a.wet"])
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/b.wet", for: set))
    #expect(try await job.run(set).statistics.documents > 0)
    let file = InputFile(path: folder.path + "/b.wet", format: InputFormat(.wet), relativePath: "b.wet")
    var reader = ArchiveReader(try file.open().0)
    while let block = try reader.next() {
      for entry in block.archive ?? [] where !entry.isBroken {
        let header = ArchiveHeader(block.bytes[entry.header])
        guard let digest = header.value("WARC-Block-Digest") else { continue }
        #expect(digest == "sha1:" + (Base32SHA1.text(of: Array(block.bytes[entry.body])) ?? ""))
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a table with several texts comes back`(seed: UInt64) async throws {
    var generator = JSONGenerator(seed: seed)
    var text = "id,title,text,x\n"
    for _ in 0..<50 {
      switch generator.next(below: 4) {
      case 0: text += "\(generator.next(below: 9)),a , b,c\n"
      case 1: text += "\"q\",\"say \"\"x\"\" , and\nso .\",\"a , b\",3\r\n"
      case 2: text += "1,\"p , q\",\"fine\",\"\"\n"
      default: text += "1,plain .,\"a\nb , \",\"\" \n"
      }
    }
    text += "1,\"a , b\",\"c , d\",4\n"
    try await check(Array(text.utf8), "a.csv", fields: ["text", "title"], seed: seed)
    let tabs = text.replacing(",", with: "\t")
    try await check(Array(tabs.utf8), "a.tsv", fields: ["text"], seed: seed, isChanged: false)
  }

  @Test func `time follows size where lists are long and headers do not end`() async throws {
    // Seconds at most; a list looked through for each of its texts takes minutes, and so do headers without an end.
    let list = "{\"text\":[" + repeatElement("\"a , b's\"", count: 4000).joined(separator: ",") + "]}\n"
    try await check(Array(list.utf8), "a.jsonl", fields: ["text"], seed: 0)
    let starts = String(repeating: "WARC/1.0\n", count: 10_000)
    try await check(Array(starts.utf8), "a.wet", fields: ["text"], seed: 0, isChanged: false)
  }

  @Test func `a SHA-1 is told as WARC files have it`() {
    // The digest of nothing, which crawls are full of.
    #expect(Base32SHA1.text(of: []) == "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
  }

  @Test func `blocks of an array do not depend on how they are read`() throws {
    let objects = (0..<9000).map { "{\"id\":\($0),\"text\":\"\(String(repeating: "a , b ", count: $0 % 30))\"}" }
    let text = "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.json")
    let file = InputFile(path: folder.path + "/a.json", format: InputFormat(.json), relativePath: "a.json")
    var reader = JSONReader(try file.open().0, sums: true)
    var numbers: [Int] = []
    var ends: [ReadPosition] = []
    var bytes: [UInt8] = []
    while let block = try reader.next() {
      block.forEachRecord { if !$0.range.isEmpty { numbers.append($0.number) } }
      bytes += block.bytes[..<block.count]
      ends.append(block.end)
    }
    #expect(bytes == Array(text.utf8) && numbers == Array(1...9000) && ends.count > 2)
    // Gone on with at a border, the rest is the same.
    var rest = JSONReader(try file.open().0, sums: true)
    #expect(try rest.skip(to: ends[1]))
    var later: [Int] = []
    while let block = try rest.next() { block.forEachRecord { if !$0.range.isEmpty { later.append($0.number) } } }
    #expect(later == numbers.filter { $0 >= ends[1].record })
  }
}
