public import CCopydesk
internal import Copydesk
internal import CopydeskLedger

// The functions of copydesk.h that move places between a text and its cleaned text.

/// Makes the map of a cleaned text and its ledger.
@c @implementation
public func copydesk_offsets_create(
  _ text: UnsafePointer<CChar>?, _ length: Int, _ ledger: UnsafePointer<CChar>?, _ ledger_length: Int,
  _ unit: copydesk_unit, _ offsets: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.offsets.create(offsets, "offsets") { () throws(LibraryError) in
    guard let unit = OffsetMap.Unit(unit) else {
      throw LibraryError(
        status: COPYDESK_INVALID_ARGUMENT,
        message: "the unit \(unit.rawValue) is not known; pass COPYDESK_BYTES, COPYDESK_CODE_POINTS or COPYDESK_UTF16")
    }
    return try SharedOffsets(
      text: Array(try argumentBytes(text, length, "text")),
      ledger: Array(try argumentBytes(ledger, ledger_length, "ledger")), in: unit)
  }
}

/// Moves places of the original text to the cleaned one.
@c @implementation
public func copydesk_offsets_to_cleaned(
  _ offsets: OpaquePointer?, _ side: copydesk_side, _ places: UnsafeMutablePointer<Int>?, _ count: Int
) -> copydesk_status {
  move(offsets, side, places, count) { $0.cleaned($1, $2) }
}

/// Moves places of the cleaned text to the original one.
@c @implementation
public func copydesk_offsets_to_original(
  _ offsets: OpaquePointer?, _ side: copydesk_side, _ places: UnsafeMutablePointer<Int>?, _ count: Int
) -> copydesk_status {
  move(offsets, side, places, count) { $0.original($1, $2) }
}

/// Frees a map.
@c @implementation
public func copydesk_offsets_free(_ offsets: OpaquePointer?) -> copydesk_status {
  Handles.offsets.free(offsets, "offsets")
}

private func move(
  _ offsets: OpaquePointer?, _ side: copydesk_side, _ places: UnsafeMutablePointer<Int>?, _ count: Int,
  _ place: (OffsetMap, Int, OffsetMap.Side) -> Int
) -> copydesk_status {
  Handles.offsets.use(offsets, "offsets") { (shared) throws(LibraryError) in
    guard let places else {
      if count == 0 { return }
      throw .bytes("places", count)
    }
    let side: OffsetMap.Side = side == COPYDESK_END ? .end : .start
    for index in 0..<max(count, 0) {
      // Unsigned in C: what is beyond every text is taken for its end.
      places[index] = place(shared.map, Int(clamping: UInt(bitPattern: places[index])), side)
    }
  }
}

/// The map of a text and its ledger, which any number of threads ask.
final class SharedOffsets: Sendable {
  let map: OffsetMap

  /// Reads the ledger.
  init(text: [UInt8], ledger: [UInt8], in unit: OffsetMap.Unit) throws(LibraryError) {
    var reader = LedgerReader()
    var changes: [EditScript.Change] = []
    do {
      for line in ledger.split(separator: 0x0A) {
        if let change = try reader.read(line: Array(line)).finding.change { changes.append(change) }
      }
      map = try OffsetMap(try EditScript(changes), cleaned: text, in: unit)
    } catch let error as LedgerError {
      throw LibraryError(status: COPYDESK_INVALID_DATA, message: error.description)
    } catch {
      throw LibraryError(status: COPYDESK_INVALID_DATA, message: "ledger: \(error)")
    }
  }
}

extension OffsetMap.Unit {
  /// The unit of a number of copydesk.h.
  fileprivate init?(_ unit: copydesk_unit) {
    switch unit {
    case COPYDESK_BYTES: self = .bytes
    case COPYDESK_CODE_POINTS: self = .codePoints
    case COPYDESK_UTF16: self = .utf16
    default: return nil
    }
  }
}
