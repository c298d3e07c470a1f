import CopydeskTestSupport
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct CorpusTextTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func documents(_ text: String) throws -> [String] {
    try folder.write(text, to: "a.txt")
    var corpus = try CorpusText(InputFile(path: folder.path + "/a.txt", format: .text, relativePath: "a.txt"))
    var documents: [String] = []
    while let document = try corpus.next() { documents.append(String(decoding: document, as: UTF8.self)) }
    return documents
  }

  @Test func blankLinesPartDocuments() throws {
    #expect(try documents("a\nb\n\nc\n \n\nd") == ["a\n\nb\n", "c\n", "d\n"])
    #expect(try documents("").isEmpty)
    #expect(try documents("\n\n").isEmpty)
  }

  @Test func documentsGoOverTheEndsOfBlocks() throws {
    let line = String(repeating: "word ", count: 50_000)
    let text = (0..<12).map { "\($0) \(line)" }.joined(separator: "\n\n")
    let documents = try documents(text)
    #expect(documents.map { $0.prefix(2) } == (0..<12).map { "\($0) ".prefix(2) })
    #expect(documents.allSatisfy { $0.utf8.count > 250_000 })
  }
}
