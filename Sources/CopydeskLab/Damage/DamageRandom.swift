/// The random numbers of one document's damage.
///
/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). Equal seeds give equal numbers on every platform. Not for secrets.
package struct DamageRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`; 0 if there is none.
  package mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high) : 0
  }

  /// A number from 0 up to but not including 1.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True in a share of all calls.
  package mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// A place in a list of weights, each as likely as its weight says; nil if none is above 0.
  package mutating func index(weights: [Double]) -> Int? {
    var point = unit() * weights.reduce(0) { $0 + max(0, $1) }
    var last: Int?
    for (index, weight) in weights.enumerated() where weight > 0 {
      if point < weight { return index }
      point -= weight
      last = index
    }
    return last
  }

  /// One element of a collection; nil if it is empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
