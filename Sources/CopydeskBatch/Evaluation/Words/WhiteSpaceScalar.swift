/// The code points that are white space to Python's `str.isspace`, `str.split` and `\s`.
///
/// Source: Python's definition, bidirectional class WS, B or S or category Zs, written out for Unicode 14.
/// Unlike Unicode's White_Space it holds the four separators 1C...1F.
enum WhiteSpaceScalar {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
