/// All runs of words of a text in an automaton of linear size.
///
/// The construction is that of Blumer, Blumer, Haussler, Ehrenfeucht, Chen and Seiferas, "The smallest automaton
/// recognizing the subwords of a text", 1985. Each state also keeps where its runs end for the first time.
struct SuffixAutomaton {
  private struct State {
    /// The length of the longest run of this state.
    var length: Int32
    /// The state of the longest suffix that ends in more places; -1 for the first state.
    var link: Int32
    /// The place in the text of the last word of the first occurrence.
    var firstEnd: Int32
    /// The last edge added to this state; -1 if it has none.
    var lastEdge: Int32 = -1
  }

  private struct Edge {
    var word: Int32
    /// The edge added to the same state before this one; -1 if there is none.
    var previous: Int32
  }

  private let start: Int
  private var states: [State]
  private var edges: [Edge] = []
  /// The target of each edge, by its state and word.
  private var targets: [UInt64: Int32] = [:]

  /// Builds the automaton of a text; its places are those of the slice.
  ///
  /// - Complexity: O(*n*).
  init(_ text: ArraySlice<Int32>) {
    start = text.startIndex
    states = [State(length: 0, link: -1, firstEnd: -1)]
    states.reserveCapacity(2 * text.count)
    edges.reserveCapacity(3 * text.count)
    targets.reserveCapacity(3 * text.count)
    var last: Int32 = 0
    for word in text { last = append(word, after: last) }
  }

  /// The longest run of a text that occurs here; of several the first in `text`, and its first occurrence here.
  ///
  /// - Complexity: O(*n*) in the words of `text`.
  func longestRun(in text: ArraySlice<Int32>) -> CommonRun {
    var best = CommonRun(left: text.startIndex, right: start, length: 0)
    var state: Int32 = 0
    var length = 0
    for index in text.indices {
      let word = text[index]
      var target = targets[Self.key(state, word)]
      while target == nil, state != 0 {
        state = states[Int(state)].link
        length = Int(states[Int(state)].length)
        target = targets[Self.key(state, word)]
      }
      guard let target else { continue }
      state = target
      length += 1
      if length > best.length {
        let end = start + Int(states[Int(state)].firstEnd) + 1
        best = CommonRun(left: index + 1 - length, right: end - length, length: length)
      }
    }
    return best
  }

  private static func key(_ state: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  private mutating func append(_ word: Int32, after last: Int32) -> Int32 {
    let added = Int32(truncatingIfNeeded: states.count)
    let length = states[Int(last)].length + 1
    states.append(State(length: length, link: 0, firstEnd: length - 1))
    var state = last
    while state >= 0 {
      if let target = targets[Self.key(state, word)] {
        states[Int(added)].link = link(to: target, by: word, from: state)
        return added
      }
      connect(state, word, to: added)
      state = states[Int(state)].link
    }
    return added
  }

  /// The state that holds exactly the runs of `state` lengthened by `word`: `target`, or a copy split off from it.
  private mutating func link(to target: Int32, by word: Int32, from state: Int32) -> Int32 {
    let length = states[Int(state)].length + 1
    guard states[Int(target)].length != length else { return target }
    let copy = Int32(truncatingIfNeeded: states.count)
    let original = states[Int(target)]
    states.append(State(length: length, link: original.link, firstEnd: original.firstEnd))
    var edge = original.lastEdge
    while edge >= 0 {
      let known = edges[Int(edge)]
      if let next = targets[Self.key(target, known.word)] { connect(copy, known.word, to: next) }
      edge = known.previous
    }
    states[Int(target)].link = copy
    var state = state
    while state >= 0, targets[Self.key(state, word)] == target {
      targets[Self.key(state, word)] = copy
      state = states[Int(state)].link
    }
    return copy
  }

  private mutating func connect(_ state: Int32, _ word: Int32, to target: Int32) {
    targets[Self.key(state, word)] = target
    edges.append(Edge(word: word, previous: states[Int(state)].lastEdge))
    states[Int(state)].lastEdge = Int32(truncatingIfNeeded: edges.count - 1)
  }
}
