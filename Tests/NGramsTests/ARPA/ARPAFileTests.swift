import Bytes
import NGrams
import Testing

@Suite("ARPA files")
struct ARPAFileTests {
  private struct Entry: Equatable {
    let words: [String]
    let probability: Float
    let backoff: Float
  }

  /// All n-grams of a source, in words, sorted.
  private static func entries(_ source: some NGramSource) throws -> [Entry] {
    var entries: [Entry] = []
    for n in 1...source.order {
      try source.forEach(order: n) { words, probability, backoff throws(ModelError) in
        let words = words.map { source.vocabulary.string($0) }
        entries.append(Entry(words: words, probability: probability, backoff: n < source.order ? backoff : 0))
      }
    }
    return entries.sorted {
      ($0.words.count, $0.words.joined(separator: " ")) < ($1.words.count, $1.words.joined(separator: " "))
    }
  }

  @Test("ARPA to model to ARPA", arguments: ModelForm.exact, ["round.arpa", "round.arpa.gz"])
  func roundTrip(form: ModelForm, name: String) throws {
    let folder = try TemporaryFolder()
    for source in [
      AnySource(try TinyModel.source(in: folder)),
      AnySource(try RandomModel(order: 5, words: 90, tokens: 2_000, seed: 111)),
    ] {
      let expected = try Self.entries(source)
      try ARPAWriter.write(form.model(source, in: folder), to: folder.path(name))
      #expect(try Self.entries(ARPAFile(path: folder.path(name))) == expected)
      #expect(try folder.bytes(name).starts(with: [0x1F, 0x8B]) == name.hasSuffix(".gz"))
    }
  }

  @Test("reads what other programs write")
  func dialects() throws {
    let folder = try TemporaryFolder()
    // SRILM writes a blank line first, spaces, no backoff weight where there is none, -inf; IRSTLM <UNK> and CR LF.
    let text =
      "\n# a comment\n\\data\\\nngram  1 = 5\nngram 2= 2\n\n\\1-grams:\n-1 </s>\n-99\t<s> -0.5\n-2 <UNK>\r\n"
      + "-1.5e0 zwei  -1E-1\n-inf\teins\n\n\\2-grams:\n-0.25 <s> eins\n\n-0.125\teins </s>\n\n\\end\\\n"
    let file = try ARPAFile(path: folder.file("other.arpa", text.utf8))
    #expect(file.counts == [5, 2])
    let model = try ModelForm.exact[0].model(file, in: folder)
    let (eins, zwei) = (model.vocabulary.id(of: "eins"), model.vocabulary.id(of: "zwei"))
    // p(eins|<s>) + p(</s>|eins)
    #expect(abs(model.score(sentence: [eins]) - (-0.25 - 0.125)) < 1e-6)
    // backoff(<s>) p(zwei) + backoff(zwei) p(<unk>) + p(eins) which cannot be + p(</s>|eins)
    #expect(abs(model.score(sentence: [zwei, 0, eins]) - ((-0.5 - 1.5) + (-0.1 - 2) + -99 - 0.125)) < 1e-4)
  }

  @Test("a missing <unk> gets −100, as in KenLM")
  func missingUnknown() throws {
    let folder = try TemporaryFolder()
    let text = "\\data\\\nngram 1=1\n\n\\1-grams:\n-1 a\n\n\\end\\\n"
    let model = try ModelForm.exact[1].model(ARPAFile(path: folder.file("a.arpa", text.utf8)), in: folder)
    #expect(model.score(sentence: [Vocabulary.unknown]) == -100 - 99)
  }

  @Test(
    "errors name the line",
    arguments: [
      ("", ":0"), ("nothing\n", ":1"), ("\\data\\\n", ":1"), ("\\data\\\nngram 2=1\n", ":2"),
      ("\\data\\\nngram 1=x\n", ":2"), ("\\data\\\nngram 1=-1\n", ":2"), ("\\data\\\nmore\n", ":2"),
      ("\\data\\\nngram 1=2\n\\1-grams:\n-1 a\n", ":4"), ("\\data\\\nngram 1=2\n\\1-grams:\n-1 a\n\\end\\\n", ":5"),
      ("\\data\\\nngram 1=1\n\\1-grams:\nx a\n", ":4"), ("\\data\\\nngram 1=1\n\\1-grams:\n1 a\n", ":4"),
      ("\\data\\\nngram 1=1\n\\1-grams:\nnan a\n", ":4"), ("\\data\\\nngram 1=1\n\\1-grams:\n-1 a -1 b\n", ":4"),
      ("\\data\\\nngram 1=1\n\\1-grams:\n-1\n", ":4"), ("\\data\\\nngram 1=1\n\\1-grams:\n-1 a inf\n", ":4"),
      ("\\data\\\nngram 1=2\n\\1-grams:\n-1 a\n-1 a\n", ":5"),
      ("\\data\\\nngram 1=1\nngram 2=1\n\\1-grams:\n-1 a\n\\2-grams:\n-1 a b\n", ":7"),
      ("\\data\\\nngram 1=1\nngram 2=1\n\\1-grams:\n-1 a\n-1 b\n\\2-grams:\n-1 a b\n", ":6"),
    ])
  func malformed(text: String, place: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("bad.arpa", text.utf8)
    let error = #expect(throws: ModelError.self) { try ARPAFile(path: path) }
    #expect(error?.place == path + place)
  }

  @Test("a gzip file cut short is an error")
  func truncatedGzip() throws {
    let folder = try TemporaryFolder()
    try ARPAWriter.write(RandomModel(order: 3, words: 90, tokens: 5_000, seed: 112), to: folder.path("whole.arpa.gz"))
    let bytes = try folder.bytes("whole.arpa.gz")
    for size in [2, 11, bytes.count / 2, bytes.count - 9] {
      let path = try folder.file("cut.arpa.gz", bytes[..<size])
      #expect(throws: ModelError.self) { try ARPAFile(path: path) }
    }
  }

  @Test("1,000 random changes: an error or a file, no crash")
  func mutation() throws {
    let folder = try TemporaryFolder()
    var generator = SplitMix64(seed: 113)
    let alphabet = Array("\\-. \t\n\r0123456789eadt<>s/=:ngram\u{0}".utf8)
    var failed = 0
    for _ in 0..<1_000 {
      var bytes = Array(TinyModel.arpa.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = alphabet.randomElement(using: &generator) ?? 0
      }
      let path = try folder.file("mutated.arpa", bytes)
      do {
        let file = try ARPAFile(path: path)
        #expect(file.counts.count == file.order)
      } catch {
        failed += 1
        #expect(!error.description.contains("\n") && !error.remedy.isEmpty)
      }
    }
    #expect(failed > 100 && failed < 1_000)
  }
}
