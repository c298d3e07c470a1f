internal import Glibc

/// An address of the Internet in a public range, where the configuration asks to mask them.
struct IPAddress: Rule {
  let info = RuleInfo(
    id: "ip-address", stage: .mask, category: .mask, safety: .careful, severity: .note,
    summary: "A public IP address that was asked to be masked.",
    explanation: """
      Written over with `[ip]` where `mask` asks for it. Addresses that belong to nobody stay: private, shared, \
      link-local and loopback ones, those for documentation and benchmarks, multicast and reserved ones. Version numbers \
      behind a word that says so stay, and so does what `protect` names.
      """,
    examples: [
      .init("It came from 9.9.9.9 at noon.", "It came from [ip] at noon."),
      .init("It came from 192.168.0.7 and 2001:db8::1.", "It came from 192.168.0.7 and 2001:db8::1."),
      .init("He ran version 4.1.0.2 of it.", "He ran version 4.1.0.2 of it."),
    ],
    references: [
      "RFC 6890 and the IANA registries of special-purpose addresses; RFC 1918 (private), RFC 6598 (shared), RFC 3927 "
        + "(link-local), RFC 1122 (loopback), RFC 5737 and RFC 3849, RFC 9637 (documentation), RFC 2544 (benchmarks), "
        + "RFC 5771 (multicast), RFC 1112 (reserved), RFC 4291 (global unicast of IPv6)."
    ])
  let trigger: PairTrigger? = PairTrigger.anywhere(.init(.period, .colon))
  let editsProtectedSpans = true
  func minimumConfidence(in profile: Profile) -> Double? { 0 }

  /// The longest address, in bytes: eight groups of IPv6.
  private static let longest = 39

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var offset = 0
    while offset < view.count {
      guard Self.isOfAddress(view[offset]), !view.isWord(before: offset) else {
        offset += 1
        continue
      }
      var end = offset
      var marks = 0
      while Self.isOfAddress(view[end]) {
        if view[end] == 0x2E || view[end] == 0x3A { marks += 1 }
        end += 1
      }
      let start = offset
      offset = end
      // Stops and colons behind it are those of the sentence.
      while end > start, view[end - 1] == 0x2E || (view[end - 1] == 0x3A && view[end - 2] != 0x3A) { end -= 1 }
      guard marks >= 2, end - start <= Self.longest, !view.isWord(at: end) else { continue }
      if let found = Self.publicAddress(start..<end, in: view) {
        Mask.write(.ip, over: found, in: text, into: &findings)
      }
    }
  }

  /// Hexadecimal digits, stops and colons.
  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case 0x61...0x66: true
    default: (0x30...0x3A).contains(byte) || byte == 0x2E
    }
  }

  /// The part of a range that is a public address, its port left out; nil if none is.
  private static func publicAddress(_ range: Range<Int>, in view: ByteView) -> Range<Int>? {
    if let parts = parse(range, AF_INET6, 16, in: view) { return isPublic6(parts) ? range : nil }
    let colon = range.first { view[$0] == 0x3A } ?? range.upperBound
    let address = range.lowerBound..<colon
    guard let parts = parse(address, AF_INET, 4, in: view), isPublic4(parts), !isVersion(before: range.lowerBound, view)
    else { return nil }
    return address
  }

  private static func parse(_ range: Range<Int>, _ family: Int32, _ size: Int, in view: ByteView) -> [UInt8]? {
    var text = view.bytes(range).map { CChar(bitPattern: $0) }
    text.append(0)
    var parts = [UInt8](repeating: 0, count: size)
    return inet_pton(family, text, &parts) == 1 ? parts : nil
  }

  private static func isPublic4(_ part: [UInt8]) -> Bool {
    switch (part[0], part[1], part[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
    case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
    default: true
    }
  }

  private static func isPublic6(_ part: [UInt8]) -> Bool {
    // 2000::/3 is all that is given out; 2001:db8::/32 and 3fff::/20 are for documentation, 2001:2::/48 for benchmarks.
    guard part[0] & 0xE0 == 0x20 else { return false }
    if part.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || part.starts(with: [0x20, 0x01, 0, 2, 0, 0]) { return false }
    return !(part[0] == 0x3F && part[1] == 0xFF && part[2] & 0xF0 == 0)
  }

  private static let versionWords = WordSet("version versions v release build section chapter paragraph article rule")

  private static func isVersion(before start: Int, _ view: ByteView) -> Bool {
    let end = view.skipBack(ByteClassSet(.space), from: start)
    return versionWords.contains(view.word(before: end), in: view)
  }
}
