internal import CopydeskLedger

/// Where in a ledger the lines about each output lie.
///
/// It holds a path and usually one range for every output, not the findings.
package struct LedgerIndex {
  /// Consecutive lines.
  package struct Part: Hashable, Sendable {
    package var range: Range<Int>
    var firstLine: Int

    package init(range: Range<Int>, firstLine: Int) {
      self.range = range
      self.firstLine = firstLine
    }
  }

  /// The lines about one output.
  struct Output: Sendable {
    /// Its path as the ledger has it; nil if the cleaned text went to standard output.
    var path: String?
    /// The file it came from: for a plain text its id.
    var input: String
    /// What it holds.
    var content: InputFormat.Content
    /// Whether it holds the records that were kept aside because they hold no text.
    var isRejects: Bool
    var parts: [Part]
  }

  private(set) var outputs: [Output] = []
  /// The ledger's last line.
  let end: LedgerEnd

  /// Reads a ledger once.
  ///
  /// Of the lines of a document, those after the first are only told by how they begin and end.
  ///
  /// - Throws: ``BatchError/incompleteLedger(path:reason:)`` if lines are missing, ``BatchError`` if it is none.
  /// - Complexity: O(*n*) in the bytes of the ledger.
  init(_ path: String) throws(BatchError) {
    var lines = try LedgerLines(path)
    let scanner: RecordScanner
    do {
      scanner = try RecordScanner()
    } catch {
      throw .malformedLedger(path: path, line: 1, reason: error.reason)
    }
    var positions: [ByteString?: Int] = [:]
    var current: (id: String, output: Int)?
    var found: LedgerEnd?
    var counts = LedgerWriter.Counts()
    var continuation: LedgerContinuation?
    let names = [
      "id", "output", RecordNote.Name.record, RecordNote.Name.keptAside, "rule", LedgerLine.formatMember.name,
    ].map { Array($0.utf8) }
    while let line = try lines.next() {
      if continuation?.takes(line.bytes) == true, let known = current {
        counts.findings += 1
        outputs[known.output].extend(line)
        continue
      }
      if line.bytes.isBlankLine { continue }
      let fields: [RecordField?]
      let values: [String?]
      do {
        fields = try scanner.fields(names, in: line.bytes, line.bytes.indices)
        values = fields.map { $0?.string(in: line.bytes) }
      } catch {
        throw .malformedLedger(path: path, line: line.number, reason: error.reason)
      }
      guard LedgerLine.isReadable(format: values[5]) else {
        throw .malformedLedger(
          path: path, line: line.number,
          reason: "its format is \(values[5] ?? ""), and this version reads up to \(LedgerLine.format)")
      }
      guard let id = values[0] else { throw .malformedLedger(path: path, line: line.number, reason: "it has no id") }
      guard found == nil else {
        throw .incompleteLedger(path: path, reason: "line \(line.number) stands after its end")
      }
      if id.isEmpty, let end = LedgerEnd(line: line.bytes, scanner: scanner) {
        found = end
        continue
      }
      guard values[4] != nil else {
        throw .malformedLedger(path: path, line: line.number, reason: "it has no rule")
      }
      counts.findings += 1
      guard let seal = DocumentSeal(line: line.bytes, scanner: scanner) else {
        guard let known = current, known.id.hasSameBytes(as: id) else {
          throw .incompleteLedger(path: path, reason: "line \(line.number) does not follow those of its document")
        }
        outputs[known.output].extend(line)
        continue
      }
      counts.documents += 1
      continuation = LedgerContinuation(line.bytes, name: fields[0], lines: seal.lines)
      let output = values[1]
      // Plain texts that went to standard output are told apart by their names.
      let key = (output ?? (values[2] == nil ? "\0" + id : nil)).map(ByteString.init)
      if let position = positions[key] {
        outputs[position].extend(line)
        current = (id, position)
      } else {
        positions[key] = outputs.count
        current = (id, outputs.count)
        let note: RecordNote?
        do {
          note = try RecordNote(line: line.bytes, scanner: scanner)
        } catch {
          throw .malformedLedger(path: path, line: line.number, reason: error.reason)
        }
        outputs.append(
          Output(
            path: output, input: note?.input ?? id,
            content: note?.content ?? .text, isRejects: values[3] != nil,
            parts: [Part(line)]))
      }
    }
    guard let found else {
      throw .incompleteLedger(path: path, reason: "its last line, which says how many there are, is missing")
    }
    guard found.counts == counts else {
      throw .incompleteLedger(
        path: path,
        reason: "it has \(counts.findings) findings of \(counts.documents) documents, and its last line says "
          + "\(found.counts.findings) of \(found.counts.documents)")
    }
    end = found
  }
}

extension LedgerIndex.Part {
  fileprivate init(_ line: LedgerLines.Line) { self.init(range: line.range, firstLine: line.number) }
}

extension LedgerIndex.Output {
  fileprivate mutating func extend(_ line: LedgerLines.Line) {
    if let last = parts.last, last.range.upperBound == line.range.lowerBound {
      parts[parts.count - 1].range = last.range.lowerBound..<line.range.upperBound
    } else {
      parts.append(LedgerIndex.Part(line))
    }
  }
}

/// Finds what a ledger knows of a cleaned file, also when the file has been moved.
struct LedgerLookup {
  private let outputs: [LedgerIndex.Output]
  private var byPath: [ByteString: Int] = [:]
  private var byName: [ByteString: [Int]] = [:]
  private let isSingle: Bool

  /// Takes an index; `isSingle` says that one file is asked about in all, so that a ledger about one output is its own.
  init(_ index: LedgerIndex, isSingle: Bool) {
    outputs = index.outputs
    self.isSingle = isSingle
    for (position, output) in outputs.enumerated() {
      let path = Self.normal(output.path ?? output.input)
      byPath[ByteString(path)] = position
      byName[ByteString(Path.name(of: path)), default: []].append(position)
    }
  }

  /// The lines about a file: by its path, else by the longest end of its path that only one output has.
  ///
  /// - Returns: Nil if the ledger has none.
  /// - Throws: ``BatchError/ledgerMismatch(path:line:reason:)`` if several outputs could be meant.
  func output(for file: InputFile, ledger: String) throws(BatchError) -> LedgerIndex.Output? {
    if isSingle, outputs.count == 1 { return outputs.first }
    let path = Self.normal(file.path)
    if let position = byPath[ByteString(path)] { return outputs[position] }
    let relative = Self.normal(file.relativePath)
    let candidates = (byName[ByteString(Path.name(of: path))] ?? []).filter { position in
      let known = Self.normal(outputs[position].path ?? outputs[position].input)
      return known.hasSameBytes(as: relative) || known.endsWith(bytesOf: "/" + relative)
    }
    guard candidates.count < 2 else {
      throw .ledgerMismatch(
        path: file.path, line: nil, reason: "\(ledger) has \(candidates.count) outputs that end so; give their folder")
    }
    return candidates.first.map { outputs[$0] }
  }

  private static func normal(_ path: String) -> String {
    var bytes = path.utf8[...]
    while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
