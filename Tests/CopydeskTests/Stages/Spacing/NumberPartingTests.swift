import CopydeskTestSupport
import Testing

@testable import Copydesk

/// The marker `1️⃣` stands before the mark that is asked about.
@Suite struct NumberPartingTests {
  /// Asks in a text that has parted other things, so that the habit is beyond doubt.
  private func verdict(_ marked: String) throws -> NumberParting.Verdict {
    let text = MarkedText(marked + ", at 9 p. m. and at 8 a. m. too")
    let mark = try #require(text.offsets["1️⃣"])
    return NumberParting.verdict(at: mark, in: try WorkingText(text.text))
  }

  /// Asks in a tokenized text whose contractions show a naive splitter, if wanted.
  private func shatteredVerdict(_ marked: String, isNaive: Bool = true) throws -> NumberParting.Verdict {
    let text = MarkedText(marked + " , she said , and left ." + (isNaive ? " It ' s over ." : ""))
    let mark = try #require(text.offsets["1️⃣"])
    return NumberParting.shatteredVerdict(at: mark, in: try WorkingText(text.text))
  }

  @Test(arguments: [
    "Some 111️⃣, 000 men", "It cost $11️⃣, 500", "It cost €21️⃣. 10 each", "It cost £21️⃣. 1 million", "Up 31️⃣. 5 percent",
    "Up 31️⃣. 5%", "Some 01️⃣. 25 of it", "At 61️⃣: 30 a.m.", "At 111️⃣: 45 PM now", "3001️⃣, 000 MEN", "Rows 101️⃣, 000 and 20",
  ])
  func oneNumber(marked: String) throws {
    guard case .one(let confidence) = try verdict(marked) else {
      Issue.record("two, or unsure")
      return
    }
    #expect(confidence >= 0.95)
  }

  @Test(arguments: [
    "Some 11️⃣, 200 men", "A 21️⃣. 5-mile walk", "Of the 201️⃣, 100 were new", "It began at 31️⃣. 15 minutes on",
  ])
  func aQuestionForTheModel(marked: String) throws {
    guard case .likely(let gain, nil) = try verdict(marked) else {
      Issue.record("sure")
      return
    }
    #expect(gain >= 2)
  }

  @Test(arguments: [
    "On June 11️⃣, 200 men", "On Sept. 51️⃣, 300 men", "In 20161️⃣, 200 men", "Rows 101️⃣, 200 and 300", "Rows 3 and 101️⃣, 200",
    "Rows 101️⃣, 20 men", "From 100,0001️⃣, 200,000", "It fell in 21️⃣. 30 men left", "In 19621️⃣. 5 percent",
    "On May 31️⃣. 5 percent", "John 31️⃣: 16 says", "At 61️⃣: 3 a.m.", "A vote of 101️⃣: 200 am", "From 51️⃣, 100-200",
    "Marsh, 6-21️⃣, 220, won", "At 6-foot-31️⃣, 225 pounds", "It passed 61–391️⃣. 20 percent", "It ended 2-11️⃣. 10 minutes on",
    "It fell. 11️⃣. 5 percent", "Rules: 21️⃣. 10 percent", "The 501️⃣, 100, 200 and 400", "Cut from 101️⃣, 200 to 300",
    "Route A11️⃣, 200 men",
  ])
  func twoNumbers(marked: String) throws {
    #expect(try verdict(marked) == .two)
  }

  @Test func listNumbersAreNotJoined() throws {
    let text = try WorkingText("At 9 p. m. and 8 a. m.\n1. 5 percent\n2. 10 percent")
    #expect(NumberParting.verdict(at: 24, in: text) == .two)
  }

  @Test func nothingButThousandsIsJoinedWithoutAHabit() throws {
    let text = try WorkingText("Some 35, 000 men, 1, 200 of them in 3. 5 percent")
    #expect(NumberParting.verdict(at: 7, in: text) == .one(0.97))
    let lone = try WorkingText("Some 1, 200 men")
    #expect(NumberParting.verdict(at: 6, in: lone) == .two)
  }

  @Test(arguments: [
    "At 6 1️⃣: 30 today", "Some 0 1️⃣. 0375 of it", "Some 1 1️⃣, 000 men", "Some $1 1️⃣, 200 each", "Up 3 1️⃣. 5 percent",
    "It is ( 5 1️⃣. 5 m long )",
  ])
  func shatteredNumbers(marked: String) throws {
    guard case .one = try shatteredVerdict(marked) else {
      Issue.record("two, or unsure")
      return
    }
  }

  @Test(arguments: ["Some 1 1️⃣, 200 men", "Up 3 1️⃣. 5 miles", "He is 54 1️⃣. 12 others left"])
  func aQuestionForTheModelThatIsHarderWithoutANaiveSplitter(marked: String) throws {
    guard case .likely(let naive, .some) = try shatteredVerdict(marked),
      case .likely(let other, nil) = try shatteredVerdict(marked, isNaive: false)
    else {
      Issue.record("sure")
      return
    }
    #expect(naive < other)
  }

  @Test(arguments: [
    "On June 3 1️⃣, 200 men", "Rows 10 1️⃣, 20", "In 1962 1️⃣. 30 men", "At 6 1️⃣: 300 today", "Some 1,200 men in 10 1️⃣, 300",
    "Some 2000 1️⃣, 200 men", "Step 2 1️⃣: 15 minutes", "It was No. 3 1️⃣. 10 more", "In Room 12 1️⃣, 150 men",
  ])
  func twoShatteredNumbers(marked: String) throws {
    #expect(try shatteredVerdict(marked) == .two)
  }

  @Test func proseIsNeverShattered() throws {
    let text = try WorkingText("Up 3 . 5 miles.")
    #expect(NumberParting.shatteredVerdict(at: 5, in: text) == .two)
  }
}
