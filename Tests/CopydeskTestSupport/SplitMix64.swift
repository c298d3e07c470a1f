internal import Bytes
import Glibc

/// A small seeded generator, so that a random test that fails can be run again on the same input.
///
/// It is the generator of Bytes, with what tests need besides. Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  /// The seed of random tests: `COPYDESK_TEST_SEED` in the environment, or a fixed number.
  public static var testSeed: UInt64 {
    guard let value = getenv("COPYDESK_TEST_SEED") else { return 0x5EED_C0DE }
    return UInt64(String(cString: value)) ?? 0x5EED_C0DE
  }

  private var numbers: Bytes.SplitMix64

  /// Creates a generator; equal seeds give equal numbers.
  public init(seed: UInt64) { numbers = Bytes.SplitMix64(seed: seed) }

  /// The next number.
  public mutating func next() -> UInt64 { numbers.next() }

  /// A number below `bound`, quickly and with a negligible bias; `bound` must be above zero.
  public mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// One element of a collection that is not empty.
  public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// True once in `count` times.
  public mutating func once(in count: Int) -> Bool { below(count) == 0 }
}
