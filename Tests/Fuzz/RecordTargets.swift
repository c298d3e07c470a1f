import Bytes
import Copydesk
import CopydeskBatch
import CopydeskTestSupport
import Dispatch

/// Record files through clean, ledger and revert: what comes back is what went in, byte for byte.
///
/// The first bytes choose the options. Then either the rest is the file as it stands, or records are built from it, so
/// that most of them are well formed and the rules have something to do. Last, the ledger or the cleaned file may be
/// damaged: reverting may then fail, and must not crash.
struct RecordFuzzer {
  private let folder = ScratchFolder()
  private let cleaner: Cleaner
  private let suffix: String

  init(_ suffix: String) throws {
    self.suffix = suffix
    // The rules have a target of their own; two small ones change enough, and are made anew for each run at no cost.
    cleaner = try .tiny()
  }

  func test(_ bytes: [UInt8], build: (inout FuzzBytes) -> [UInt8]) throws {
    var bytes = FuzzBytes(bytes)
    let options = bytes.byte()
    let damage = bytes.byte()
    let original = options & 1 == 0 ? Array(bytes.rest) : build(&bytes)
    let input = folder.write(original, to: "in" + suffix)
    let output = "out" + suffix + (options & 2 == 0 ? "" : options & 32 == 0 ? ".gz" : ".zst")
    folder.remove("out" + suffix, "out" + suffix + ".gz", "out" + suffix + ".zst", "edits.jsonl", "back" + suffix)
    let records = RecordOptions(
      outputField: options & 4 == 0 ? nil : "clean", scoreField: options & 8 == 0 ? nil : "score")
    let set = try InputSet([input])
    // One thread waits while another works.
    nonisolated(unsafe) let job = CleanJob(
      cleaner: cleaner, records: records, plan: try OutputPlan(folder.path + "/" + output, for: set),
      ledger: folder.path + "/edits.jsonl", jobs: options & 16 == 0 ? 1 : 2)
    let summary = try Self.wait { try await job.run(set) }
    guard !summary.didNothing else { return }
    if options & 64 != 0 {
      let name = damage & 1 == 0 ? "edits.jsonl" : output
      if var kept = folder.read(name), !kept.isEmpty {
        let place = (Int(damage) << 8 + Int(bytes.byte())) * kept.count / 65_536
        kept[place] ^= max(1, bytes.byte())
        folder.write(kept, to: name)
      }
      _ = try? revert(output).run()
      return
    }
    do {
      guard try !revert(output).run().hasFailures else { violation("reverting failed") }
    } catch {
      violation("reverting failed: \(error)")
    }
    guard let back = folder.read("back" + suffix) else { violation("nothing came back") }
    guard back == original else {
      violation("\(original.count) bytes went in and \(back.count) others came back: \(back)")
    }
  }

  private func revert(_ output: String) -> RevertJob {
    RevertJob(
      ledger: folder.path + "/edits.jsonl", cleaned: [folder.path + "/" + output],
      output: folder.path + "/back" + suffix)
  }

  private static func wait<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var result: Result<Value, any Error>?
    Task {
      do { result = .success(try await work()) } catch { result = .failure(error) }
      done.signal()
    }
    done.wait()
    guard let result else { violation("the run gave no result") }
    return try result.get()
  }
}

/// Pieces of text that rules act on, and bytes that formats give a meaning.
private let words = [
  "He said , “ it is n't over ”", " .", "a , b", "``x ''", "\u{FEFF}", "é", "e\u{301}", "\u{200D}", "ำ", "&amp;amp;",
  "â€™",
  "\u{0}", "\u{1F600}", "the the ", "\r\n", "10, 200", " ;", "\u{2028}", "�", "ﬁ",
].map { Array($0.utf8) }

struct JSONLinesTarget: FuzzTarget {
  static let name = "jsonl"
  private let fuzzer: RecordFuzzer

  init() throws { fuzzer = try RecordFuzzer(".jsonl") }

  func test(_ bytes: [UInt8]) throws { try fuzzer.test(bytes, build: Self.file) }

