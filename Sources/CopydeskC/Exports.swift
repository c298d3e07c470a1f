public import CCopydesk
internal import Copydesk
internal import EnglishModel

// The functions of copydesk.h, which has their documentation. The compiler holds them to its declarations.

private let cleaners = HandleTable<SharedCleaner>(tag: 1)
private let results = HandleTable<CleaningResult>(tag: 2)

/// Creates a cleaner.
@c @implementation
public func copydesk_cleaner_create(
  _ configuration: UnsafePointer<CChar>?, _ length: Int, _ cleaner: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  guard let cleaner else { return LibraryError.argument("cleaner").report() }
  cleaner.pointee = nil
  do throws(LibraryError) {
    let limit = UInt(COPYDESK_CONFIGURATION_LIMIT)
    guard UInt(bitPattern: length) <= limit else {
      throw .configuration(
        "configuration: its length, \(UInt(bitPattern: length)) bytes, is above \(limit); shorten it")
    }
    let shared = try makeCleaner(try CleanerConfiguration(bytes(configuration, length, "configuration")).configuration)
    cleaner.pointee = try issue(shared, in: cleaners)
    return COPYDESK_OK
  } catch {
    return error.report()
  }
}

/// What restores words that were written over, opened at the first cleaner and shared by all.
private let repairModel = Result { () throws(RepairModelError) in try EnglishModel.repairModel() }

/// The one place where cleaners of the library are made, with what comes in the binary.
private func makeCleaner(_ configuration: Configuration) throws(LibraryError) -> SharedCleaner {
  let model: RepairModel
  do throws(RepairModelError) {
    model = try repairModel.get()
  } catch {
    throw LibraryError(status: COPYDESK_UNAVAILABLE, message: error.description)
  }
  return try SharedCleaner(configuration, repairModel: model)
}

/// Frees a cleaner.
@c @implementation
public func copydesk_cleaner_free(_ cleaner: OpaquePointer?) -> copydesk_status {
  guard cleaner == nil || cleaners.remove(cleaner) != nil else { return LibraryError.handle("cleaner").report() }
  return COPYDESK_OK
}

/// Cleans one text.
@c @implementation
public func copydesk_clean(
  _ cleaner: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ id: UnsafePointer<CChar>?,
  _ id_length: Int, _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  guard let result else { return LibraryError.argument("result").report() }
  result.pointee = nil
  do throws(LibraryError) {
    guard let shared = cleaners.object(cleaner) else { throw .handle("cleaner") }
    let document = Document(
      id: String(decoding: try bytes(id, id_length, "id"), as: UTF8.self), bytes: Array(try bytes(text, length, "text"))
    )
    result.pointee = try issue(try shared.clean(document), in: results)
    return COPYDESK_OK
  } catch {
    return error.report()
  }
}

/// The cleaned text of a result.
@c @implementation
public func copydesk_result_text(
  _ result: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
  show(.text, of: result, length)
}

/// The ledger of a result.
@c @implementation
public func copydesk_result_ledger(
  _ result: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
  show(.ledger, of: result, length)
}

/// Frees a result.
@c @implementation
public func copydesk_result_free(_ result: OpaquePointer?) -> copydesk_status {
  guard result == nil || results.remove(result) != nil else { return LibraryError.handle("result").report() }
  return COPYDESK_OK
}

private func show(
  _ part: CleaningResult.Part, of result: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
  length?.pointee = 0
  guard let held = results.object(result) else {
    _ = LibraryError.handle("result").report()
    return nil
  }
  let bytes = held.bytes(of: part)
  length?.pointee = bytes.count
  return bytes.start
}

private func issue<Object>(_ object: Object, in table: HandleTable<Object>) throws(LibraryError) -> OpaquePointer {
  guard let ticket = table.insert(object) else {
    throw LibraryError(status: COPYDESK_UNAVAILABLE, message: "too many handles are held; free those not needed")
  }
  return ticket
}

/// The bytes of an argument, after its length was looked at: lengths are unsigned in C.
private func bytes(
  _ start: UnsafePointer<CChar>?, _ length: Int, _ name: String
) throws(LibraryError) -> UnsafeRawBufferPointer {
  let limit = UInt(COPYDESK_TEXT_LIMIT)
  guard UInt(bitPattern: length) <= limit else { throw .textTooLong(UInt(bitPattern: length), limit: limit) }
  guard start != nil || length == 0 else { throw .bytes(name, length) }
  return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length)
}
