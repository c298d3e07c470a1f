import Copydesk
import Foundation
import Testing
import WordRepair

/// What no type can say: that the sources and the lists of what they hold agree.
@Suite struct SourceScanTests {
  private let sources: [(path: String, text: String)]

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    sources = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { ($0.path, try String(contentsOf: $0, encoding: .utf8)) }
  }

  @Test func everyRuleIsRegistered() {
    let rules = Stage.standard.flatMap(\.rules) + WordRules().rules
    let registered = Set(rules.map { String(describing: type(of: $0)) })
    let declaration = /(?:struct|class|enum|actor|extension)\s+(\w+)(?:<[^>]*>)?\s*:\s*[^{]*?\bRule\b\s*[,{]/
    var declared: Set<String> = []
    // Those of a configuration's own are registered by it.
    for source in sources where !source.path.contains("/Rules/Custom/") {
      for match in source.text.matches(of: declaration) {
        declared.insert(String(match.1))
        #expect(
          registered.contains(String(match.1)),
          "\(match.1) in \(source.path) is in no stage and no plug-in; add it to the list of its stage")
      }
    }
    #expect(declared == registered, "rules that the scan of the sources does not see")
  }

  @Test func everyEvidenceNameIsListed() {
    let listed = Set(EvidenceCatalog.entries.map(\.name))
    var written: Set<String> = []
    // The report's cards show more than evidence in its form.
    for source in sources where !source.path.contains("/CopydeskReport/") {
      for match in source.text.matches(of: /\bEvidence\(\s*"([^"]*)"/) {
        written.insert(String(match.1))
        #expect(
          listed.contains(String(match.1)),
          "'\(match.1)' in \(source.path) is not in EvidenceCatalog; tell there what it is")
      }
    }
    #expect(written == listed, "EvidenceCatalog lists what nobody writes: \(listed.subtracting(written).sorted())")
  }
}
