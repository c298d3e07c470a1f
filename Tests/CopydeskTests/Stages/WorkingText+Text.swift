@testable import Copydesk

extension WorkingText {
  /// A text to ask for its analyses.
  convenience init(_ text: String) throws {
    self.init(Array(text.utf8), resources: try TextResources(Configuration()))
  }

  /// The bytes of a range as text.
  func string(_ range: Range<Int>) -> String { String(decoding: view.bytes(range), as: UTF8.self) }
}
