/// How a text writes its thousands: `1,200` or `1, 200`.
struct NumberStyle: Sendable {
  /// Whether parted groups outnumber whole ones, so that a lone `1, 200` is read as a number.
  let groupsAreParted: Bool

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let view = text.view
    var whole = 0
    var parted = 0
    var index = 0
    while let comma = view.firstIndex(of: UInt8(ascii: ","), from: index) {
      index = comma + 1
      guard view.byteClass(comma - 1) == .digit else { continue }
      let isParted = view.byteClass(comma + 1) == .space
      let start = isParted ? comma + 2 : comma + 1
      guard view.skip(ByteClassSet(.digit), from: start) - start == 3 else { continue }
      if isParted {
        // A year before the comma (`in 2010, 100 men`) says nothing.
        if comma - view.skipBack(ByteClassSet(.digit), from: comma) <= 3 { parted += 1 }
      } else {
        whole += 1
      }
    }
    groupsAreParted = parted > whole
  }
}

extension WorkingText {
  /// How the text writes its thousands.
  var numberStyle: NumberStyle { analysis(NumberStyle.self) { NumberStyle($0) } }
}
