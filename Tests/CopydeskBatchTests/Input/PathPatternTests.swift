import Testing

@testable import CopydeskBatch

/// Patterns of paths as gitignore(5) has them.
@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "x/y/a.txt", true), ("*.txt", "a.txt.gz", false), ("/a.txt", "a.txt", true),
    ("/a.txt", "x/a.txt", false), ("x/*.txt", "x/a.txt", true), ("x/*.txt", "x/y/a.txt", false),
    ("x/**", "x/y/a.txt", true), ("x/**", "x", false), ("**/y/a.txt", "y/a.txt", true), ("x/**/a.txt", "x/a.txt", true),
    ("x/**/a.txt", "x/y/z/a.txt", true), ("drafts/", "drafts/a.txt", true), ("drafts/", "x/drafts/a.txt", true),
    ("drafts/", "drafts", false), ("a?.txt", "ab.txt", true), ("[ab].txt", "b.txt", true),
    ("[!ab].txt", "b.txt", false),
    ("\\#a", "#a", true), ("a.txt   ", "a.txt", true), ("é*", "étude.txt", true),
  ])
  func `a pattern covers a path or not`(pattern: String, path: String, covers: Bool) throws {
    #expect(try #require(PathPattern(pattern)).covers(path) == covers)
  }

  @Test func `blank lines and comments are none, and a mark takes in again`() throws {
    #expect(PathPattern("") == nil && PathPattern("  ") == nil && PathPattern("# x") == nil && PathPattern("/") == nil)
    #expect(try #require(PathPattern("!a")).isNegated && !(try #require(PathPattern("\\!a"))).isNegated)
  }

  @Test func `many stars take no more than time by length`() throws {
    let pattern = try #require(PathPattern(String(repeating: "**/a/", count: 200) + "b"))
    #expect(!pattern.covers(String(repeating: "a/", count: 400) + "c"))
  }
}
