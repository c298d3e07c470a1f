public import CCopydesk
internal import Copydesk
internal import CopydeskSettings
internal import WordRepair

// The functions of copydesk.h, which has their documentation. The compiler holds them to its declarations.

/// Creates a cleaner.
@c @implementation
public func copydesk_cleaner_create(
  _ configuration: UnsafePointer<CChar>?, _ length: Int, _ cleaner: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.cleaners.create(cleaner, "cleaner") { () throws(LibraryError) in
    try makeCleaner(configuration, length, evidence: nil)
  }
}

/// Creates a cleaner that repairs from evidence.
@c @implementation
public func copydesk_cleaner_create_with_evidence(
  _ configuration: UnsafePointer<CChar>?, _ length: Int, _ evidence: OpaquePointer?,
  _ cleaner: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.cleaners.create(cleaner, "cleaner") { () throws(LibraryError) in
    let index = try Handles.evidence.held(evidence, "evidence").current.makeIndex()
    return try makeCleaner(configuration, length, evidence: index)
  }
}

/// Creates a cleaner that knows which lines recur in documents of a source.
@c @implementation
public func copydesk_cleaner_create_with_furniture(
  _ configuration: UnsafePointer<CChar>?, _ length: Int, _ evidence: OpaquePointer?, _ furniture: OpaquePointer?,
  _ cleaner: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.cleaners.create(cleaner, "cleaner") { () throws(LibraryError) in
    let index = evidence == nil ? nil : try Handles.evidence.held(evidence, "evidence").current.makeIndex()
    let counts = try Handles.furniture.held(furniture, "furniture").current
    return try makeCleaner(configuration, length, evidence: index, furniture: counts)
  }
}

/// The one place where cleaners of the library are made, with what comes in the binary.
private func makeCleaner(
  _ text: UnsafePointer<CChar>?, _ length: Int, evidence: EvidenceIndex?, furniture: FurnitureCounts? = nil
) throws(LibraryError) -> SharedCleaner {
  let limit = UInt(COPYDESK_CONFIGURATION_LIMIT)
  guard UInt(bitPattern: length) <= limit else {
    throw .configuration("configuration: its length, \(UInt(bitPattern: length)) bytes, is above \(limit); shorten it")
  }
  let settings: Settings
  let bytes = try argumentBytes(text, length, "configuration")
  do throws(SettingsError) {
    settings = try Settings(bytes)
  } catch {
    throw .configuration("configuration\(error.line.map { ", line \($0)" } ?? ""): \(error.message)")
  }
  return try SharedCleaner(
    settings.configuration, repairModel: try RepairModels.model(language: settings.model, weights: settings.weights),
    evidence: evidence, furniture: furniture, neural: try NeuralModels.model(settings.neuralModel))
}

/// Frees a cleaner.
@c @implementation
public func copydesk_cleaner_free(_ cleaner: OpaquePointer?) -> copydesk_status {
  Handles.cleaners.free(cleaner, "cleaner")
}

/// Cleans one text.
@c @implementation
public func copydesk_clean(
  _ cleaner: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ id: UnsafePointer<CChar>?,
  _ id_length: Int, _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.results.create(result, "result") { () throws(LibraryError) in
    let shared = try Handles.cleaners.held(cleaner, "cleaner")
    return try shared.clean(try Document(text: text, length, id: id, id_length))
  }
}

/// Cleans one text of a source.
@c @implementation
public func copydesk_clean_of_source(
  _ cleaner: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ id: UnsafePointer<CChar>?,
  _ id_length: Int, _ source: UnsafePointer<CChar>?, _ source_length: Int,
  _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.results.create(result, "result") { () throws(LibraryError) in
    let shared = try Handles.cleaners.held(cleaner, "cleaner")
    var document = try Document(text: text, length, id: id, id_length)
    document.source = Document.source(
      of: String(decoding: try argumentBytes(source, source_length, "source"), as: UTF8.self))
    return try shared.clean(document)
  }
}

/// The cleaned text of a result.
@c @implementation
public func copydesk_result_text(
  _ result: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
  Handles.results.show(result, "result", length) { $0.text }
}

/// The ledger of a result.
@c @implementation
public func copydesk_result_ledger(
  _ result: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
  Handles.results.show(result, "result", length) { $0.ledger }
}

/// Frees a result.
@c @implementation
public func copydesk_result_free(_ result: OpaquePointer?) -> copydesk_status {
  Handles.results.free(result, "result")
}

extension Document {
  /// The document that a caller's pointers and lengths tell.
  init(
    text: UnsafePointer<CChar>?, _ length: Int, id: UnsafePointer<CChar>?, _ idLength: Int
  ) throws(LibraryError) {
    self.init(
      id: String(decoding: try argumentBytes(id, idLength, "id"), as: UTF8.self),
      bytes: Array(try argumentBytes(text, length, "text")))
  }
}

/// Bytes at an address that stays the same until the object goes, with a zero behind them that is not counted.
final class OwnedBytes: @unchecked Sendable {
  // Unchecked because of the pointer: what it points to is written here and then only read.
  private let buffer: UnsafeMutableBufferPointer<CChar>

  init(_ bytes: [UInt8]) {
    buffer = .allocate(capacity: bytes.count + 1)
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
    buffer.initializeElement(at: bytes.count, to: 0)
  }

  deinit { buffer.deallocate() }

  var start: UnsafePointer<CChar>? { UnsafePointer(buffer.baseAddress) }
  var count: Int { buffer.count - 1 }
}
