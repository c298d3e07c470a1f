import Testing

@Suite struct HTMLEntityTests {
  @Test(arguments: [
    ("AT&amp;T", "AT&T"),
    ("don&#39;t, don&#x2019;t, don&rsquo;t, don&#146;t", "don't, don’t, don’t, don’t"),
    ("a&nbsp;b", "a\u{A0}b"),
    ("x &mdash; y", "x — y"),
    ("&amp;amp;quot;hi&amp;amp;quot;", "\"hi\""),
    ("&amp;#39;s", "'s"),
    ("P&EACUTE;REZ", "PÉREZ"),
    ("&quot;hi&quot;", "\"hi\""),
    ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
    ("AT&amp T", "AT& T"),
    ("&scaron;koda", "škoda"),
    ("&#128512;", "😀"),
    ("one&#10;two", "one\ntwo"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(try cleanedText(damaged, only: ["html-entity"]) == expected)
  }

  @Test(arguments: [
    "R&D; and Q&A;",
    "AT&T",
    "https://x.com/?a=1&copy=2",
    "see ?a=1&amp=2",
    "&unknown;",
    "& ; &;",
    "A&P",
    "&c.",
    "fish &chips;",
  ])
  func leavesAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["html-entity"]) == text)
  }

  @Test(arguments: [
    "&lt;b&gt;bold&lt;/b&gt;",
    "&amp;lt;b&amp;gt;",
    "&#0;",
    "&#xD800;",
    "&#9999999;",
  ])
  func flagsAndKeeps(_ text: String) throws {
    #expect(try cleanedText(text, only: ["html-entity"]) == text)
    #expect(try flags(text, only: ["html-entity"]).isEmpty == false)
  }
}
