internal import CCopydesk

/// The objects C code holds.
enum Handles {
  static let cleaners = HandleTable<SharedCleaner>(tag: 1)
  static let results = HandleTable<CleaningResult>(tag: 2)
  static let queries = HandleTable<SharedQueries>(tag: 3)
  static let evidence = HandleTable<SharedEvidence>(tag: 4)
  static let data = HandleTable<OwnedBytes>(tag: 5)
  static let furniture = HandleTable<SharedFurniture>(tag: 7)
  static let offsets = HandleTable<SharedOffsets>(tag: 6)
}

extension HandleTable {
  /// Puts a new object where a caller wants its handle; on failure NULL stands there.
  func create(
    _ place: UnsafeMutablePointer<OpaquePointer?>?, _ name: String, _ make: () throws(LibraryError) -> Object
  ) -> copydesk_status {
    guard let place else { return LibraryError.argument(name).report() }
    place.pointee = nil
    do throws(LibraryError) {
      let object = try make()
      guard let ticket = insert(object) else {
        throw LibraryError(status: COPYDESK_UNAVAILABLE, message: "too many handles are held; free those not needed")
      }
      place.pointee = ticket
      return COPYDESK_OK
    } catch {
      return error.report()
    }
  }

  /// Calls `body` with the object of a handle.
  func use(
    _ ticket: OpaquePointer?, _ name: String, _ body: (Object) throws(LibraryError) -> Void
  ) -> copydesk_status {
    do throws(LibraryError) {
      try body(try held(ticket, name))
      return COPYDESK_OK
    } catch {
      return error.report()
    }
  }

  /// The object of a handle.
  func held(_ ticket: OpaquePointer?, _ name: String) throws(LibraryError) -> Object {
    guard let object = object(ticket) else { throw .handle(name) }
    return object
  }

  /// Lets go of a handle; NULL is none.
  func free(_ ticket: OpaquePointer?, _ name: String) -> copydesk_status {
    guard ticket == nil || remove(ticket) != nil else { return LibraryError.handle(name).report() }
    return COPYDESK_OK
  }

  /// A number an object has; 0 for a handle that is not valid.
  func count(_ ticket: OpaquePointer?, _ name: String, _ number: (Object) -> Int) -> Int {
    guard let object = object(ticket) else {
      _ = LibraryError.handle(name).report()
      return 0
    }
    return number(object)
  }

  /// What an object shows: NULL and no length for a handle that is not valid.
  func show(
    _ ticket: OpaquePointer?, _ name: String, _ length: UnsafeMutablePointer<Int>?, _ part: (Object) -> OwnedBytes
  ) -> UnsafePointer<CChar>? {
    length?.pointee = 0
    guard let object = object(ticket) else {
      _ = LibraryError.handle(name).report()
      return nil
    }
    let bytes = part(object)
    length?.pointee = bytes.count
    return bytes.start
  }
}

/// The bytes of an argument, after its length was looked at: lengths are unsigned in C.
func argumentBytes(
  _ start: UnsafePointer<CChar>?, _ length: Int, _ name: String
) throws(LibraryError) -> UnsafeRawBufferPointer {
  let limit = UInt(COPYDESK_TEXT_LIMIT)
  guard UInt(bitPattern: length) <= limit else { throw .textTooLong(UInt(bitPattern: length), limit: limit) }
  guard start != nil || length == 0 else { throw .bytes(name, length) }
  return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length)
}
