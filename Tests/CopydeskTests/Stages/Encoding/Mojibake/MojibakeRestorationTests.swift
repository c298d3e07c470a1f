import Testing

@testable import Copydesk

/// The budget: at least 99 % of clean sentences come back exactly from each encoding, and from one layer more.
@Suite struct MojibakeRestorationTests {
  /// All but windows-874: clean words of Thai are made of its lead and continuation bytes, so that only dashes, quotes
  /// and letters between ASCII letters are decoded.
  static let encodings = SingleByteEncoding.allCases.filter { $0 != .windows874 }

  @Test(arguments: encodings)
  func oneLayerComesBack(_ encoding: SingleByteEncoding) throws {
    try expectRestored([[encoding]], atLeast: 0.97)
  }

  @Test(arguments: encodings)
  func twoLayersComeBack(_ encoding: SingleByteEncoding) throws {
    try expectRestored([[encoding, .windows1252], [encoding, .latin1], [encoding, encoding]], atLeast: 0.97)
  }

  /// Hardly a sentence survives three readings as windows-1255, which lacks nine bytes.
  @Test(arguments: encodings.filter { $0 != .windows1255 })
  func threeLayersComeBack(_ encoding: SingleByteEncoding) throws {
    try expectRestored([[encoding, encoding, encoding], [encoding, .windows1252, .latin1]], atLeast: 0.96)
  }

  @Test func budgetIsHeldOverAllEncodings() throws {
    try expectRestored(Self.encodings.map { [$0] }, atLeast: 0.99)
    try expectRestored(Self.encodings.map { [$0, .windows1252] }, atLeast: 0.99)
    try expectRestored(Self.encodings.map { [$0, $0] }, atLeast: 0.99)
  }

  @Test func documentsComeBackWhole() throws {
    var failures: [String] = []
    for encoding in Self.encodings {
      for (_, sentences) in CleanSentences.byLanguage {
        let text = sentences.compactMap { MisreadText.once($0, as: encoding) == nil ? nil : $0 }.joined(separator: "\n")
        guard let damaged = MisreadText.once(text, as: encoding) else { continue }
        let restored = try cleanedText(damaged, only: ["mojibake"])
        if restored != text { failures.append("\(encoding.name): \(damaged) -> \(restored)") }
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func damagedAndCleanSentencesMix() throws {
    var tried = 0
    var failures: [String] = []
    for encoding in Self.encodings {
      for (index, sentence) in CleanSentences.all.enumerated() {
        guard let damaged = MisreadText.once(sentence, as: encoding) else { continue }
        let neighbour = CleanSentences.all[(index * 7 + 3) % CleanSentences.all.count]
        tried += 1
        let restored = try cleanedText(damaged + " " + neighbour, only: ["mojibake"])
        if restored != sentence + " " + neighbour { failures.append("\(encoding.name): \(restored)") }
      }
    }
    #expect(
      Double(failures.count) <= 0.01 * Double(tried),
      "\(failures.count) of \(tried):\n\(failures.joined(separator: "\n"))")
  }

  private func expectRestored(
    _ paths: [[SingleByteEncoding]], atLeast budget: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var tried = 0
    var failures: [String] = []
    for path in paths {
      for sentence in CleanSentences.all {
        guard let damaged = MisreadText.layers(sentence, as: path), damaged != sentence else { continue }
        tried += 1
        let restored = try cleanedText(damaged, only: ["mojibake"], sourceLocation: sourceLocation)
        if restored != sentence { failures.append("\(path.map(\.name)): \(damaged) -> \(restored)") }
      }
    }
    #expect(tried > 0)
    let share = Double(tried - failures.count) / Double(tried)
    #expect(
      share >= budget, "\(tried - failures.count) of \(tried):\n\(failures.prefix(25).joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }
}
