internal import CCopydesk
internal import Glibc

/// Memory that goes out through Arrow's C data interface, freed when its consumer calls the release callback.
final class ArrowMemory {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit { for block in blocks { free(block) } }

  /// Zeroed memory for that many values, aligned to 64 bytes as Arrow recommends; nil if there is none left.
  func allocate<Value>(_ type: Value.Type, _ count: Int) throws(LibraryError) -> UnsafeMutablePointer<Value> {
    let size = max(count, 1) * MemoryLayout<Value>.stride
    var block: UnsafeMutableRawPointer?
    guard posix_memalign(&block, 64, size) == 0, let block else {
      throw LibraryError(
        status: COPYDESK_UNAVAILABLE, message: "no memory for \(size) bytes of results; pass fewer rows")
    }
    memset(block, 0, size)
    blocks.append(block)
    return block.bindMemory(to: Value.self, capacity: max(count, 1))
  }

  /// A string with a terminating zero.
  func string(_ text: String) throws(LibraryError) -> UnsafePointer<CChar> {
    let bytes = Array(text.utf8)
    let start = try allocate(UInt8.self, bytes.count + 1)
    start.update(from: bytes, count: bytes.count)
    return UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
  }

  /// An array over memory of this object, which its release callback then keeps.
  ///
  /// Children are moved into memory of this object, and released with the array unless a consumer moves them out before.
  func array(
    count: Int, nulls: Int, buffers: [UnsafeRawPointer?], children: [ArrowArray]
  ) throws(LibraryError) -> ArrowArray {
    var array = ArrowArray()
    array.length = Int64(count)
    array.null_count = Int64(nulls)
    array.n_buffers = Int64(buffers.count)
    array.buffers = try allocate(UnsafeRawPointer?.self, buffers.count)
    for (index, buffer) in buffers.enumerated() { array.buffers[index] = buffer }
    array.n_children = Int64(children.count)
    array.children = try list(children)
    array.private_data = Unmanaged.passRetained(self).toOpaque()
    array.release = { array in
      guard let array, array.pointee.release != nil else { return }
      for index in 0..<Int(array.pointee.n_children) {
        if let child = array.pointee.children[index] { child.pointee.release?(child) }
      }
      // Before the memory goes, in which a child's own structure lies.
      let memory = array.pointee.private_data
      array.pointee.release = nil
      if let memory { Unmanaged<ArrowMemory>.fromOpaque(memory).release() }
    }
    return array
  }

  /// A schema over memory of this object, as ``array(count:nulls:buffers:children:)``.
  func schema(
    _ format: String, name: String, isNullable: Bool, children: [ArrowSchema] = []
  ) throws(LibraryError) -> ArrowSchema {
    var schema = ArrowSchema()
    schema.format = try string(format)
    schema.name = try string(name)
    schema.flags = isNullable ? Int64(ARROW_FLAG_NULLABLE) : 0
    schema.n_children = Int64(children.count)
    schema.children = try list(children)
    schema.private_data = Unmanaged.passRetained(self).toOpaque()
    schema.release = { schema in
      guard let schema, schema.pointee.release != nil else { return }
      for index in 0..<Int(schema.pointee.n_children) {
        if let child = schema.pointee.children[index] { child.pointee.release?(child) }
      }
      let memory = schema.pointee.private_data
      schema.pointee.release = nil
      if let memory { Unmanaged<ArrowMemory>.fromOpaque(memory).release() }
    }
    return schema
  }

  /// Pointers to structures that are moved into this object's memory; nil for none.
  private func list<Value>(
    _ values: [Value]
  ) throws(LibraryError) -> UnsafeMutablePointer<UnsafeMutablePointer<Value>?>? {
    guard !values.isEmpty else { return nil }
    let places = try allocate(Value.self, values.count)
    places.update(from: values, count: values.count)
    let pointers = try allocate(UnsafeMutablePointer<Value>?.self, values.count)
    for index in values.indices { pointers[index] = places + index }
    return pointers
  }
}
