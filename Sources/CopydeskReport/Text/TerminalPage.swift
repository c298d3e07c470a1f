internal import UnicodeText

/// Lines for a dialogue in a terminal, wrapped at its width.
package struct TerminalPage {
  private let width: Int
  private let color: Bool
  /// What was added, with a newline at its end.
  package private(set) var text = ""

  /// Starts a page; 0 columns do not wrap.
  package init(width: Int, color: Bool) {
    self.width = width
    self.color = color
  }

  /// Adds an empty line and one across the page.
  package mutating func rule() { text += "\n" + String(repeating: "-", count: width > 0 ? min(width, 80) : 80) + "\n" }

  /// Adds a heading and what it is about.
  package mutating func add(_ heading: String, _ rest: String) {
    var wrapper = TextWrapper(width: width, indent: "", color: color, breaksWords: true)
    wrapper.add(VisibleText.string(heading), .heading)
    wrapper.add(VisibleText.string(rest), .plain)
    text += wrapper.finish()
  }

  /// Adds a change between its neighbours: what went, what came, or a flagged place where nothing came.
  package mutating func add(left: String, removed: String, added: String?, right: String) {
    var wrapper = TextWrapper(width: width, indent: "    ", color: color, breaksWords: true)
    wrapper.add(left, .plain)
    if let added {
      if !removed.isEmpty { wrapper.add(removed, .removed) }
      if !added.isEmpty { wrapper.add(added, .added) }
    } else {
      wrapper.add(removed, .flagged)
    }
    wrapper.add(right, .plain)
    text += "\n" + wrapper.finish()
  }
}
