/// The bytes of English quotation marks.
enum QuoteStyle {
  /// The mark of a kind and shape.
  static func mark(isDouble: Bool, shape: QuoteMark.Shape) -> String {
    switch (isDouble, shape) {
    case (true, .straight): "\""
    case (true, .opening): "“"
    case (true, .closing): "”"
    case (false, .straight): "'"
    case (false, .opening): "‘"
    case (false, .closing): "’"
    }
  }
}
