import Foundation
import Testing

@testable import CopydeskLab

@Suite struct GeneratedFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test(arguments: GeneratedFile.allCases)
  func `a generated file in the tree is what the code makes`(file: GeneratedFile) throws {
    let content = try file.content(root: Self.root)
    #expect(!content.isEmpty)
    let stands = try? String(contentsOf: URL(filePath: "\(Self.root)/\(file.rawValue)"), encoding: .utf8)
    // Not the texts themselves: a difference of two pages says less than this.
    #expect(stands == content ? true : false, "\(file.rawValue) is stale; run `make generate`")
  }

  @Test func `an update writes what is stale and leaves what is fresh`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try GeneratedFile.rules.update(root: folder.path))
    #expect(try !GeneratedFile.rules.update(root: folder.path))
    let page = try String(contentsOf: folder.appending(path: "RULES.md"), encoding: .utf8)
    #expect(page.hasPrefix("# Rules\n"))
    #expect(page.contains("### `broken-copy`"))
    #expect(page.contains("| `drift` |"))
  }

  @Test func `the example of a page is its first block of Swift`() {
    let page = "Text\n```sh\nmake\n```\n```swift\nlet a = 1\n```\n```swift\nlet b = 2\n```\n"
    #expect(GeneratedFile.example(in: page) == "let a = 1\n")
    #expect(GeneratedFile.example(in: "No code") == "")
  }
}
