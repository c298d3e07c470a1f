import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct WordDiffTests {
  /// Writes a difference as `[-so-]{+so+}`, flags as `[?so?]`.
  private func marked(_ diff: WordDiff) -> String {
    diff.hunks.map { hunk in
      let before = String(decoding: diff.removed(hunk), as: UTF8.self)
      let after = String(decoding: diff.added(hunk), as: UTF8.self)
      if hunk.change == nil { return hunk.isFlagged ? "[?\(before)?]" : before }
      return (before.isEmpty ? "" : "[-\(before)-]") + (after.isEmpty ? "" : "{+\(after)+}")
    }.joined()
  }

  private func checkLaws(_ diff: WordDiff, sourceLocation: SourceLocation = #_sourceLocation) {
    var (original, cleaned) = (0, 0)
    for hunk in diff.hunks {
      #expect(hunk.original.lowerBound == original, sourceLocation: sourceLocation)
      #expect(hunk.cleaned.lowerBound == cleaned, sourceLocation: sourceLocation)
      if hunk.change == nil {
        #expect(diff.removed(hunk).elementsEqual(diff.added(hunk)), sourceLocation: sourceLocation)
      }
      (original, cleaned) = (hunk.original.upperBound, hunk.cleaned.upperBound)
    }
    #expect(original == diff.original.count, sourceLocation: sourceLocation)
    #expect(cleaned == diff.cleaned.count, sourceLocation: sourceLocation)
  }

  @Test func `a change of words covers whole words`() throws {
    var builder = DocumentBuilder("He met Rook’s frends there.")
    builder.repair("en", with: "ien")
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "He met Rook’s [-frends-]{+friends+} there.")
    #expect(diff.hunks.compactMap(\.change) == [.wording])
  }

  @Test func `a change of spacing shows the space alone`() throws {
    var builder = DocumentBuilder("They do n't know , he said.")
    builder.repair("do n't", with: "don't")
    builder.repair(" ,", with: ",")
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "They do[- -]n't know[- -], he said.")
    #expect(diff.hunks.compactMap(\.change) == [.formatting, .formatting])
    #expect(diff.hunks.filter { $0.change != nil }.map(\.findings) == [[0], [1]])
  }

  @Test func `a turned quotation mark is formatting`() throws {
    var builder = DocumentBuilder("shocked“, he said")
    builder.repair("“", with: "”")
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "shocked[-“-]{+”+}, he said")
    #expect(diff.hunks.compactMap(\.change) == [.formatting])
  }

  @Test func `no mark is parted from its letter`() throws {
    var builder = DocumentBuilder("cafe\u{301} 👍🏽")
    builder.repair(4..<6, with: Array("\u{300}".utf8))
    builder.repair(11..<15, with: [])
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "[-cafe\u{301}-]{+cafe\u{300}+} [-👍🏽-]{+👍+}")
  }

  @Test func `overlapping flags are one place with both findings`() throws {
    var builder = DocumentBuilder("one two three four")
    builder.flag("two three")
    builder.flag("three four")
    builder.flag(3..<3)
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "one[??] [?two three four?]")
    #expect(diff.hunks.filter(\.isFlagged).map(\.findings) == [[0], [1, 2]])
  }

  @Test func `a flag that stands empty at the start is about the whole document`() throws {
    var builder = DocumentBuilder("one two")
    builder.flag(0..<0)
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "one two")
    #expect(diff.documentFindings == [0])
  }

  @Test func `a flag over a change marks both`() throws {
    var builder = DocumentBuilder("aa bb  cc dd")
    builder.flag("bb  cc")
    builder.repair("  ", with: " ")
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(marked(diff) == "aa [?bb ?][- -][?cc?] dd")
    checkLaws(diff)
  }

  @Test func `findings joined with an earlier one share its change`() throws {
    var builder = DocumentBuilder("a ＂ b")
    builder.repair("＂", with: "\"", rule: "full-width-form")
    builder.add(
      Finding(
        rule: "spaced-quote", stage: .quotes, category: .quotes, outcome: .repaired, severity: .note, range: 2..<5,
        before: [], confidence: 0.9, step: Edit(2..<3, with: [0x22])))
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(diff.hunks.filter { $0.change != nil }.map(\.findings) == [[0, 1]])
  }

  @Test func `a ledger of another text is set aside`() throws {
    var builder = DocumentBuilder("one two three")
    builder.repair("two", with: "2")
    let diff = WordDiff(try builder.build(), original: Array("one four three".utf8))
    #expect(marked(diff) == "one [-four-]{+2+} three")
    checkLaws(diff)
  }

  @Test func `a finding on the whole document is kept apart`() throws {
    var builder = DocumentBuilder("some text")
    builder.add(
      Finding(
        rule: "oversized-document", stage: .decode, category: .encoding, outcome: .flagged, severity: .error,
        range: 0..<9, before: [], confidence: 1))
    let diff = WordDiff(try builder.build(), original: builder.original)
    #expect(diff.documentFindings == [0])
    #expect(marked(diff) == "some text")
  }

  @Test(arguments: [
    ("", "", ""),
    ("same", "same", "same"),
    ("", "new", "{+new+}"),
    ("old", "", "[-old-]"),
    ("the cat sat", "the dog sat", "the [-cat-]{+dog+} sat"),
    ("it was cold out", "it is warm out", "it [-was cold-]{+is warm+} out"),
    ("a, b", "a b", "a[-,-] b"),
    ("a\nb 1\nb 2\nc", "a\nb 1\nc", "a\nb 1\n[-b 2\n-]c"),
    ("a\nc", "a\na\nc", "a\n{+a\n+}c"),
    ("naïve", "naive", "[-naïve-]{+naive+}"),
    ("中文字", "中間字", "中[-文-]{+間+}字"),
  ])
  func `two texts are compared word by word`(before: String, after: String, expected: String) {
    let diff = WordDiff(original: Array(before.utf8), cleaned: Array(after.utf8))
    #expect(marked(diff) == expected)
    checkLaws(diff)
  }

  @Test(arguments: 0..<400)
  func `kept and removed text is the original, kept and added the cleaned`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (document, original) = try RandomEdits.document(8, &generator)
    let diff = WordDiff(document, original: original)
    checkLaws(diff)
    let flags = Set(document.ledger.findings.indices)
    #expect(Set(diff.hunks.flatMap(\.findings) + diff.documentFindings) == flags)
    let other = WordDiff(original: original, cleaned: RandomEdits.text(20, &generator))
    checkLaws(other)
  }

  @Test(arguments: 0..<200)
  func `no hunk ends inside a character`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (document, original) = try RandomEdits.document(6, &generator)
    for hunk in WordDiff(document, original: original).hunks where hunk.change != nil {
      for (text, range) in [(original, hunk.original), (document.bytes, hunk.cleaned)] {
        #expect(TextBoundary.isBetweenCharacters(text, range.lowerBound))
        #expect(TextBoundary.isBetweenCharacters(text, range.upperBound))
      }
    }
  }
}
