internal import CLibCrypto
internal import CZlib

/// The CRC-32 of bytes that come piece by piece, as gzip and `crc32` have it.
///
/// It finds what was cut, swapped or edited by accident; it is no defence against forgery.
struct Checksum: Hashable, Sendable {
  private(set) var value: UInt32

  /// Goes on from a value, or starts with no bytes.
  init(_ value: UInt32 = 0) { self.value = value }

  /// The checksum of some bytes.
  init(of bytes: [UInt8]) {
    self.init()
    update(bytes[...])
  }

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    value = bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(UInt(value), $0.baseAddress, $0.count)) }
  }

  /// Eight hexadecimal digits.
  var text: String { Hexadecimal.string(value) }
}

/// The SHA-256 of bytes that come piece by piece.
final class SHA256Digest {
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    if context != nil { EVP_DigestInit_ex(context, EVP_sha256(), nil) }
  }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    if context != nil, !bytes.isEmpty { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }
  }

  /// The digest in hexadecimal, as `sha256sum` prints it; nothing can be added afterwards.
  func finish() -> String? {
    guard context != nil else { return nil }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return nil }
    return Hexadecimal.string(digest.prefix(Int(length)))
  }
}

/// The SHA-1 of bytes in base 32, as WARC files have it.
enum Base32SHA1 {
  /// Nil where libcrypto has no SHA-1.
  static func text(of bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha1(), nil) == 1 else { return nil }
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var result: [UInt8] = []
    var (bits, count) = (0, 0)
    // 160 bits are 32 digits.
    for byte in digest.prefix(Int(length)) {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 5 {
        count -= 5
        result.append(digits[bits >> count & 31])
      }
      bits &= (1 << count) - 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Bytes in small hexadecimal digits.
enum Hexadecimal {
  static func string(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in bytes { result += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]] }
    return String(decoding: result, as: UTF8.self)
  }

  static func string(_ value: UInt32) -> String {
    string([UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)])
  }
}
