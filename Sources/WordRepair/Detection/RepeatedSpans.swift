internal import Bytes

/// Every span of up to six tokens that stands more than once in a text, capitals aside, and every pronoun.
///
/// These are what a coreference resolver can have pasted: the first mention of a cluster stands earlier in the text, or
/// is a pronoun. Spans begin and end with words and do not cross sentences.
package struct RepeatedSpans {
  /// The longest span, in tokens; longer first mentions are rare (damage of 1,340 places: 0 beyond 5).
  static let maximumLength = 6

  /// For every length less one, the group of the span that begins at each token; −1 if it is not repeated.
  private(set) var groups: [[Int32]] = []
  /// The length of each group's spans.
  private(set) var lengths: [UInt8] = []
  /// Where each group's occurrences begin in `positions`; one element more than there are groups.
  private(set) var offsets: [Int32] = [0]
  /// The first tokens of all occurrences, rising within a group.
  private(set) var positions: [Int32] = []

  /// The number of groups.
  var count: Int { lengths.count }

  /// Where the spans of a group begin.
  func occurrences(of group: Int) -> ArraySlice<Int32> {
    positions[Int(offsets[group])..<Int(offsets[group + 1])]
  }

  /// The group of a span; nil if it stands only once.
  func group(at index: Int, length: Int) -> Int? {
    guard length > 0, length <= groups.count, index >= 0, index < groups[length - 1].count else { return nil }
    let group = groups[length - 1][index]
    return group < 0 ? nil : Int(group)
  }

  package init(_ text: ScoredText) {
    for length in 1...Self.maximumLength { addSpans(of: length, in: text) }
  }

  private mutating func addSpans(of length: Int, in text: ScoredText) {
    var numbers: [UInt64: Int32] = [:]
    var counts: [Int32] = []
    var local = [Int32](repeating: -1, count: text.count)
    if length == 1 { numbers.reserveCapacity(text.count / 2) }
    for index in 0..<max(0, text.count - length + 1) {
      guard let key = key(at: index, length: length, in: text) else { continue }
      let number = numbers[key] ?? Int32(truncatingIfNeeded: counts.count)
      if Int(number) == counts.count {
        numbers[key] = number
        counts.append(0)
      }
      counts[Int(number)] += 1
      local[index] = number
    }
    keep(local, counts, length, text)
  }

  /// What identifies a span: its key alone, or the group of its beginning and the key of its last token.
  private func key(at index: Int, length: Int, in text: ScoredText) -> UInt64? {
    let last = index + length - 1
    guard !text.roles[index].isMark, text.sentences[index] == text.sentences[last] else { return nil }
    guard length > 1 else { return text.keys[index].value }
    guard text.roles[index] != .clitic else { return nil }
    let beginning = groups[length - 2][index]
    guard beginning >= 0, groups[0][last] >= 0 || Self.joinsWords(text.roles[last]) else { return nil }
    return (UInt64(UInt32(bitPattern: beginning)) &* Mixing.golden) ^ text.keys[last].value
  }

  /// Whether a mark can stand inside a name or behind it: hyphens and apostrophes.
  private static func joinsWords(_ role: TokenRole) -> Bool { role == .dash || role == .closing }

  /// Whether the spans of a group can be mentions: they do not end in a mark, except for the apostrophe of a genitive.
  func isMention(_ span: Range<Int>, in text: ScoredText) -> Bool {
    let last = text.roles[span.upperBound - 1]
    return !last.isMark || last == .closing && text.keys[span.upperBound - 1] == Self.apostrophe
  }

  private static let apostrophe = TokenKey("'".utf8)

  /// Keeps the groups that repeat, and pronouns.
  private mutating func keep(_ local: [Int32], _ counts: [Int32], _ length: Int, _ text: ScoredText) {
    var renumbered = [Int32](repeating: -2, count: counts.count)
    var assigned = local
    var newCounts: [Int32] = []
    let first = lengths.count
    for index in local.indices where local[index] >= 0 {
      let number = Int(local[index])
      let isPronoun = length == 1 && TokenRoleTable.person(of: text.keys[index]) != nil
      if counts[number] < 2, !isPronoun {
        assigned[index] = -1
        continue
      }
      if renumbered[number] < 0 {
        renumbered[number] = Int32(truncatingIfNeeded: first + newCounts.count)
        newCounts.append(0)
      }
      assigned[index] = renumbered[number]
      newCounts[Int(renumbered[number]) - first] += 1
    }
    var next: [Int32] = []
    var offset = offsets.last ?? 0
    for count in newCounts {
      lengths.append(UInt8(truncatingIfNeeded: length))
      next.append(offset)
      offset += count
      offsets.append(offset)
    }
    positions += [Int32](repeating: 0, count: Int(offset) - positions.count)
    for index in assigned.indices where assigned[index] >= 0 {
      let place = Int(assigned[index]) - first
      positions[Int(next[place])] = Int32(truncatingIfNeeded: index)
      next[place] += 1
    }
    groups.append(assigned)
  }
}
