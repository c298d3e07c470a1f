import CopydeskTestSupport
import Testing

@testable import Copydesk

/// The marker `1️⃣` stands before the mark that is asked about.
@Suite struct NumberPartingTests {
  /// Asks in a text that has parted other things, so that the habit is beyond doubt.
  private func confidence(_ marked: String) throws -> Double? {
    let text = MarkedText(marked + ", at 9 p. m. and at 8 a. m. too")
    let mark = try #require(text.offsets["1️⃣"])
    return NumberParting.confidence(at: mark, in: try WorkingText(text.text))
  }

  private func isShattered(_ marked: String) throws -> Bool {
    let text = MarkedText(marked + " , she said , and left .")
    let mark = try #require(text.offsets["1️⃣"])
    return NumberParting.isShattered(at: mark, in: try WorkingText(text.text))
  }

  @Test(arguments: [
    "Some 11️⃣, 200 men", "It cost $11️⃣, 500", "It cost €21️⃣. 10 each", "It cost £21️⃣. 1 million",
    "Up 31️⃣. 5 percent", "Up 31️⃣. 5%", "A 21️⃣. 5-mile walk", "Some 01️⃣. 25 of it", "At 61️⃣: 30 a.m.", "At 111️⃣: 45 PM now",
    "3001️⃣, 000 MEN",
  ])
  func oneNumber(marked: String) throws {
    #expect(try #require(try confidence(marked)) >= 0.95)
  }

  @Test(arguments: [
    "On June 11️⃣, 200 men", "On Sept. 51️⃣, 300 men", "In 20161️⃣, 200 men", "Rows 101️⃣, 200 and 300", "Rows 3 and 101️⃣, 200",
    "Rows 101️⃣, 20 men", "From 100,0001️⃣, 200,000", "It fell in 21️⃣. 30 men left", "In 19621️⃣. 5 percent",
    "On May 31️⃣. 5 percent", "John 31️⃣: 16 says", "At 61️⃣: 3 a.m.", "A vote of 101️⃣: 200 am", "From 51️⃣, 100-200",
  ])
  func twoNumbers(marked: String) throws {
    #expect(try confidence(marked) == nil)
  }

  @Test func moneyIsSurerThanAMagnitude() throws {
    let money = try #require(try confidence("It cost $21️⃣. 1 million"))
    let plain = try #require(try confidence("It drew 21️⃣. 1 million"))
    #expect(money > plain)
  }

  @Test(arguments: ["Some 1 1️⃣, 200 men", "Up 3 1️⃣. 5 miles", "At 6 1️⃣: 30 today", "Some 0 1️⃣. 0375 of it"])
  func shatteredNumbers(marked: String) throws {
    #expect(try isShattered(marked))
  }

  @Test(arguments: [
    "On June 3 1️⃣, 200 men", "Rows 10 1️⃣, 20", "In 1962 1️⃣. 30 men", "At 6 1️⃣: 300 today", "Some 1,200 men in 10 1️⃣, 300",
    "Some 2000 1️⃣, 200 men",
  ])
  func twoShatteredNumbers(marked: String) throws {
    #expect(try !isShattered(marked))
  }

  @Test func proseIsNeverShattered() throws {
    let text = try WorkingText("Up 3 . 5 miles.")
    #expect(!NumberParting.isShattered(at: 5, in: text))
  }
}
