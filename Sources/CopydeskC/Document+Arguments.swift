internal import Copydesk

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
