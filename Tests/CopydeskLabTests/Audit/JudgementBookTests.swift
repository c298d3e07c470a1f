import CopydeskBatch
import CopydeskTestSupport
import Testing

@testable import CopydeskLab

@Suite struct JudgementBookTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/read.jsonl" }

  init() throws { folder = try TemporaryFolder() }

  private func edit(_ rule: String = "glued-comma", _ left: String = "the pier") -> EditIdentity {
    EditIdentity(rule: rule, before: [], after: [0x20], left: Array(left.utf8), right: Array("and more".utf8))
  }

  @Test func `what is written is read again, bytes that are no text included`() throws {
    var book = JudgementBook()
    let odd = EditIdentity(rule: "mojibake", before: [0xC3, 0x28], after: [0xFF], left: [0x80], right: [])
    book.add(.init(edit: edit(), judgement: .right, who: "ann", note: "a list\nof two"))
    book.add(.init(edit: odd, judgement: .debatable))
    try book.write(to: path)
    let read = try JudgementBook(path: path)
    #expect(read.sorted == book.sorted && read.count == 2)
    #expect(read.judgement(of: odd) == .debatable)
    #expect(read.judgement(of: edit("glued-comma", "the pies")) == nil)
    #expect(read.text == (try folder.read("read.jsonl")))
  }

  @Test func `lines are in the order of rules and bytes, whoever came first`() {
    var (one, other) = (JudgementBook(), JudgementBook())
    let edits = [edit("b"), edit("a", "z"), edit("a", "y")]
    for edit in edits { one.add(.init(edit: edit, judgement: .right)) }
    for edit in edits.reversed() { other.add(.init(edit: edit, judgement: .right)) }
    #expect(one.text == other.text)
    #expect(one.sorted.map(\.edit.rule) == ["a", "a", "b"])
  }

  @Test func `the last of several lines counts, blank ones do not`() throws {
    let line = #"{"rule":"a","left":"","before":"","after":" ","right":"","judgement":"#
    try folder.write(
      "{\"judgements\":1}\n\(line)\"right\"}\n\n\(line)\"wrong\",\"colour\":\"red\"}\n", to: "read.jsonl")
    let book = try JudgementBook(path: path)
    #expect(book.count == 1 && book.sorted.first?.judgement == .wrong)
  }

  @Test func `a file that is not there is an empty book`() throws {
    #expect(try JudgementBook(path: folder.path + "/none.jsonl").count == 0)
  }

  @Test(arguments: [
    ("{}", "1: not a judgement: the first line must be {\"judgements\":1}"),
    ("{\"judgements\":2}", "1: not a judgement: format 2 is not known, only 1"),
    ("{\"judgements\":1}\n{\"rule\":\"a\"}", "2: not a judgement: \"before\" must be a string"),
    (
      "{\"judgements\":1}\n" + #"{"rule":"a","left":"","before":"","after":"","right":"","judgement":"fine"}"#,
      "2: not a judgement: \"judgement\" must be right, wrong or debatable"
    ),
    (
      "{\"judgements\":1}\n" + #"{"rule":"a","left":"","before":"","beforeBase64":"!","after":"","right":""}"#,
      "2: not a judgement: \"beforeBase64\" must be base64"
    ),
  ])
  func `a line that is no judgement is named`(_ text: String, _ reason: String) throws {
    try folder.write(text, to: "read.jsonl")
    #expect {
      _ = try JudgementBook(path: path)
    } throws: { error in
      "\(error)".contains(reason) || (error as? BatchError)?.description.contains(reason) == true
    }
  }
}
