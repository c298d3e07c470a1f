import Testing

@testable import Copydesk

@Suite struct NumberStyleTests {
  @Test(arguments: [
    ("Some 1, 200 men came.", false),
    ("Some 1, 200 men came at 9 p. m. today.", true),
    ("Some 1, 200 men came   boats.", true),
    ("Some 1, 200 men ate 3. 5 percent.", true),
    ("Some 1, 200 men, 35, 000 women and 1,500 boats", true),
    ("Some 1, 200 men and 35, 000 women", true),
    ("Some 1,200 men in 10, 300 and 4,500 boats", false),
    ("Marsh, 6-2, 220, and Lim, 6-5, 240", false),
    ("The 50, 100, 200 and 400", false),
    ("Of the 20, 100 were new; of the 30, 150.", false),
    ("Some 1, 200 men and 1,500 boats", false),
    ("In 2016, 200 people came.", false),
    ("Rows 1, 2, 3", false),
    ("Rows 10, 2000", false),
    ("", false),
  ])
  func asksForASecondTrace(text: String, expected: Bool) throws {
    #expect(try WorkingText(text).numberStyle.isSplit == expected)
  }
}
