import Copydesk
import WordRepair
import CopydeskTestSupport
import Testing

@Suite struct EvidenceIndexTests {
  /// A sentence of words that no other sentence has in this order.
  private func sentence(_ random: inout SplitMix64) -> String {
    let words = [
      "harbour", "crane", "winter", "board", "ferry", "quay", "lantern", "pilot", "net", "tide", "rope", "cargo",
      "bell",
      "captain", "storm", "engine", "deck", "market", "salt", "anchor",
    ]
    return "The \(words.indices.dropFirst(10).map { _ in random.pick(words) }.joined(separator: " ")) went out."
  }

  @Test func orderDoesNotMatter() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var documents = (0..<200).map { number in
      (id: "d\(number)", text: (0..<5).map { _ in sentence(&random) }.joined(separator: " "))
    }
    let shared = sentence(&random)
    for index in stride(from: 0, to: 200, by: 7) { documents[index].text += " " + shared }
    let damaged = "Adela Marsh came. The sea rose. " + shared.replacing(" went out.", with: " Adela Marsh out.")
    for limit in [1 << 20, 60_000, 4000] {
      let expected = try evidence(documents, memoryLimit: limit)
      let result = try Corroborated(damaged, expected)
      for _ in 0..<4 {
        documents.shuffle(using: &random)
        let index = try evidence(documents, memoryLimit: limit)
        #expect(index.count == expected.count)
        #expect(index.isComplete == expected.isComplete)
        #expect(try Corroborated(damaged, index).found == result.found)
      }
      #expect(expected.isComplete == (limit == 1 << 20))
      // An entry takes at least 300 bytes of the limit.
      #expect(expected.count <= limit / 300)
      #expect(expected.count > limit / 1500 || expected.isComplete)
    }
  }

  @Test func mergedBuildersEqualOne() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let tokenizer = try CopyTokenizer()
    let texts = (0..<60).map { _ in Array((sentence(&random) + " " + sentence(&random)).utf8) }
    for limit in [1 << 20, 20_000] {
      var whole = EvidenceIndexBuilder(memoryLimit: limit)
      var parts = (0..<5).map { _ in EvidenceIndexBuilder(memoryLimit: limit) }
      for (number, text) in texts.enumerated() {
        text.withUnsafeBufferPointer { buffer in
          let tokens = tokenizer.tokens(of: buffer)
          whole.add(tokens, of: buffer, documentID: "d\(number % 50)", isRewritten: number % 3 == 0)
          parts[number % 5].add(tokens, of: buffer, documentID: "d\(number % 50)", isRewritten: number % 3 == 0)
        }
      }
      var merged = EvidenceIndexBuilder(memoryLimit: limit)
      for part in parts.reversed() { merged.merge(part) }
      let (first, second) = (whole.makeIndex(), merged.makeIndex())
      #expect(first.count == second.count)
      #expect(first.isComplete == second.isComplete)
      for text in texts {
        let damaged = String(decoding: text, as: UTF8.self).replacing(" went out.", with: " them out.")
        #expect(try Corroborated(damaged, first).found == Corroborated(damaged, second).found)
      }
    }
  }

  @Test func onlyWhatIsAskedForIsKept() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let tokenizer = try CopyTokenizer()
    let wanted = sentence(&random)
    var queries = CopyQueries(memory: 1 << 20)
    var asked = Array(("Adela Marsh came. " + wanted.replacing("out", with: "Adela Marsh")).utf8)
    asked.withUnsafeMutableBufferPointer { queries.add(tokenizer.tokens(of: UnsafeBufferPointer($0))) }
    var builder = EvidenceIndexBuilder(queries: queries)
    func add(_ text: String, _ id: String, isRewritten: Bool) {
      Array(text.utf8).withUnsafeBufferPointer {
        builder.add(tokenizer.tokens(of: $0), of: $0, documentID: id, isRewritten: isRewritten)
      }
    }
    for number in 0..<300 { add(sentence(&random), "d\(number)", isRewritten: false) }
    #expect(builder.count < 20)
    let before = builder.count
    // The document that asks does not answer.
    add(String(decoding: asked, as: UTF8.self), "own", isRewritten: true)
    #expect(builder.count == before)
    add(wanted, "wire", isRewritten: false)
    #expect(builder.count == before + 1)
  }
}
