import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct ClassBigramGateTests {
  private static let sound = """
    The council said that it would open the bridge before the end of the year. We do not know how much it will cost, \
    she told them, and they asked for time.
    """
  private static let damaged = """
    The council said that it would The council the bridge before the we of the year. We do we know how much it They \
    cost, she told she, and they The council for time.
    """

  private func score(_ gate: ClassBigramGate, _ text: String) -> Float {
    Array(text.utf8).withUnsafeBufferPointer { gate.score($0) }
  }

  private func learned() -> ClassBigramGate {
    let texts = (0..<40).map { number in
      number % 4 < 2 ? (text: Array(Self.damaged.utf8), places: 6) : (text: Array(Self.sound.utf8), places: 0)
    }
    return ClassBigramCounts.gate(texts)
  }

  @Test func learnsWhatDamageLooksLike() {
    let gate = learned()
    #expect(!gate.pairs.isEmpty)
    #expect(score(gate, Self.damaged) >= gate.threshold)
    #expect(score(gate, Self.sound) < gate.threshold / 2)
    #expect(Array(Self.damaged.utf8).withUnsafeBufferPointer { gate.passes($0) })
    #expect(!Array(Self.sound.utf8).withUnsafeBufferPointer { gate.passes($0) })
  }

  @Test func soundTextAroundItDoesNotHideDamage() {
    let gate = learned()
    let sound = String(repeating: Self.sound + "\n\n", count: 1_000)
    let damaged = String(repeating: Self.damaged + "\n\n", count: 1_200)
    #expect(score(gate, sound) < score(gate, damaged) / 2)
    #expect(score(gate, sound + damaged + sound) > score(gate, damaged) * 0.9)
  }

  @Test func anOpenGateLetsAllThrough() {
    for text in ["", "mill", Self.sound] {
      #expect(Array(text.utf8).withUnsafeBufferPointer { ClassBigramGate.open.passes($0) })
    }
  }

  @Test func theSameTextsGiveTheSameGate() { #expect(learned() == learned()) }

  @Test(arguments: [
    ClassBigramGate.Pair(index: ClassBigramGate.classCount * ClassBigramGate.classCount, ratio: 1),
    ClassBigramGate.Pair(index: 0, ratio: 0),
    ClassBigramGate.Pair(index: 0, ratio: 3.5),
    ClassBigramGate.Pair(index: 0, ratio: -1),
  ])
  func refusesWhatCannotBe(pair: ClassBigramGate.Pair) {
    #expect(ClassBigramGate([pair], threshold: 1) == nil)
  }

  @Test func nothingDamagedMakesAnOpenGate() {
    let gate = ClassBigramCounts.gate((0..<10).map { _ in (text: Array(Self.sound.utf8), places: 0) })
    #expect(gate.threshold == 0)
  }
}
