/// White space within a line: space, tab and no-break space.
///
/// Other Unicode spaces are left to the rules that know them; an ideographic space opens Chinese paragraphs.
enum WhiteSpace {
  /// The first offset in `range` that is not white space; its end if there is none.
  static func skip(_ range: Range<Int>, in view: ByteView) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if view[offset] == 0x20 || view[offset] == 0x09 {
        offset += 1
      } else if view[offset] == 0xC2, view[offset + 1] == 0xA0 {
        offset += 2
      } else {
        break
      }
    }
    return min(offset, range.upperBound)
  }

  /// The end of `range` less the white space there; its start if it holds nothing else.
  static func skipBack(_ range: Range<Int>, in view: ByteView) -> Int {
    var offset = range.upperBound
    while offset > range.lowerBound {
      if view[offset - 1] == 0x20 || view[offset - 1] == 0x09 {
        offset -= 1
      } else if offset - 2 >= range.lowerBound, view[offset - 1] == 0xA0, view[offset - 2] == 0xC2 {
        offset -= 2
      } else {
        break
      }
    }
    return offset
  }

  /// The range less the white space at both ends.
  static func trimmed(_ range: Range<Int>, in view: ByteView) -> Range<Int> {
    let lower = skip(range, in: view)
    return lower..<max(lower, skipBack(lower..<range.upperBound, in: view))
  }
}
