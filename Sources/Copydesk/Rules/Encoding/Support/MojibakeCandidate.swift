/// A place where some encoding's lead byte is followed by a continuation byte.
struct MojibakeCandidate {
  /// Where the lead stands.
  var offset: Int
  /// The encodings in question, one bit each; zero for a lead before a plain space (see ``LostNoBreakSpace``).
  var encodings: UInt16

  /// Every such place of a text, ascending.
  static func all(in text: ByteView) -> [MojibakeCandidate] {
    let lookup = SingleByteLookup.shared
    var found: [MojibakeCandidate] = []
    var offset = text.firstNonASCII(from: 0)
    while offset < text.count {
      let current = text.scalar(at: offset)
      let end = offset + max(1, current.length)
      let byte = text[end]
      if byte < 0x80 {
        if current.value == 0xED, byte == 0x20 {
          found.append(MojibakeCandidate(offset: offset, encodings: SingleByteEncoding.windows1252.bit))
        } else if LostNoBreakSpace.isLead(current.value) {
          found.append(MojibakeCandidate(offset: offset, encodings: 0))
        }
        offset = text.firstNonASCII(from: end)
        continue
      }
      let leads = lookup.leads(current.value)
      if leads != 0 {
        let encodings = leads & lookup.continues(text.scalar(at: end).value)
        if encodings != 0 { found.append(MojibakeCandidate(offset: offset, encodings: encodings)) }
      }
      offset = end
    }
    return found
  }
}
