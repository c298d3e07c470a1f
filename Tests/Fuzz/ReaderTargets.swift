import Copydesk
import CopydeskBatch
import CopydeskC
import CopydeskLedger
import CCopydesk

/// Lines of a ledger, and a whole one beside a text that it may or may not fit.
struct LedgerTarget: FuzzTarget {
  static let name = "ledger"
  private let folder = ScratchFolder()
  private let text = Array("He said, it is over.\nA second line, and a third.\n".utf8)

  func test(_ bytes: [UInt8]) throws {
    var reader = LedgerReader()
    for line in bytes.split(separator: 0x0A) {
      guard let entry = try? reader.read(line: Array(line)) else { continue }
      if entry.finding.range.lowerBound < 0 || !(0...1).contains(entry.finding.confidence) {
        violation("a finding at \(entry.finding.range) with confidence \(entry.finding.confidence)")
      }
      _ = try? Ledger(documentID: entry.documentID, findings: [entry.finding]).script().revert(from: text)
    }
    let ledger = folder.write(bytes, to: "edits.jsonl")
    for suffix in [".txt", ".jsonl", ".csv"] {
      let cleaned = folder.write(text, to: "out" + suffix)
      _ = try? RevertJob(ledger: ledger, cleaned: [cleaned], output: folder.path + "/back" + suffix).run()
    }
  }
}

/// A configuration as the command reads it and as the C library does.
struct ConfigurationTarget: FuzzTarget {
  static let name = "configuration"
  private let folder = ScratchFolder()

  func test(_ bytes: [UInt8]) throws {
    let path = folder.write(bytes, to: "copydesk.yaml")
    // It names files; only its words are read here.
    _ = try? ConfigurationFile(path: path)
    // No file that a configuration may name is opened: the fuzzer must not depend on what lies on the disk.
    if String(decoding: bytes, as: UTF8.self).utf8.contains(0x2F) { return }
    var cleaner: OpaquePointer?
    let status = bytes.withUnsafeBytes { buffer in
      copydesk_cleaner_create(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &cleaner)
    }
    if status == COPYDESK_OK, cleaner == nil { violation("a cleaner was made and is not there") }
    if copydesk_cleaner_free(cleaner) != COPYDESK_OK { violation("a cleaner cannot be freed") }
  }
}

/// The C library: calls in any order with any handles.
struct LibraryTarget: FuzzTarget {
  static let name = "library"
  private let configuration = Array(#"{"only": ["spacing", "broken-copy"]}"#.utf8)
  /// A cleaner that stays: to make one takes longer than all else.
  private var lasting: OpaquePointer?

  init() {
    var made: OpaquePointer?
    call(configuration) { copydesk_cleaner_create($0, $1, &made) }
    lasting = made
  }

  func test(_ bytes: [UInt8]) throws {
    var bytes = FuzzBytes(bytes)
    var cleaners: [OpaquePointer?] = [nil, OpaquePointer(bitPattern: 1)]
    var results = cleaners
    var queries = cleaners
    var evidence = cleaners
    var data = cleaners
    var calls = 0
    while !bytes.isEmpty, calls < 64 {
      calls += 1
      func pick(_ handles: [OpaquePointer?]) -> OpaquePointer? { handles[bytes.choice(handles.count)] }
      switch bytes.choice(16) {
      case 0:
        guard calls < 3 else { break }
        var made: OpaquePointer?
        call(bytes.choice(4) == 0 ? Array(bytes.piece()) : configuration) { copydesk_cleaner_create($0, $1, &made) }
        cleaners.append(made)
      case 1, 2:
        var made: OpaquePointer?
        let cleaner = bytes.choice(3) == 0 ? pick(cleaners) : lasting
        call(Array(bytes.piece())) { copydesk_clean(cleaner, $0, $1, $0, $1, &made) }
        results.append(made)
      case 3: touch(pick(results), copydesk_result_text)
      case 4: touch(pick(results), copydesk_result_ledger)
      case 5: _ = copydesk_result_free(pick(results))
      case 6: _ = copydesk_cleaner_free(pick(cleaners))
      case 7:
        var made: OpaquePointer?
        _ = copydesk_queries_create(&made)
        queries.append(made)
      case 8:
        let target = pick(queries)
        call(Array(bytes.piece())) { copydesk_queries_add(target, $0, $1) }
      case 9:
        let target = pick(queries)
        call(Array(bytes.piece())) { copydesk_queries_merge(target, $0, $1) }
      case 10:
        var made: OpaquePointer?
        _ = copydesk_queries_encode(pick(queries), &made)
        data.append(made)
        touch(made, copydesk_data_bytes)
      case 11:
        var made: OpaquePointer?
        _ = copydesk_evidence_create(pick(queries), Int(bytes.byte()) << 12, &made)
        evidence.append(made)
      case 12:
        var made: OpaquePointer?
        call(Array(bytes.piece())) { copydesk_evidence_decode($0, $1, &made) }
        evidence.append(made)
      case 13:
        let target = pick(evidence)
        call(Array(bytes.piece())) { copydesk_evidence_add(target, $0, $1, $0, $1) }
      case 14:
        let target = pick(evidence)
        let source = pick(data)
        var length = 0
        if let start = copydesk_data_bytes(source, &length) { _ = copydesk_evidence_merge(target, start, length) }
      default:
        var made: OpaquePointer?
        let source = pick(evidence)
        _ = copydesk_evidence_encode(source, &made)
        data.append(made)
        guard calls < 24 else { break }
        var cleaner: OpaquePointer?
        call(configuration) { copydesk_cleaner_create_with_evidence($0, $1, source, &cleaner) }
        cleaners.append(cleaner)
      }
    }
    for handle in cleaners { _ = copydesk_cleaner_free(handle) }
    for handle in results { _ = copydesk_result_free(handle) }
    for handle in queries { _ = copydesk_queries_free(handle) }
    for handle in evidence { _ = copydesk_evidence_free(handle) }
    for handle in data { _ = copydesk_data_free(handle) }
  }

  private func call(_ bytes: [UInt8], _ function: (UnsafePointer<CChar>?, Int) -> copydesk_status) {
    let status = bytes.withUnsafeBytes { function($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    if status != COPYDESK_OK, copydesk_last_error() == nil { violation("an error without words") }
  }

  /// Reads every byte that a result says it has.
  private func touch(
    _ handle: OpaquePointer?, _ function: (OpaquePointer?, UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>?
  ) {
    var length = 0
    guard let start = function(handle, &length) else { return }
    var sum: UInt64 = 0
    for index in 0..<length { sum &+= UInt64(UInt8(bitPattern: start[index])) }
    if sum == .max { violation("no such sum") }
  }
}
