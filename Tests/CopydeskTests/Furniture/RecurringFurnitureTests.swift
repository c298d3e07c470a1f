import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct RecurringFurnitureTests {
  private func counts(_ documents: [Document]) throws -> FurnitureCounts {
    let reader = try FurnitureReader()
    var counts = FurnitureCounts(memory: 1 << 20)
    for document in documents { if let lines = reader.read(document) { counts.add(lines) } }
    return counts
  }

  private func cleaner(_ counts: FurnitureCounts, profile: Profile = .standard) throws -> Cleaner {
    try Cleaner(
      Configuration(profile: profile, only: ["recurring-furniture"]), plugins: [SourceFurniture(counts)])
  }

  /// Of what is removed 99 in 100 bytes are the sites', and of what is the sites' four in five are removed.
  @Test func madeSitesLoseTheirFurnitureAndKeepTheirArticles() throws {
    let articles = MadeSite.sites.enumerated().flatMap { $1.make(seed: 7 + UInt64($0)) }
    let session = try cleaner(counts(articles.map(\.document))).makeSession()
    var removed = (right: 0, wrong: 0)
    var furniture = 0
    var wrong: [String: Int] = [:]
    for article in articles {
      let cleaned = session.clean(article.document)
      furniture += article.furniture.reduce(0) { $0 + $1.count }
      for finding in cleaned.ledger.findings where finding.after != nil {
        #expect(finding.after == [])
        removed.right += article.furniture.reduce(0) { $0 + $1.clamped(to: finding.range).count }
        for own in article.own where !own.clamped(to: finding.range).isEmpty {
          removed.wrong += own.clamped(to: finding.range).count
          wrong[String(decoding: article.document.bytes[own], as: UTF8.self), default: 0] += 1
        }
        #expect(finding.evidence.map(\.name) == ["source", "recurs-in", "at-edge"])
      }
      // Nothing is lost, and once is enough.
      #expect(try cleaned.ledger.script().revert(from: cleaned.bytes) == article.document.bytes)
      let again = session.clean(Document(id: "", bytes: cleaned.bytes, source: article.document.source))
      #expect(again.bytes == cleaned.bytes)
    }
    let precision = Double(removed.right) / Double(max(1, removed.right + removed.wrong))
    let recall = Double(removed.right) / Double(furniture)
    #expect(precision >= 0.99, "precision \(precision): \(wrong)")
    #expect(recall >= 0.8, "recall \(recall)")
  }

  @Test func aDocumentWithoutSourceStaysAsItIs() throws {
    let articles = MadeSite.sites[0].make(seed: 1)
    let session = try cleaner(counts(articles.map(\.document))).makeSession()
    for article in articles.prefix(20) {
      #expect(session.clean(Document(id: "", bytes: article.document.bytes)).ledger.findings.isEmpty)
      let other = Document(id: "", bytes: article.document.bytes, source: "elsewhere.example")
      #expect(session.clean(other).ledger.findings.isEmpty)
    }
  }

  @Test func theCountsAreNamed() throws {
    let documents = (0..<10).map { number in
      Document(
        id: "\(number)",
        text: "Adela Marsh sold boat number \(number) to a man from Harn on Friday.\n\nAsk our editors anything.",
        source: "https://www.vellherald.example:8080/a?b=\(number)")
    }
    // A source is what a field says: the caller makes a host of it.
    let hosts = documents.map { document in
      Document(id: document.id, bytes: document.bytes, source: document.source.flatMap(Document.source(of:)))
    }
    let cleaned = try cleaner(counts(hosts)).clean(hosts[3])
    #expect(cleaned.text == "Adela Marsh sold boat number 3 to a man from Harn on Friday.")
    #expect(
      cleaned.ledger.findings.map(\.evidence) == [
        [
          Evidence("source", "vellherald.example"), Evidence("recurs-in", "10 of 10 documents"),
          Evidence("at-edge", "100 %"),
        ]
      ])
  }

  /// What recurs and is kept, as the last line of every fifth article of fifty.
  @Test(arguments: [
    "“We shall see,” the mayor says.", "\"It is the sea,\" she said.", "Reporting by Ada Brook; Editing by Cora Marsh",
    "Correction: The ferry is older than that.", "An earlier version of this article had another date.",
    "By Ada Brook, Kestrel Post", "(RTX)", "[Laughter]", "THE CHAIR:", "Thank you all for coming to Harn tonight.",
    "I am sure that it will rain again.", "PORT ELLIS — It rained again in the whole of the north.", "He declined.",
  ])
  func whatAnArticleHasOfItsOwnIsKept(line: String) throws {
    let documents = (0..<50).map { number in
      Document(
        id: "\(number)",
        text:
          "Boat number \(number) went out of the old harbour at \(number * 7) in the morning.\n\nIt came back with \(number * 3) herrings and one cod for the mayor of Vell."
          + (number % 5 == 0 ? "\n\n\(line)" : ""),
        source: "a")
    }
    let cleaned = try cleaner(counts(documents)).clean(documents[10])
    #expect(cleaned.bytes == documents[10].bytes, "\(cleaned.ledger.findings.map(\.evidence))")
  }

  @Test func theSafeProfileOnlyReports() throws {
    let documents = (0..<10).map { number in
      Document(
        id: "", text: "Boat \(number) went out into the fog at noon, and nobody saw it.\n\nAsk our editors.",
        source: "a")
    }
    let cleaned = try cleaner(counts(documents), profile: .safe).clean(documents[0])
    #expect(!cleaned.isChanged)
    #expect(cleaned.ledger.findings.map(\.outcome) == [.flagged])
  }

  @Test func aTextOfNothingElseStays() throws {
    let documents = (0..<12).map { number in
      Document(
        id: "", text: number < 9 ? "Ask our editors.\n\nFollow us" : "Boat \(number) sank.\n\nAsk our editors.",
        source: "a")
    }
    #expect(try !cleaner(counts(documents)).clean(documents[0]).isChanged)
  }
}
