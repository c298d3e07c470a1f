import Copydesk
import WordRepair
import CopydeskTestSupport

/// Documents as evidence, in the order given.
func evidence(
  _ documents: [(id: String, text: String)], memoryLimit: Int = EvidenceIndexBuilder.defaultMemoryLimit,
  rewritten: Set<String> = []
) throws -> EvidenceIndex {
  let tokenizer = try CopyTokenizer()
  var builder = EvidenceIndexBuilder(memoryLimit: memoryLimit)
  for document in documents {
    var text = Array(document.text.utf8)
    text.withUnsafeMutableBufferPointer { buffer in
      let bytes = UnsafeBufferPointer(buffer)
      builder.add(
        tokenizer.tokens(of: bytes), of: bytes, documentID: document.id,
        isRewritten: rewritten.contains(document.id))
    }
  }
  return builder.makeIndex()
}

/// What a corroborator makes of a text.
struct Corroborated {
  var text: String
  var found: [Corroboration]

  init(_ text: String, _ index: EvidenceIndex, id: String = "damaged") throws {
    let bytes = Array(text.utf8)
    let tokenizer = try CopyTokenizer()
    found = bytes.withUnsafeBufferPointer { buffer in
      let tokens = tokenizer.tokens(of: buffer)
      return Corroborator(index).replacements(for: tokens, documentID: id, spans: PasteSpans(tokens))
    }
    var repaired = bytes
    for corroboration in found.reversed() {
      repaired.replaceSubrange(corroboration.range, with: corroboration.replacement)
    }
    self.text = String(decoding: repaired, as: UTF8.self)
  }
}
