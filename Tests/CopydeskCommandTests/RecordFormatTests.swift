import Foundation
import Testing

/// Records of several texts, lists, arrays and WET files, as users run them.
@Suite struct RecordFormatTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test func `several fields and lists are documents of their own`() throws {
    let record = #"{"id":"a1","title":"Over , it is","paras":["x , y","fine","p , q"],"n":1}"#
    try folder.write(record + "\n{\"id\":\"a2\",\"paras\":null,\"title\":\"z , w\"}\n", to: "r.jsonl")
    let fields = ["--text-field", "title", "--text-field", "paras", "--only", "space-before-punctuation"]
    let outcome = try folder.start(["clean", "r.jsonl", "-o", "o.jsonl", "--edits", "e.jsonl"] + fields).wait()
    #expect(outcome.code == 0, "\(outcome.errors)")
    let cleaned = #"{"id":"a1","title":"Over, it is","paras":["x, y","fine","p, q"],"n":1}"#
    #expect(try folder.read("o.jsonl") == cleaned + "\n{\"id\":\"a2\",\"paras\":null,\"title\":\"z, w\"}\n")
    let ledger = try folder.read("e.jsonl")
    for name in ["a1#title", "a1#paras[0]", "a1#paras[2]", "a2#title"] {
      #expect(ledger.contains("{\"id\":\"\(name)\""))
    }
    let checked = try folder.start(["check", "r.jsonl"] + fields).wait()
    #expect(checked.code == 1 && checked.text.contains("r.jsonl:1:46: warning: "), "\(checked.text)")
    #expect(try folder.run("revert", "e.jsonl", "-o", "b.jsonl").code == 0)
    #expect(try folder.read("b.jsonl") == folder.read("r.jsonl"))
    let shown = try folder.run("diff", "--ledger", "e.jsonl", "r.jsonl")
    #expect(shown.text.contains("a1#paras[2]: 1 repaired"), "\(shown.text)")
    let refused = try folder.start(["clean", "r.jsonl", "--score-field", "s"] + fields).wait()
    #expect(refused.code == 2 && refused.errors.contains("give one --text-field"))
  }

  @Test func `an array is cleaned in place of its records and goes on after a kill`() throws {
    let objects = (0..<3000).map {
      "  {\"id\": \($0), \"text\": \"\(String(repeating: "It was over , he said . ", count: $0 % 20))\"}"
    }
    try folder.write("[\n" + objects.joined(separator: ",\n") + "\n]\n", to: "a.json")
    let options = ["--only", "space-before-punctuation", "--checkpoint-bytes", "1"]
    #expect(
      try folder.start(["clean", "a.json", "-o", "w.json", "--edits", "we.jsonl"] + options).wait().code == 0)
    let run = ["clean", "a.json", "-o", "o.json", "--edits", "e.jsonl", "--manifest", "run.sqlite"]
    let running = try folder.start(run + options)
    let deadline = Date(timeIntervalSinceNow: 60)
    while try folder.shell("stat -c %s .o.json.partial 2>/dev/null || echo 0").text == "0\n", Date() < deadline {
      usleep(1000)
    }
    running.kill()
    if try running.wait().code != 0 { #expect(try folder.run("clean", "--resume", "run.sqlite").code == 0) }
    #expect(try folder.bytes("o.json") == folder.bytes("w.json"))
    #expect(try folder.shell("python3 -m json.tool o.json > /dev/null").code == 0)
    #expect(try folder.run("revert", "e.jsonl", "-o", "b.json").code == 0)
    #expect(try folder.bytes("b.json") == folder.bytes("a.json"))
    let refused = try folder.run("clean", "a.json", "-o", "c.json", "--rejects", "r.json")
    #expect(refused.code == 2 && refused.errors.contains("an array needs its commas"), "\(refused.errors)")
  }

  @Test func `a WET file keeps its headers true`() throws {
    func record(_ type: String, _ body: String) -> String {
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://a.example/\r\n"
        + "Content-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }
    let text = record("warcinfo", "x , y") + record("conversion", "It is , he said .\n") + record("conversion", "")
    try folder.write(text, to: "a.warc.wet")
    #expect(try folder.shell("gzip -k a.warc.wet").code == 0)
    let outcome = try folder.run(
      "clean", "a.warc.wet.gz", "-o", "b.warc.wet.gz", "--edits", "e.jsonl", "--id-field", "WARC-Target-URI")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try folder.shell("zcat b.warc.wet.gz").text
        == record("warcinfo", "x , y") + record("conversion", "It is, he said.\n") + record("conversion", ""))
    #expect(try folder.read("e.jsonl").contains("{\"id\":\"http://a.example/\""))
    #expect(try folder.run("revert", "e.jsonl", "-o", "c.wet").code == 0)
    #expect(try folder.read("c.wet") == text)
    let checked = try folder.run("check", "a.warc.wet")
    #expect(checked.code == 1 && checked.text.contains("a.warc.wet:17:6: warning: "), "\(checked.text)")
  }
}
