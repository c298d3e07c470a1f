import CopydeskTestSupport
import Testing

@testable import Copydesk

/// The mark that is asked about stands in `⟦⟧`.
@Suite struct NumberPartingTests {
  /// Asks in a text that has parted other things, so that the habit is beyond doubt.
  private func verdict(_ marked: String) throws -> NumberParting.Verdict {
    let text = MarkedLedger(marked + ", at 9 p. m. and at 8 a. m. too")
    let mark = try #require(text.entries.first?.range.lowerBound)
    return NumberParting.verdict(at: mark, in: try WorkingText(text.original))
  }

  /// Asks in a tokenized text whose contractions show a naive splitter, if wanted.
  private func shatteredVerdict(_ marked: String, isNaive: Bool = true) throws -> NumberParting.Verdict {
    let text = MarkedLedger(marked + " , she said , and left ." + (isNaive ? " It ' s over ." : ""))
    let mark = try #require(text.entries.first?.range.lowerBound)
    return NumberParting.shatteredVerdict(at: mark, in: try WorkingText(text.original))
  }

  @Test(arguments: [
    "Some 11⟦,⟧ 000 men", "It cost $1⟦,⟧ 500", "It cost €2⟦.⟧ 10 each", "It cost £2⟦.⟧ 1 million", "Up 3⟦.⟧ 5 percent",
    "Up 3⟦.⟧ 5%", "Some 0⟦.⟧ 25 of it", "At 6⟦:⟧ 30 a.m.", "At 11⟦:⟧ 45 PM now", "300⟦,⟧ 000 MEN",
    "Rows 10⟦,⟧ 000 and 20",
  ])
  func oneNumber(marked: String) throws {
    guard case .one(let confidence) = try verdict(marked) else {
      Issue.record("two, or unsure")
      return
    }
    #expect(confidence >= 0.95)
  }

  @Test(arguments: [
    "Some 1⟦,⟧ 200 men", "A 2⟦.⟧ 5-mile walk", "Of the 20⟦,⟧ 100 were new", "It began at 3⟦.⟧ 15 minutes on",
  ])
  func aQuestionForTheModel(marked: String) throws {
    guard case .likely(let gain, nil) = try verdict(marked) else {
      Issue.record("sure")
      return
    }
    #expect(gain >= 2)
  }

  @Test(arguments: [
    "On June 1⟦,⟧ 200 men", "On Sept. 5⟦,⟧ 300 men", "In 2016⟦,⟧ 200 men", "Rows 10⟦,⟧ 200 and 300",
    "Rows 3 and 10⟦,⟧ 200",
    "Rows 10⟦,⟧ 20 men", "From 100,000⟦,⟧ 200,000", "It fell in 2⟦.⟧ 30 men left", "In 1962⟦.⟧ 5 percent",
    "On May 3⟦.⟧ 5 percent", "John 3⟦:⟧ 16 says", "At 6⟦:⟧ 3 a.m.", "A vote of 10⟦:⟧ 200 am", "From 5⟦,⟧ 100-200",
    "Marsh, 6-2⟦,⟧ 220, won", "At 6-foot-3⟦,⟧ 225 pounds", "It passed 61–39⟦.⟧ 20 percent",
    "It ended 2-1⟦.⟧ 10 minutes on",
    "It fell. 1⟦.⟧ 5 percent", "Rules: 2⟦.⟧ 10 percent", "The 50⟦,⟧ 100, 200 and 400", "Cut from 10⟦,⟧ 200 to 300",
    "Route A1⟦,⟧ 200 men",
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
    "At 6 ⟦:⟧ 30 today", "Some 0 ⟦.⟧ 0375 of it", "Some 1 ⟦,⟧ 000 men", "Some $1 ⟦,⟧ 200 each", "Up 3 ⟦.⟧ 5 percent",
    "It is ( 5 ⟦.⟧ 5 m long )",
  ])
  func shatteredNumbers(marked: String) throws {
    guard case .one = try shatteredVerdict(marked) else {
      Issue.record("two, or unsure")
      return
    }
  }

  @Test(arguments: ["Some 1 ⟦,⟧ 200 men", "Up 3 ⟦.⟧ 5 miles", "He is 54 ⟦.⟧ 12 others left"])
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
    "On June 3 ⟦,⟧ 200 men", "Rows 10 ⟦,⟧ 20", "In 1962 ⟦.⟧ 30 men", "At 6 ⟦:⟧ 300 today",
    "Some 1,200 men in 10 ⟦,⟧ 300",
    "Some 2000 ⟦,⟧ 200 men", "Step 2 ⟦:⟧ 15 minutes", "It was No. 3 ⟦.⟧ 10 more", "In Room 12 ⟦,⟧ 150 men",
  ])
  func twoShatteredNumbers(marked: String) throws {
    #expect(try shatteredVerdict(marked) == .two)
  }

  @Test func proseIsNeverShattered() throws {
    let text = try WorkingText("Up 3 . 5 miles.")
    #expect(NumberParting.shatteredVerdict(at: 5, in: text) == .two)
  }
}
