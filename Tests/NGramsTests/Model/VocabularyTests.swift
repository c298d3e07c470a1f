import NGrams
import Testing

@Suite("Vocabulary")
struct VocabularyTests {
  @Test("gives words their ids and ids their words")
  func roundTrip() throws {
    var builder = VocabularyBuilder()
    let words = (0..<5_000).map { "word\($0 * 7_919 % 5_000)" + String(repeating: "é", count: $0 % 20) }
    for (index, word) in words.enumerated() {
      var word = word
      #expect(word.withUTF8 { builder.insert($0) } == WordID(index + 3))
      #expect(word.withUTF8 { builder.insert($0) } == WordID(index + 3))
    }
    #expect(builder.count == 5_003)
    let vocabulary = try builder.build()
    #expect(vocabulary.count == 5_003)
    for (index, word) in words.enumerated() {
      #expect(vocabulary.id(of: word) == WordID(index + 3))
      #expect(vocabulary.word(WordID(index + 3)) == Array(word.utf8))
    }
    #expect(vocabulary.id(of: "another") == Vocabulary.unknown)
    #expect(vocabulary.word(9_999) == [])
  }

  @Test("has the reserved words from the start; the empty word is none")
  func reserved() throws {
    var builder = VocabularyBuilder()
    #expect(builder.insert(UnsafeBufferPointer(start: nil, count: 0)) == Vocabulary.unknown)
    let vocabulary = try builder.build()
    #expect((0..<3).map { vocabulary.string($0) } == Vocabulary.reservedWords)
    #expect(vocabulary.id(of: "<s>") == Vocabulary.beginSentence && vocabulary.id(of: "</s>") == Vocabulary.endSentence)
    #expect(vocabulary.id(of: "") == Vocabulary.unknown && vocabulary.id(of: "<unk>") == Vocabulary.unknown)
  }

  @Test("words are bytes, valid or not")
  func bytes() throws {
    var builder = VocabularyBuilder()
    let words: [[UInt8]] = [[0xFF], [0xFF, 0x00], [0x00], [0xC3], Array(repeating: 0xFE, count: 300)]
    let ids = words.map { $0.withUnsafeBufferPointer { builder.insert($0) } }
    let vocabulary = try builder.build()
    #expect(words.map { $0.withUnsafeBufferPointer { vocabulary.id(of: $0) } } == ids && Set(ids).count == 5)
  }

  @Test("many words at a time have the ids that they have one by one")
  func manyAtATime() throws {
    var builder = VocabularyBuilder()
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    for index in 0..<3_000 {
      var word = "w\(index * 31 % 4_001)" + String(repeating: "x", count: index % 23)
      if index % 3 != 0 { _ = word.withUTF8 { builder.insert($0) } }
      let start = text.count
      text += Array(word.utf8)
      ranges.append(start..<text.count)
    }
    for word in Vocabulary.reservedWords {
      ranges.append(text.count..<text.count + word.utf8.count)
      text += Array(word.utf8)
    }
    ranges += [5..<5, text.count - 3..<text.count + 9, text.count + 1..<text.count + 2, -7 ..< -2]
    let vocabulary = try builder.build()
    var ids: [WordID] = [9, 9]
    text.withUnsafeBufferPointer { vocabulary.ids(in: $0, at: ranges, into: &ids) }
    let expected = ranges.map { range in
      let range = range.clamped(to: text.indices)
      return text[range].withUnsafeBufferPointer { vocabulary.id(of: $0) }
    }
    #expect(ids == expected)
    #expect(ids.count(where: { $0 == Vocabulary.unknown }) >= 1_000 && Set(ids).count > 1_900)
    vocabulary.ids(in: UnsafeBufferPointer<UInt8>(start: nil, count: 0), at: [0..<0, 3..<9], into: &ids)
    #expect(ids == [Vocabulary.unknown, Vocabulary.unknown])
  }
}
