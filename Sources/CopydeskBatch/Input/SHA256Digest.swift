internal import CLibCrypto

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
