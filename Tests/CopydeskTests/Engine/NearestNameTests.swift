import Testing

@testable import Copydesk

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("clen", "clean"), ("clena", "clean"), ("chekc", "check"), ("dif", "diff"), ("xyzzy", nil), ("", nil), ("a", nil),
  ])
  func `the name that was meant is found`(written: String, meant: String?) {
    #expect(NearestName.of(written, in: ["clean", "check", "diff", "rules"]) == meant)
  }

  @Test func `letters that changed places are one slip`() {
    #expect(NearestName.distance("ab", "ba") == 1 && NearestName.distance("", "abc") == 3)
    #expect(NearestName.distance("kitten", "sitting") == 3)
  }
}
