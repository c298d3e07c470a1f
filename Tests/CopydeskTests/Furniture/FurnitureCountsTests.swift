import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct FurnitureCountsTests {
  private static let documents = MadeSite.sites[0].make(seed: 3).map(\.document)

  private func counts(_ documents: some Sequence<Document>, memory: Int = 1 << 16) throws -> FurnitureCounts {
    let reader = try FurnitureReader()
    var counts = FurnitureCounts(memory: memory)
    for document in documents { if let lines = reader.read(document) { counts.add(lines) } }
    return counts
  }

  private static func merge(_ bytes: [UInt8], into counts: inout FurnitureCounts) throws {
    try bytes.withUnsafeBytes { try counts.merge(encoded: $0) }
  }

  @Test func orderAndPartsDoNotMatter() throws {
    let all = try counts(Self.documents)
    #expect(all.documents == Self.documents.count)
    #expect(try counts(Self.documents.reversed()).encoded() == all.encoded())
    for parts in [2, 7] {
      var merged = FurnitureCounts(memory: 1 << 16)
      for part in (0..<parts).reversed() {
        let some = Self.documents.enumerated().filter { $0.offset % parts == part }.map(\.element)
        try Self.merge(try counts(some).encoded(), into: &merged)
      }
      #expect(merged.encoded() == all.encoded())
    }
  }

  @Test func memoryIsWhatWasAskedFor() throws {
    #expect(FurnitureCounts(memory: 0).memory == 1 << 16)
    #expect(FurnitureCounts(memory: 3 << 20).memory == 2 << 20)
    #expect(FurnitureCounts().memory == FurnitureCounts.standardMemory)
    #expect(try counts(Self.documents).memory == 1 << 16)
  }

  /// A count that is full of other lines believes none, rather than a wrong one.
  @Test func fullCountsFindNothing() throws {
    var random = SplitMix64(seed: 1)
    let noise = (0..<4000).map { number in
      Document(
        id: "", text: (0..<12).map { "Line \(random.next()) of \(number) and \($0)" }.joined(separator: "\n"),
        source: "a")
    }
    let cleaner = try Cleaner(
      Configuration(profile: .thorough, only: ["recurring-furniture"]), plugins: [SourceFurniture(counts(noise))])
    let session = try cleaner.makeSession()
    for document in noise.prefix(400) { #expect(session.clean(document).ledger.findings.isEmpty) }
  }

  @Test func bytesThatWereChangedAreRefused() throws {
    let bytes = try counts(Self.documents.prefix(3)).encoded()
    func error(_ bytes: [UInt8]) -> FurnitureError? {
      var counts = FurnitureCounts(memory: 1 << 16)
      do { try Self.merge(bytes, into: &counts) } catch { return error as? FurnitureError }
      return nil
    }
    #expect(error(bytes) == nil)
    #expect(error([]) == .otherKind)
    for count in stride(from: 8, to: bytes.count, by: 13) { #expect(error(Array(bytes.prefix(count))) == .notWhole) }
    for place in stride(from: 8, to: bytes.count, by: 13) {
      var changed = bytes
      changed[place] ^= 0x10
      #expect(error(changed) == .notWhole)
    }
    var other = FurnitureCounts(memory: 1 << 17)
    #expect(throws: FurnitureError.otherSize(1 << 16, expected: 1 << 17)) {
      try Self.merge(bytes, into: &other)
    }
    #expect(other.documents == 0)
  }

  @Test(arguments: [
    ("https://www.Kestrelpost.example/a/b", "Kestrelpost.example"), ("http://a.example:80?x", "a.example"),
    ("https://ada@b.example#c", "b.example"), ("Kestrel Post", "Kestrel Post"), ("www.a.example", "www.a.example"),
  ])
  func aSourceIsAHostOrAName(value: String, source: String) { #expect(Document.source(of: value) == source) }

  @Test func noValueIsNoSource() { #expect(Document.source(of: "") == nil) }
}
