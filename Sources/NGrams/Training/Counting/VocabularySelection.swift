internal import Bytes

/// Chooses the words of a model, and says which id each surface is counted as.
struct VocabularySelection: Sendable {
  let vocabulary: Vocabulary
  /// By thread, then by place, then by the number of the surface.
  let ids: [[[WordID]]]

  /// Brings the surfaces of all threads together, and frees their tables.
  ///
  /// A spelling's evidence is its count where capitals are its own; occurrences elsewhere go to the likeliest
  /// spelling. Ids follow the falling sum (equal sums by bytes), so that a ``WordResolver`` can take the lowest id
  /// for the most frequent spelling.
  init(_ corpora: TokenizedCorpora, _ options: TrainingOptions) throws(ModelError) {
    let all = SurfaceTable()
    for table in corpora.tables {
      for number in 0..<table.count {
        _ = table.withSurface(number) { all.add($0, weights: table.weights[number]) }
      }
    }
    let order = Self.ranking(all, options)
    var builder = VocabularyBuilder()
    if options.style == .text {
      for tokenClass in TokenClass.allCases {
        var name = tokenClass.rawValue
        _ = name.withUTF8 { builder.insert($0) }
      }
    }
    for number in order { _ = all.withSurface(number) { builder.insert($0) } }
    let vocabulary = try builder.build()
    self.vocabulary = vocabulary
    // From here on the spellings of the threads are enough.
    all.removeAll()
    let resolver = WordResolver(vocabulary)
    ids = corpora.tables.map { table in
      TokenPlace.allCases.map { place in
        (0..<table.count).map { number in
          // Places in which a surface never stood are never asked for.
          guard table.weights[number][Int(place.rawValue)] > 0 else { return Vocabulary.unknown }
          return table.withSurface(number) {
            guard options.style == .whitespace else { return resolver.id(of: $0, at: place) }
            // `<s>` and `</s>` as words of the text would look like its sentences' ends.
            let id = vocabulary.id(of: $0)
            return id < Vocabulary.reservedWords.count ? Vocabulary.unknown : id
          }
        }
      }
    }
    for table in corpora.tables { table.removeAll() }
  }

  /// The bytes of memory it takes.
  var byteCount: Int {
    let numbers = ids.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    return MemoryLayout<WordID>.stride * numbers + vocabulary.serialized.count
  }

  /// The surfaces that become words, in the order of their ids.
  private static func ranking(_ table: SurfaceTable, _ options: TrainingOptions) -> [Int] {
    var sums = table.weights.map { $0[0] }
    for place in [TokenPlace.initial, .allCapitals] {
      for number in 0..<table.count {
        let weight = table.weights[number][Int(place.rawValue)]
        guard weight > 0 else { continue }
        var best = number
        let spellings = table.withSurface(number) { CaseFolding.spellings(of: $0, at: place) }
        for spelling in spellings {
          guard let other = spelling.withUnsafeBufferPointer({ table.number(of: $0) }) else { continue }
          if table.weights[other][0] > table.weights[best][0] { best = other }
        }
        sums[best] &+= weight
      }
    }
    let minimum = UInt64(max(options.minimumWordCount, 0) * 65_536)
    var order = (0..<table.count).filter { sums[$0] > 0 && sums[$0] >= minimum }
    order.sort { a, b in
      if sums[a] != sums[b] { return sums[a] > sums[b] }
      return table.withSurface(a) { a in table.withSurface(b) { b in a.lexicographicallyPrecedes(b) } }
    }
    return Array(order.prefix(options.vocabularyLimit ?? order.count))
  }
}

/// Gives the surfaces of a corpus numbers in the order they come, and counts them by place.
///
/// One for each thread, all brought together by ``VocabularySelection``.
final class SurfaceTable: @unchecked Sendable {
  private var text: [UInt8] = []
  private var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots: [UInt32]
  /// The weight of each surface's occurrences in 1/65,536, by place (``TokenPlace``'s raw values).
  private(set) var weights: [SIMD4<UInt64>] = []

  init() { slots = Array(repeating: 0, count: 1 << 16) }

  var count: Int { hashes.count }

  /// The bytes of memory it takes.
  var byteCount: Int {
    text.capacity + 8 * (offsets.capacity + hashes.capacity) + 4 * slots.capacity
      + MemoryLayout<SIMD4<UInt64>>.stride * weights.capacity
  }

  /// Frees the memory.
  func removeAll() {
    text = []
    offsets = [0]
    hashes = []
    slots = Array(repeating: 0, count: 2)
    weights = []
  }

  /// Adds an occurrence and returns the surface's number.
  func add(_ surface: UnsafeBufferPointer<UInt8>, at place: TokenPlace, weight: UInt64) -> UInt32 {
    let number = insert(surface)
    weights[Int(number)][Int(place.rawValue)] &+= weight
    return number
  }

  func add(_ surface: UnsafeBufferPointer<UInt8>, weights more: SIMD4<UInt64>) -> UInt32 {
    let number = insert(surface)
    weights[Int(number)] &+= more
    return number
  }

  func withSurface<R>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[offsets[number]..<offsets[number + 1]])) }
  }

  /// The number of a surface, nil if it never came.
  func number(of surface: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = surface.baseAddress else { return nil }
    let entry = slots[slot(of: surface, XXH64.hash(start, count: surface.count))]
    return entry == 0 ? nil : Int(entry) - 1
  }

  private func insert(_ surface: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let start = surface.baseAddress else { return 0 }
    let hash = XXH64.hash(start, count: surface.count)
    let slot = slot(of: surface, hash)
    if slots[slot] != 0 { return slots[slot] &- 1 }
    text.append(contentsOf: surface)
    offsets.append(text.count)
    hashes.append(hash)
    weights.append(.zero)
    slots[slot] = UInt32(truncatingIfNeeded: hashes.count)
    if hashes.count &* 2 > slots.count { grow() }
    return UInt32(truncatingIfNeeded: hashes.count &- 1)
  }

  private func slot(of surface: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] &- 1)
      if hashes[number] == hash, withSurface(number, { $0.elementsEqual(surface) }) { break }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  private func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
  }
}
