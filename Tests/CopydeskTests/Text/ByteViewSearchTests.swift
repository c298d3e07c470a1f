import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct ByteViewSearchTests {
  /// Every search against a look at each byte, over texts of few letters so that matches are frequent.
  @Test func searchesFindWhatALookAtEachByteFinds() {
    var generator = SplitMix64(seed: SplitMix64.testSeed)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).map { _ in Array("nt  .\n".utf8).randomElement(using: &generator) ?? 0 }
      bytes.withUnsafeBufferPointer { buffer in
        let view = ByteView(buffer)
        for start in 0...count {
          let like = (max(1, start + 1)..<max(1, start + 1, count - 1)).first {
            bytes[$0] == 0x20 && bytes[$0 - 1] == bytes[$0 + 1]
          }
          #expect(view.firstSpaceBetweenLikeBytes(from: start) == like)
          #expect(view.firstIndex(of: 0x6E, from: start) == bytes[start...].firstIndex(of: 0x6E))
          #expect(view.firstNewline(from: start) == bytes[start...].firstIndex(of: 0x0A))
          let pair = (start..<max(start, count - 1)).first { bytes[$0] == 0x20 && bytes[$0 + 1] == 0x6E }
          #expect(view.firstIndex(of: " n", from: start) == pair)
        }
      }
    }
  }
}
