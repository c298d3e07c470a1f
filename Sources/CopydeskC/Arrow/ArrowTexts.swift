internal import CCopydesk

/// A column of texts that a caller lent through Arrow's C data interface; valid during the call.
///
/// What can be checked is checked before a row is read: format, number of buffers, and that offsets ascend. That the
/// buffers are as long as they say cannot be.
struct ArrowTexts: @unchecked Sendable {
  // Unchecked because of the pointers: what they point to is only read.
  private let validity: UnsafePointer<UInt8>?
  private let offsets: UnsafeRawPointer?
  private let data: UnsafeRawPointer?
  /// Rows of the buffers that come before those of the array: it may be a slice.
  private let first: Int

  /// The rows.
  let count: Int
  /// The format: `u` or `U` for strings, `z` or `Z` for bytes.
  let format: Format

  /// The types of Arrow that hold texts, by the letters of the C data interface.
  enum Format: String, CaseIterable, Sendable {
    case utf8 = "u"
    case largeUTF8 = "U"
    case binary = "z"
    case largeBinary = "Z"

    /// Whether offsets have 64 bits.
    var isLarge: Bool { self == .largeUTF8 || self == .largeBinary }
  }

  /// Looks at an array.
  ///
  /// - Parameters:
  ///   - array: The caller's.
  ///   - schema: Its type.
  ///   - name: What the argument is called, for errors.
  /// - Throws: ``LibraryError`` if it is no array of texts.
  /// - Complexity: O(*n*) in the rows.
  init(
    _ array: UnsafePointer<ArrowArray>?, _ schema: UnsafePointer<ArrowSchema>?, _ name: String
  ) throws(LibraryError) {
    guard let array = array?.pointee, let schema = schema?.pointee else { throw .argument(name) }
    guard array.release != nil, schema.release != nil, let letters = schema.format else {
      throw .array(name, "it was released already; export it anew")
    }
    guard let format = Format(rawValue: String(cString: letters)), schema.dictionary == nil else {
      throw .array(
        name,
        "its format is '\(String(cString: letters))'; pass utf8, large_utf8, binary or large_binary, without a dictionary"
      )
    }
    let end = array.offset.addingReportingOverflow(array.length)
    guard array.length >= 0, array.offset >= 0, !end.overflow, array.n_buffers == 3, let buffers = array.buffers else {
      throw .array(name, "its length, offset or number of buffers cannot be; pass an array as Arrow exports it")
    }
    self.format = format
    (first, count) = (Int(array.offset), Int(array.length))
    validity = array.null_count == 0 ? nil : buffers[0]?.assumingMemoryBound(to: UInt8.self)
    (offsets, data) = (buffers[1], buffers[2])
    guard count > 0 else { return }
    guard offsets != nil else { throw .array(name, "it has rows but no offsets; pass an array as Arrow exports it") }
    var last = offset(0)
    guard last >= 0 else { throw .array(name, "an offset is negative; pass an array as Arrow exports it") }
    for row in 1...count {
      let next = offset(row)
      guard next >= last else {
        throw .array(name, "its offsets descend at row \(row - 1); pass an array as Arrow exports it")
      }
      last = next
    }
    guard data != nil || last == offset(0) else {
      throw .array(name, "it has text but no data; pass an array as Arrow exports it")
    }
  }

  /// Where the text of a row begins in the data, and that of the row before it ends.
  private func offset(_ row: Int) -> Int {
    guard let offsets else { return 0 }
    return format.isLarge
      ? Int(offsets.loadUnaligned(fromByteOffset: (first + row) * 8, as: Int64.self))
      : Int(offsets.loadUnaligned(fromByteOffset: (first + row) * 4, as: Int32.self))
  }

  /// The bytes of a row, of whose number it is known that it is one; nil if it holds no text.
  subscript(row: Int) -> UnsafeRawBufferPointer? {
    let place = first + row
    if let validity, validity[place / 8] & 1 << (place % 8) == 0 { return nil }
    let start = offset(row)
    return UnsafeRawBufferPointer(start: data.map { $0 + start }, count: data == nil ? 0 : offset(row + 1) - start)
  }

  /// The bytes of some rows, nulls included.
  func size(of rows: Range<Int>) -> Int { offset(rows.upperBound) - offset(rows.lowerBound) }
}
