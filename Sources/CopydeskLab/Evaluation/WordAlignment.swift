/// Which words of a gold text stand in another, and how many edits lie between the two.
struct WordAlignment {
  /// For each gold word its place in the other text; nil where it is not matched.
  let matches: [Int?]
  /// Word edits: of each stretch that differs, the words of its longer side.
  let edits: Int

  /// Aligns two texts.
  ///
  /// - Complexity: that of ``SequenceMatcher``.
  init(gold: [Int32], other: [Int32]) {
    var matcher = SequenceMatcher(gold, other)
    var matches = [Int?](repeating: nil, count: gold.count)
    var edits = 0
    var (goldEnd, otherEnd) = (0, 0)
    for run in matcher.matchingRuns() {
      for offset in 0..<run.length { matches[run.left + offset] = run.right + offset }
      edits += max(run.left - goldEnd, run.right - otherEnd)
      (goldEnd, otherEnd) = (run.left + run.length, run.right + run.length)
    }
    self.matches = matches
    self.edits = edits + max(gold.count - goldEnd, other.count - otherEnd)
  }

  /// Whether all of some gold words stand in the other text, one after another, with nothing added between them and the
  /// words matched on either side.
  func isRestored(_ words: Range<Int>) -> Bool {
    guard !words.isEmpty, matches[words].allSatisfy({ $0 != nil }), let first = matches[words.lowerBound],
      let last = matches[words.upperBound - 1]
    else { return false }
    let before = (words.lowerBound > 0 ? matches[words.lowerBound - 1] : nil) ?? first - 1
    let after = (words.upperBound < matches.count ? matches[words.upperBound] : nil) ?? last + 1
    return after - before - 1 == words.count
  }
}

/// Numbers for distinct words, so that texts are compared as integers.
struct WordNumbers {
  private var numbers: [ArraySlice<UInt32>: Int32] = [:]

  /// The numbers of a text's words; equal words, also of earlier texts, have equal numbers.
  ///
  /// - Complexity: O(*n*) in the code points of the words.
  mutating func numbers(of words: FoldedWords) -> [Int32] {
    words.ranges.indices.map { index in
      let word = words.word(index)
      if let known = numbers[word] { return known }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[word] = number
      return number
    }
  }
}

/// Aligns two sequences exactly as Python's `difflib.SequenceMatcher(None, a, b, autojunk=False)` does.
///
/// The longest common run is taken first (of several, the one that starts first in `left`, then in `right`), then the
/// same is done on both sides of it. The result is not a shortest edit script; it is the field's habit, and its figures
/// can only be compared if every scorer keeps to it.
///
/// Python looks at every pair of equal words; here small windows are compared directly and large ones through a suffix
/// automaton, which finds the same run in linear time.
/// - Complexity: O(*n* log *n*) for texts that differ here and there, O(*n*²) at worst; memory O(*n*).
struct SequenceMatcher {
  /// Windows with at most so many pairs of words are compared pair by pair: about what opening an automaton costs.
  private static let directPairs = 4_096
  /// So are windows with a side this short, whose pairs are few beside the longer side.
  private static let directSide = 8

  private let left: [Int32]
  private let right: [Int32]
  private var previousRow: [Int32]
  private var currentRow: [Int32]
  private let isDirectOnly: Bool

  /// Prepares the comparison; `isDirectOnly` compares every window pair by pair, which tests hold the automaton to.
  init(_ left: [Int32], _ right: [Int32], isDirectOnly: Bool = false) {
    self.left = left
    self.right = right
    self.isDirectOnly = isDirectOnly
    previousRow = []
    currentRow = []
  }

  /// The common runs in order, adjacent ones joined.
  mutating func matchingRuns() -> [CommonRun] {
    var runs: [CommonRun] = []
    var windows = [(left: left.indices, right: right.indices)]
    while let window = windows.popLast() {
      let run = longestRun(window.left, window.right)
      guard run.length > 0 else { continue }
      runs.append(run)
      let before = (window.left.lowerBound..<run.left, window.right.lowerBound..<run.right)
      let after = (
        run.left + run.length..<window.left.upperBound, run.right + run.length..<window.right.upperBound
      )
      if !before.0.isEmpty, !before.1.isEmpty { windows.append(before) }
      if !after.0.isEmpty, !after.1.isEmpty { windows.append(after) }
    }
    runs.sort { $0.left < $1.left }
    var joined: [CommonRun] = []
    for run in runs {
      if let last = joined.last, last.left + last.length == run.left, last.right + last.length == run.right {
        joined[joined.count - 1].length += run.length
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  private mutating func longestRun(_ leftWindow: Range<Int>, _ rightWindow: Range<Int>) -> CommonRun {
    let (longer, shorter) = (max(leftWindow.count, rightWindow.count), min(leftWindow.count, rightWindow.count))
    // Products are compared by division, which cannot overflow.
    if isDirectOnly || shorter <= Self.directSide || longer <= Self.directPairs / shorter {
      return directRun(leftWindow, rightWindow)
    }
    let automaton = SuffixAutomaton(right[rightWindow])
    return automaton.longestRun(in: left[leftWindow])
  }

  /// Extends the runs that end at each pair of words, row by row.
  private mutating func directRun(_ leftWindow: Range<Int>, _ rightWindow: Range<Int>) -> CommonRun {
    let width = rightWindow.count + 1
    if previousRow.count < width {
      previousRow = [Int32](repeating: 0, count: width)
      currentRow = previousRow
    }
    for index in 0..<width { previousRow[index] = 0 }
    currentRow[0] = 0
    var best = CommonRun(left: leftWindow.lowerBound, right: rightWindow.lowerBound, length: 0)
    for row in leftWindow {
      let word = left[row]
      for column in 1..<width {
        guard right[rightWindow.lowerBound + column - 1] == word else {
          currentRow[column] = 0
          continue
        }
        let length = previousRow[column - 1] + 1
        currentRow[column] = length
        if Int(length) > best.length {
          best = CommonRun(
            left: row + 1 - Int(length), right: rightWindow.lowerBound + column - Int(length), length: Int(length))
        }
      }
      swap(&previousRow, &currentRow)
    }
    return best
  }
}

/// A run of equal words in two texts: where it begins in each, and how long it is.
struct CommonRun: Hashable {
  var left: Int
  var right: Int
  var length: Int
}
