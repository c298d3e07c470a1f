import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct EditScriptTests {
  @Test func appliesAndReverts() throws {
    let script = try EditScript([
      .init(range: 5..<6, before: Array(" ".utf8), after: []),
      .init(range: 0..<0, before: [], after: Array(">".utf8)),
      .init(range: 0..<2, before: Array("ab".utf8), after: Array("x".utf8)),
    ])
    let original = Array("abcde fg".utf8)
    let cleaned = Array(">xcdefg".utf8)
    #expect(try script.apply(to: original) == cleaned)
    #expect(try script.revert(from: cleaned) == original)
    #expect(script.changes.map(\.range) == [0..<0, 0..<2, 5..<6])
  }

  @Test func refusesAnotherText() throws {
    let script = try EditScript([.init(range: 1..<2, before: [1], after: [2, 3])])
    #expect(throws: EditScriptError.mismatch(at: 1)) { try script.apply(to: [0, 9, 0]) }
    #expect(throws: EditScriptError.mismatch(at: 1)) { try script.apply(to: [0]) }
    #expect(throws: EditScriptError.mismatch(at: 1)) { try script.revert(from: [0, 2]) }
    #expect(throws: EditScriptError.mismatch(at: 1)) { try script.revert(from: [0, 2, 4]) }
  }

  @Test func refusesContradictions() {
    #expect(throws: EditScriptError.overlap(at: 1)) {
      try EditScript([.init(range: 0..<2, before: [1, 2], after: []), .init(range: 1..<3, before: [2, 3], after: [])])
    }
    #expect(throws: EditScriptError.mismatch(at: 4)) {
      try EditScript([.init(range: 4..<6, before: [1], after: [])])
    }
  }

  /// Random changes over random bytes: revert is the inverse of apply.
  @Test func revertUndoesApply() throws {
    let seed = SplitMix64.testSeed
    var generator = TextGenerator(seed: seed)
    for round in 0..<20_000 {
      let original = generator.bytes(generator.random.below(40))
      var changes: [EditScript.Change] = []
      var position = 0
      while position < original.count {
        let end = min(original.count, position + generator.random.below(5))
        changes.append(
          .init(
            range: position..<end, before: Array(original[position..<end]),
            after: generator.bytes(generator.random.below(4))))
        position = end + 1 + generator.random.below(6)
      }
      let script = try EditScript(changes.shuffled(using: &generator.random))
      let cleaned = try script.apply(to: original)
      #expect(try script.revert(from: cleaned) == original, "seed \(seed), round \(round)")
    }
  }

  @Test func stringsGoThereAndBack() throws {
    let script = try EditScript([.init(range: 3..<4, before: Array(" ".utf8), after: [])])
    #expect(try script.apply(to: "wet , dry") == "wet, dry")
    #expect(try script.revert(from: "wet, dry") == "wet , dry")
    #expect(throws: EditScriptError.mismatch(at: 3)) { try script.apply(to: "dry") }
  }

  @Test func aResultThatNoStringCanHoldIsRefused() throws {
    let script = try EditScript([.init(range: 0..<1, before: [0xE9], after: Array("é".utf8))])
    #expect(throws: EditScriptError.notUTF8) { try script.revert(from: "é") }
    #expect(try script.revert(from: Array("é".utf8)) == [0xE9])
  }

  @Test func errorsNameNoCommand() {
    for error in [EditScriptError.overlap(at: 1), .mismatch(at: 1), .notUTF8] {
      #expect(!error.description.contains("copydesk"))
      #expect(error.description.contains(";"))
    }
  }
}
