extension SealedBuffer {
  /// The body of sealed evidence or queries, which errors call by `name`.
  static func open(
    _ bytes: UnsafeRawBufferPointer, as kind: StaticString, called name: String
  ) throws(EvidenceError) -> UnsafeRawBufferPointer {
    do throws(Damage) {
      return try open(bytes, as: kind)
    } catch {
      throw error == .otherKind ? .otherKind(expected: name) : .notWhole(name)
    }
  }
}
