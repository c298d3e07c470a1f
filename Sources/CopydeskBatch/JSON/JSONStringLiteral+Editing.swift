public import Copydesk

extension JSONStringLiteral {
  /// The content with changes made to its text: what is not changed keeps its spelling, what is new takes the
  /// string's own style.
  ///
  /// - Parameter changes: Changes to ``text``, in order and apart.
  /// - Returns: Nil if the changed text cannot stand in a JSON string.
  /// - Complexity: O(*n*) in the bytes of the string and the changes.
  public func content(applying changes: [EditScript.Change]) -> [UInt8]? {
    let style = JSONStringStyle(of: self)
    var locator = Locator(self)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var sourceEnd = 0
    var index = 0
    while index < changes.count {
      // Changes can fall inside a character; those that touch the same one are written together.
      let start = characterStart(changes[index].range.lowerBound)
      var end = characterEnd(changes[index].range.upperBound)
      var replacement = Array(text[start..<changes[index].range.lowerBound]) + changes[index].after
      var position = changes[index].range.upperBound
      index += 1
      while index < changes.count, changes[index].range.lowerBound < end {
        replacement += text[position..<changes[index].range.lowerBound]
        replacement += changes[index].after
        position = changes[index].range.upperBound
        end = max(end, characterEnd(position))
        index += 1
      }
      replacement += text[position..<end]
      guard let written = style.content(of: replacement[...]) else { return nil }
      result += source[sourceEnd..<locator.source(of: start)]
      result += written
      sourceEnd = locator.source(of: end)
    }
    result += source[sourceEnd...]
    return result
  }

  private func characterStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private func characterEnd(_ offset: Int) -> Int {
    var end = offset
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
