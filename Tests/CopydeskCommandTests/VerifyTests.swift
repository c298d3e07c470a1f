import Testing

@Suite struct VerifyTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(Prose.damaged, to: "Fixtures/golden/council.input.txt")
    try folder.write(Prose.repaired, to: "Fixtures/golden/council.expected.txt")
  }

  @Test func `fixtures that match exit with 0`() throws {
    let outcome = try folder.run("verify", "Fixtures", "--junit", "r.xml")
    #expect(outcome.code == 0)
    #expect(outcome.text.contains("1 fixture"))
    #expect(try folder.read("r.xml").contains("<testsuite"))
  }

  @Test func `a mismatch exits with 1, and an update mends it`() throws {
    try folder.write(Prose.damaged, to: "Fixtures/golden/council.expected.txt")
    #expect(try folder.run("verify", "Fixtures").code == 1)
    #expect(try folder.run("verify", "Fixtures", "--tap").text.contains("not ok 1"))
    #expect(try folder.run("verify", "Fixtures", "--update").code == 0)
    #expect(try folder.read("Fixtures/golden/council.expected.txt") == Prose.repaired)
    #expect(try folder.run("verify", "Fixtures").code == 0)
  }

  @Test func `no fixtures can do nothing`() throws {
    let outcome = try folder.run("verify", "nosuch")
    #expect(outcome.code == 4)
    #expect(outcome.errors.hasPrefix("copydesk: error: nosuch"))
  }
}
