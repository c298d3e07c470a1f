internal import Copydesk
internal import CopydeskLab
internal import CopydeskLedger
internal import WordRepair

/// A damaged document as a line of JSON, offsets in code points.
enum DamageLine {
  /// Encodes `id`, `damaged`, `clean`, `sites`, `tokens` and `dropped_spans` as sets of scrambled text have them, and
  /// `damage`: every other change that is more than a space.
  static func encode(_ document: ScrambledDocument, id: String, genre: String?) -> [UInt8] {
    let damaged = CodePointIndex(document.damaged)
    let clean = CodePointIndex(document.clean)
    var json = JSONWriter()
    json.beginObject()
    json.member("id", id)
    if let genre { json.member("genre", genre) }
    json.key("damaged")
    json.string(document.damaged)
    json.key("clean")
    json.string(document.clean)
    json.key("sites")
    json.beginArray()
    for site in document.sites {
      json.beginObject()
      write(damaged.range(site.damaged), "start", "end", &json)
      json.key("inserted")
      json.string(Array(document.damaged[site.damaged]))
      write(clean.range(site.clean), "clean_start", "clean_end", &json)
      json.member("drift", site.drift)
      json.key("gold")
      json.beginArray()
      for token in site.tokens { json.string(Array(document.clean[document.tokens.range(of: token)])) }
      json.endArray()
      json.member("token", site.tokens.lowerBound)
      write(clean.range(document.tokens.range(of: site.mention)), "mention_start", "mention_end", &json)
      write(clean.range(document.tokens.range(of: site.head)), "head_start", "head_end", &json)
      json.endObject()
    }
    json.endArray()
    json.member("tokens", document.tokens.count)
    json.key("dropped_spans")
    json.beginArray()
    for change in document.changes where change.kind == .droppedHyphenatedWord {
      let span = clean.range(change.clean)
      json.beginArray()
      json.number(span.lowerBound)
      json.number(span.upperBound)
      json.endArray()
    }
    json.endArray()
    json.key("damage")
    json.beginArray()
    for change in document.changes where isOther(change.kind) {
      json.beginObject()
      json.member("kind", change.kind.rawValue)
      write(damaged.range(change.damaged), "start", "end", &json)
      write(clean.range(change.clean), "clean_start", "clean_end", &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  private static func isOther(_ kind: DamageKind) -> Bool {
    switch kind {
    case .overwrittenByMention, .droppedHyphenatedWord, .tokenization: false
    case .leadBracket, .hoverCard, .gluedSentence, .wrongDirectionQuote, .missingWord: true
    }
  }

  private static func write(_ range: Range<Int>, _ start: String, _ end: String, _ json: inout JSONWriter) {
    json.member(start, range.lowerBound)
    json.member(end, range.upperBound)
  }
}
