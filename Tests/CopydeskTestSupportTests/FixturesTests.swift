import CopydeskBatch
import CopydeskTestSupport
import Foundation
import Testing

@Suite struct FixturesTests {
  @Test func theRootHoldsTheManifest() {
    #expect(FileManager.default.fileExists(atPath: Fixtures.root.appending(path: "Package.swift").path))
  }

  @Test func bothSeedsAreThere() throws {
    let seeds = try Fixtures.seeds()
    #expect(seeds.map(\.name) == ["000_61f9044a3c0b7f52.txt", "003_b409df1169c5fab3.txt"])
    #expect(seeds.allSatisfy { $0.bytes.count > 1_000 })
  }

  @Test func inputsComeFromTablesPairsAndSeeds() throws {
    let suite = try Fixtures.suite()
    let cases = suite.groups.reduce(0) { $0 + $1.cases.count }
    #expect(try Fixtures.inputs().count == cases + suite.goldenPairs.count + 2)
  }
}
