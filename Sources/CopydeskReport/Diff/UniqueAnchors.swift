/// Numbers that occur once on both sides, in the same order on both: the fixed points of a patience diff.
enum UniqueAnchors {
  /// Pairs of places, ascending on both sides.
  ///
  /// - Complexity: O(*n* + *k* log *k*) for *k* numbers that occur once.
  static func find(
    in stretch: SequenceComparison.Change, _ first: [Int32], _ second: [Int32]
  ) -> [(Int, Int)] {
    var places: [Int32: (first: Int?, second: Int?)] = [:]
    for place in stretch.first {
      let isNew = places[first[place]] == nil
      places[first[place], default: (nil, nil)].first = isNew ? place : nil
    }
    var seen: Set<Int32> = []
    for place in stretch.second {
      let isNew = seen.insert(second[place]).inserted
      places[second[place]]?.second = isNew ? place : nil
    }
    let pairs = stretch.first.compactMap { place -> (Int, Int)? in
      guard let pair = places[first[place]], pair.first == place, let other = pair.second else { return nil }
      return (place, other)
    }
    return longestAscending(pairs)
  }

  /// The longest run of pairs whose second places ascend too.
  private static func longestAscending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low < tails.count { tails[low] = index } else { tails.append(index) }
    }
    var chain: [(Int, Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = previous[index]
    }
    return chain.reversed()
  }
}
