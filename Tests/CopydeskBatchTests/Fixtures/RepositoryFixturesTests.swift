import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskBatch

/// The fixtures of the repository, as `copydesk verify Fixtures` runs them.
@Suite struct RepositoryFixturesTests {
  @Test func everyFixtureEndsAsItSays() throws {
    for result in try Fixtures.suite().run().mismatches {
      Issue.record("\(result.group): \(result.label): \(result.problems.joined(separator: "; "))")
    }
  }

  @Test func theTablesHoldWhatTheyPromise() throws {
    let groups = try Fixtures.suite().groups
    #expect(groups.map(\.name) == ["in-the-wild", "known-failures", "masks", "negative", "synthetic"])
    for group in groups {
      #expect(group.cases.allSatisfy { ($0.expect == .fail) == (group.name == "known-failures") }, "\(group.name)")
      // Of masks one table has what is masked and what is not.
      if group.name == "masks" { continue }
      #expect(group.cases.allSatisfy { ($0.expected == nil) == (group.name == "negative") }, "\(group.name)")
    }
    #expect(groups.contains { $0.name == "negative" && $0.cases.count >= 120 })
  }

  /// Tables are kept in the form an update writes, so that updates show up small.
  @Test func theTablesAreFormatted() throws {
    for group in try Fixtures.suite().groups {
      let formatted = "[\n" + group.cases.map { "  \($0.json)" }.joined(separator: ",\n") + "\n]\n"
      #expect(formatted == String(decoding: group.source, as: UTF8.self), "\(group.name)")
    }
  }

  @Test(arguments: Profile.allCases)
  func negativesStayUnderEveryProfile(profile: Profile) throws {
    let negative = try #require(try Fixtures.suite().groups.first { $0.name == "negative" })
    let session = try Cleaner(Configuration(profile: profile)).makeSession()
    for fixture in negative.cases {
      let cleaned = session.clean(Document(id: fixture.label, text: fixture.input))
      #expect(String(decoding: cleaned.bytes, as: UTF8.self) == fixture.input, "\(fixture.label)")
    }
  }

  /// What is right in one table is clean text: it must stay, too.
  @Test func expectedTextsStayAsTheyAre() throws {
    let session = try Cleaner().makeSession()
    // Negatives have a test of their own above.
    for group in try Fixtures.suite().groups where !["known-failures", "negative"].contains(group.name) {
      for fixture in group.cases {
        let cleaned = session.clean(Document(id: fixture.label, text: fixture.wanted))
        #expect(String(decoding: cleaned.bytes, as: UTF8.self) == fixture.wanted, "\(group.name): \(fixture.label)")
      }
    }
  }

  /// Every right text comes back from one layer of mojibake, as ftfy tests its own cases.
  ///
  /// A text with a single short sequence can be meant as it is, so a few may stay.
  @Test func oneLayerOfMojibakeComesOff() throws {
    let session = try Cleaner().makeSession()
    let texts = try Fixtures.suite().groups.filter { $0.name != "known-failures" }.flatMap(\.cases).map(\.wanted)
      .filter { !$0.utf8.allSatisfy { $0 < 0x80 } && $0.utf8.count > 40 }
    let stuck = texts.filter { text in
      let layered = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
      return String(decoding: session.clean(Document(id: "t", text: layered)).bytes, as: UTF8.self) != text
    }
    #expect(texts.count > 100)
    #expect(stuck.count * 20 <= texts.count, "\(stuck.count) of \(texts.count): \(stuck)")
  }
}
