internal import Copydesk
public import CopydeskBatch
internal import CopydeskLedger
internal import UnicodeText
internal import WordRepair

/// Damages the texts of a corpus and writes them with the truth, a JSON line each.
public struct DamageJob {
  private let inputs: InputSet
  private let output: String
  private let settings: DamageSettings

  /// Creates a job.
  ///
  /// - Parameters:
  ///   - inputs: What is read.
  ///   - output: The file to write; `-` is standard output.
  ///   - settings: What is done.
  public init(_ inputs: InputSet, output: String, settings: DamageSettings) {
    self.inputs = inputs
    self.output = output
    self.settings = settings
  }

  /// Does the job; the same inputs and settings give the same bytes.
  ///
  /// All texts are read even where few are asked for, since each is to be as likely as any other.
  /// - Returns: What the run came to, texts written as documents.
  /// - Throws: ``BatchError`` if the output cannot be written; what cannot be read is in the summary.
  /// - Complexity: O(*n*) in the bytes read; memory for the texts asked for, or else for one.
  public func run(observer: any BatchObserver) throws(BatchError) -> BatchSummary {
    var writer: any ByteWriter = DescriptorWriter.standardOutput()
    if output != "-" {
      try InputGuard(inputs).checkOutput(output)
      writer = try AtomicFileWriter(output)
    }
    var reader = CorpusReader(
      settings, fail: { observer.documentFailed($0) }, skip: { observer.fileSkipped($0, $1) })
    var summary = BatchSummary()
    do throws(BatchError) {
      if let count = settings.documents {
        var sample = DocumentSample(size: count, seed: settings.seed ^ 0x5A3)
        try reader.forEach(in: inputs, excluding: [output]) { (document) throws(BatchError) in sample.offer(document) }
        for document in sample.documents { try write(document, to: writer, &summary) }
      } else {
        try reader.forEach(in: inputs, excluding: [output]) { (document) throws(BatchError) in
          try write(document, to: writer, &summary)
        }
      }
      try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
    var result = reader.summary
    result.statistics = summary.statistics
    return result
  }

  private func write(
    _ document: CorpusDocument, to writer: any ByteWriter, _ summary: inout BatchSummary
  ) throws(BatchError) {
    // A document's numbers are its own: to leave others out changes nothing about it.
    let seed = settings.seed &+ UInt64(truncatingIfNeeded: document.ordinal) &* 0xD1B5_4A32_D192_ED03
    let damaged = Damager(settings.options).damage(document.text, seed: seed)
    summary.statistics.documents += 1
    summary.statistics.bytes += document.text.count
    try writer.write(DamageLine.encode(damaged, id: document.id, genre: document.genre))
  }
}

/// What is read, how much of it, and what is done to it.
public struct DamageSettings: Sendable {
  /// The damage.
  public var options = DamageOptions()
  /// The seed of all random numbers.
  public var seed: UInt64 = 1
  /// How many texts are damaged, drawn from all at random; nil for every one.
  public var documents: Int?
  /// The fewest words of a text.
  public var minimumWords = 250
  /// The most words of a text; longer documents are cut at a paragraph.
  public var maximumWords = 1500
  /// How plain text is read.
  public var layout = CorpusLayout.corpus
  /// The fields of JSON records.
  public var records = RecordOptions()
  /// What is written as `genre`; nil leaves it to the record's own field.
  public var genre: String?

  /// The defaults.
  public init() {}
}

/// Cuts long documents at the ends of paragraphs.
struct DocumentCutter {
  /// The fewest words of a piece; shorter ones are left out.
  let minimumWords: Int
  /// The most words of a piece, except for a single paragraph that has more.
  let maximumWords: Int

  /// The pieces of a text, as byte ranges; how long each becomes is drawn between the bounds.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func pieces(of text: [UInt8], _ random: inout DamageRandom) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var words = 0
    var line = 0
    var limit = self.limit(&random)
    while line < text.count {
      let end = text[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      let count = Self.wordCount(text[line..<end])
      if words > 0, words + count > limit {
        if words >= minimumWords { pieces.append(Self.trimmed(start..<line, in: text)) }
        start = line
        words = 0
        limit = self.limit(&random)
      }
      words += count
      line = end
    }
    if words >= max(1, minimumWords) {
      pieces.append(pieces.isEmpty && start == 0 ? 0..<text.count : start..<text.count)
    }
    return pieces
  }

  private func limit(_ random: inout DamageRandom) -> Int {
    // A bound one short of the range's count where that is beyond what fits.
    let span = max(0, maximumWords - minimumWords)
    return minimumWords + random.below(span == .max ? span : span + 1)
  }

  /// Leaves out the blank lines behind a piece.
  private static func trimmed(_ piece: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var end = piece.upperBound
    while end > piece.lowerBound + 1, text[end - 1] == 0x0A, text[end - 2] == 0x0A { end -= 1 }
    return piece.lowerBound..<end
  }

  private static func wordCount(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for byte in line {
      if byte > 0x20, !isInside { count += 1 }
      isInside = byte > 0x20
    }
    return count
  }
}

/// A damaged document as a line of JSON, offsets in code points.
enum DamageLine {
  /// Encodes `id`, `damaged`, `clean`, `sites`, `tokens` and `dropped_spans` as sets of scrambled text have them, and
  /// `damage`: every other change that is more than a space.
  static func encode(_ document: DamagedDocument, id: String, genre: String?) -> [UInt8] {
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
