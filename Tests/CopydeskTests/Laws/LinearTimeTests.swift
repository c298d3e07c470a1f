import Copydesk
import CopydeskTestSupport
import Glibc
import Testing

/// Time follows the size of a text, whatever the text: runs of what rules look for must not make them look again
/// and again.
@Suite struct LinearTimeTests {
  private static let patterns = [
    " ", "\n", "a", "\"", "“", "”", "' ", "’", "``", "( ", "[", "[ ", ")", "-", " - ", "—", ".", ". ", " .", ". . ",
    ",", "1, ", "1 , ",
    "U. ", "U. S. ", "a.b", "do n't ", "don ' t ", " ’s", "&", "&amp;", "&amp;amp;", "& amp ;", "#39;", "\\u2019", "â€",
    "â€™", "Ã",
    "ÃƒÂ", "\u{92}", "\u{FFFD}", "\u{200B}", "ﬁ", "Ａ", "@", "@ ", "@a ", "#", "http://", "a@b.c ", "www.", "x\n\n",
    "ADVERTISEMENT\n",
    "“a\n\n", "\" a\n", "漢", "ก", "e\u{301}", "👩‍👩‍👧", "\u{0}", "A line of some words that ends here\n",
    "MORE ", "Bell BellA MORE ", "Bell Jo ", "the the ", "Ab Cd ", "A line of some words that ends here. ", "XXXX ",
    "_", "█ ",
  ]

  /// Seconds of this thread's CPU time that cleaning takes; the better of two tries.
  private func seconds(_ pattern: String, bytes: Int, _ session: CleaningSession) -> Double {
    let text = String(repeating: pattern, count: bytes / pattern.utf8.count)
    let document = Document(id: "t", text: text)
    return (0..<2).map { _ in
      let start = Self.now
      _ = session.clean(document)
      return Self.now - start
    }.min() ?? 0
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Eight times the text may take twenty times as long, which leaves room for caches and noise; what grows with the
  /// square takes sixty-four times as long.
  @Test(arguments: patterns)
  func eightTimesTheTextTakesNoMoreThanTwentyTimesAsLong(pattern: String) throws {
    let session = try Cleaner(Configuration(profile: .thorough)).makeSession()
    let small = seconds(pattern, bytes: 4_000, session)
    let large = seconds(pattern, bytes: 32_000, session)
    #expect(large < max(small, 0.001) * 20, "\(pattern.debugDescription): \(small) s, then \(large) s")
  }
}
