/// A small check that every element of a page is closed in its turn.
enum HTMLBalance {
  private static let void: Set<String> = ["meta", "input", "br", "link", "hr", "img"]

  /// The first fault, or nil.
  ///
  /// Goes by bytes, as a browser goes by code points: an accent after `>` does not make it another mark.
  static func fault(in page: String) -> String? {
    var open: [String] = []
    var rest = Array(page.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return "a tag does not end" }
      let tag = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[end...].dropFirst()
      if tag.hasPrefix("!DOCTYPE") { continue }
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if name.isEmpty { return "a stray < before \(tag)" }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return "</\(name)> closes nothing" }
      } else if !void.contains(name) {
        if tag.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1 {
          return "an attribute of <\(tag)> does not end"
        }
        open.append(name)
        if name == "script" || name == "style" {
          guard let close = rest.firstRange(of: Array("</\(name)>".utf8)) else { return "<\(name)> does not end" }
          rest = rest[close.lowerBound...]
        }
      }
    }
    return open.isEmpty ? nil : "<\(open.joined(separator: "> <"))> not closed"
  }
}
