import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLedger

@Suite struct LedgerLineScanTests {
  private static let plain = #"""
    {"id":"a é.txt","rule":"r","stage":"gap","category":"gap","outcome":"repaired","severity":"note","start":0,"end":3,\#
    "startByte":0,"endByte":3,"before":"“","after":"\"\\\n","confidence":0.25,"evidence":{"style":"curly “”","b":"c"},\#
    "step":{"startByte":4,"endByte":5,"after":"x"}}
    """#

  private func scanned(_ line: String) -> LedgerEntry? {
    var shared = LedgerLineScan.Shared()
    return LedgerLineScan.entry(Array(line.utf8), &shared)
  }

  @Test func `a line as it is written is read`() throws {
    let entry = try #require(scanned(Self.plain))
    #expect(entry == (try LedgerReader().parsed(Array(Self.plain.utf8))))
    #expect(entry.finding.after == Array("\"\\\n".utf8))
    #expect(entry.finding.evidence == [Evidence("style", "curly “”"), Evidence("b", "c")])
    #expect(entry.finding.step == Edit(4..<5, with: [0x78]))
  }

  @Test(arguments: [
    (#""rule":"r","stage":"gap""#, #""stage":"gap","rule":"r""#), (#""before":"“""#, #""before":"\u201c""#),
    (#""style":"curly “”""#, #""style":["x","y"]"#), (#""x"}}"#, #""x"},"output":"o"}"#), (#""c"}"#, #""\"c"}"#),
  ])
  func `other forms are left to the parser, which reads them`(part: String, replacement: String) throws {
    let line = Self.plain.split(separator: part, omittingEmptySubsequences: false).joined(separator: replacement)
    #expect(line != Self.plain)
    #expect(scanned(line) == nil)
    _ = try LedgerReader().parsed(Array(line.utf8))
  }

  @Test(arguments: 0..<2000)
  func `whatever the bytes, it reads as the parser does or not at all`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var line = Array(Self.plain.utf8)
    var shared = LedgerLineScan.Shared()
    _ = LedgerLineScan.entry(line, &shared)
    for _ in 0...generator.below(2) {
      let place = generator.below(line.count)
      switch generator.below(4) {
      case 0: line.remove(at: place)
      case 1: line.insert(generator.pick(Array("\"\\{}[],:0-9ex \u{7}é".utf8)), at: place)
      case 2: line[place] = UInt8(truncatingIfNeeded: generator.next())
      default: line.removeLast(line.count - max(1, place))
      }
    }
    guard let entry = LedgerLineScan.entry(line, &shared) else { return }
    #expect(entry == (try? LedgerReader().parsed(line)))
  }
}