  private static func file(_ bytes: inout FuzzBytes) -> [UInt8] {
    var file: [UInt8] = []
    while !bytes.isEmpty {
      switch bytes.choice(8) {
      case 0: file += bytes.piece() + [0x0A]
      case 1: file += [[0x0A], [0x0D, 0x0A], [0xEF, 0xBB, 0xBF], [0x20, 0x0A]][bytes.choice(4)]
      default:
        file.append(0x7B)
        for _ in 0..<1 + bytes.choice(4) {
          if file.last != 0x7B { file += Array([",", " , ", ",\t"][bytes.choice(3)].utf8) }
          file += Array(
            ["\"text\"", "\"id\"", "\"clean\"", "\"score\"", "\"te\\u0078t\"", "\"n\""][bytes.choice(6)].utf8)
          file += Array([":", " : "][bytes.choice(2)].utf8)
          value(&bytes, into: &file)
        }
        file += Array(["}\n", "} \r\n", "}", "\n"][bytes.choice(12) % 4].utf8)
      }
    }
    return file
  }

  private static func value(_ bytes: inout FuzzBytes, into file: inout [UInt8]) {
    switch bytes.choice(10) {
    case 0:
      file += Array(
        ["1", "-2.5e9", "null", "true", "{}", "[1,\"a , b\"]", "{\"text\":\"c , d\"}", "NaN"][bytes.choice(8)].utf8)
    case 1: file += bytes.piece()
    default:
      file.append(0x22)
      for _ in 0..<bytes.choice(6) {
        switch bytes.choice(5) {
        case 0: file += Array("\\u".utf8) + hex(bytes.byte()) + hex(bytes.byte())
        case 1:
          file += Array(
            ["\\n", "\\\"", "\\/", "\\\\", "\\ud83d\\ude00", "\\ud83d", "\\t", "\\u0041"][bytes.choice(8)].utf8)
        default: file += words[bytes.choice(words.count)].filter { $0 >= 0x20 }
        }
      }
      file.append(0x22)
    }
  }

  private static func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdefABCDEF".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}

/// Tables of either delimiter.
private func table(_ bytes: inout FuzzBytes, delimiter: UInt8) -> [UInt8] {
  var file: [UInt8] = [[], [0xEF, 0xBB, 0xBF], [0x0A], []][bytes.choice(4)]
  let names = ["text", "id", "note", "x"].prefix(1 + bytes.choice(4)).map { Array($0.utf8) }
  let columns = bytes.choice(2) == 0 ? Array(names) : names.reversed()
  file += Array(columns.joined(separator: [delimiter])) + [[0x0A], [0x0D, 0x0A], [0x0D], [0x0A]][bytes.choice(4)]
  while !bytes.isEmpty {
    let isRagged = bytes.choice(6) == 0
    let count = isRagged ? bytes.choice(7) : columns.count
    for column in 0..<count {
      if column > 0 { file.append(delimiter) }
      let isQuoted = bytes.choice(3) == 0
      if isQuoted { file.append(0x22) }
      for _ in 0..<bytes.choice(4) {
        switch bytes.choice(6) {
        case 0: file += isQuoted ? [0x22, 0x22] : [0x22]
        case 1: file += isQuoted ? [delimiter, 0x0A] : [0x27]
        case 2: file += bytes.piece().prefix(8)
        default:
          file += words[bytes.choice(words.count)].filter { isQuoted || $0 != delimiter && $0 != 0x0A && $0 != 0x0D }
        }
      }
      if isQuoted, bytes.choice(40) != 0 { file.append(0x22) }
    }
    file += [[0x0A], [0x0D, 0x0A], [0x0A, 0x0A], [0x0A], [0x0A], [0x0D], []][bytes.choice(7)]
  }
  return file
}

struct CSVTarget: FuzzTarget {
  static let name = "csv"
  private let fuzzer: RecordFuzzer

  init() throws { fuzzer = try RecordFuzzer(".csv") }

  func test(_ bytes: [UInt8]) throws { try fuzzer.test(bytes) { table(&$0, delimiter: 0x2C) } }
}

struct TSVTarget: FuzzTarget {
  static let name = "tsv"
  private let fuzzer: RecordFuzzer

  init() throws { fuzzer = try RecordFuzzer(".tsv") }

  func test(_ bytes: [UInt8]) throws { try fuzzer.test(bytes) { table(&$0, delimiter: 0x09) } }
}
