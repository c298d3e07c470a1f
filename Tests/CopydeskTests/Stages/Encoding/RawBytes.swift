/// Bytes from a text in which `\\E9` stands for the byte 0xE9.
func rawBytes(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let first = rest.first {
    if first == 0x5C, let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16) {
      bytes.append(value)
      rest = rest.dropFirst(3)
    } else {
      bytes.append(first)
      rest = rest.dropFirst()
    }
  }
  return bytes
}
