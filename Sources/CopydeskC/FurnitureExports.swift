public import CCopydesk
internal import Copydesk
internal import Synchronization

// The functions of copydesk.h by which the lines of documents are counted by their source.

/// Creates furniture.
@c @implementation
public func copydesk_furniture_create(
  _ memory: Int, _ furniture: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.furniture.create(furniture, "furniture") {
    SharedFurniture(memory: memory == 0 ? FurnitureCounts.standardMemory : Int(clamping: UInt(bitPattern: memory)))
  }
}

/// Counts the lines of a document.
@c @implementation
public func copydesk_furniture_add(
  _ furniture: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ source: UnsafePointer<CChar>?,
  _ source_length: Int
) -> copydesk_status {
  Handles.furniture.use(furniture, "furniture") { (shared) throws(LibraryError) in
    var document = try Document(text: text, length, id: nil, 0)
    document.source = Document.source(
      of: String(decoding: try argumentBytes(source, source_length, "source"), as: UTF8.self))
    try shared.add(document)
  }
}

/// Adds furniture that was encoded.
@c @implementation
public func copydesk_furniture_merge(
  _ furniture: OpaquePointer?, _ data: UnsafePointer<CChar>?, _ length: Int
) -> copydesk_status {
  Handles.furniture.use(furniture, "furniture") { (shared) throws(LibraryError) in
    try shared.merge(try argumentBytes(data, length, "data"))
  }
}

/// Encodes furniture.
@c @implementation
public func copydesk_furniture_encode(
  _ furniture: OpaquePointer?, _ data: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.data.create(data, "data") { () throws(LibraryError) in
    OwnedBytes(try Handles.furniture.held(furniture, "furniture").current.encoded())
  }
}

/// The documents counted.
@c @implementation
public func copydesk_furniture_count(_ furniture: OpaquePointer?) -> Int {
  Handles.furniture.count(furniture, "furniture") { $0.documents }
}

/// Frees furniture.
@c @implementation
public func copydesk_furniture_free(_ furniture: OpaquePointer?) -> copydesk_status {
  Handles.furniture.free(furniture, "furniture")
}

/// Counts that any number of threads add to.
final class SharedFurniture: Sendable {
  private static let readers = ResourcePool { () throws(ConfigurationError) in try FurnitureReader() }

  private let counts: Mutex<FurnitureCounts>

  init(memory: Int) { counts = Mutex(FurnitureCounts(memory: memory)) }

  /// A copy; what is added later is not in it.
  var current: FurnitureCounts { counts.withLock { $0 } }

  /// The number of documents.
  var documents: Int { counts.withLock { $0.documents } }

  /// Counts the lines of a document.
  func add(_ document: Document) throws(LibraryError) {
    do throws(ConfigurationError) {
      guard let lines = try Self.readers.withResource({ reader in reader.read(document) }) else { return }
      counts.withLock { $0.add(lines) }
    } catch {
      throw LibraryError(error)
    }
  }

  /// Adds what ``FurnitureCounts/encoded()`` gave.
  func merge(_ bytes: UnsafeRawBufferPointer) throws(LibraryError) {
    do throws(FurnitureError) {
      try counts.withLock { (counts) throws(FurnitureError) in try counts.merge(encoded: bytes) }
    } catch {
      throw LibraryError(error)
    }
  }
}
