import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct JunctionGateTests {
  private static let sound = """
    The council said that it would open the bridge before the end of the year. We do not know how much it will cost, \
    she told them, and they asked for time.
    """
  private static let damaged = """
    The council said that it would ⟦The council⟧ the bridge before the ⟦we⟧ of the year. We do ⟦we⟧ know how much it \
    ⟦They⟧ cost, she told ⟦she⟧, and they ⟦The council⟧ for time.
    """

  /// A text whose pastes are marked.
  private static func example(_ marked: String) -> JunctionExample {
    var text: [UInt8] = []
    var edges: [Int] = []
    for scalar in marked.unicodeScalars {
      if scalar == "⟦" || scalar == "⟧" {
        edges.append(text.count)
      } else {
        text += Array(String(scalar).utf8)
      }
    }
    return JunctionExample(text: text, placeCount: edges.count / 2, edges: edges)
  }

  private static let damagedText = String(decoding: example(damaged).text, as: UTF8.self)

  /// Damaged texts, each with its sound twin; some say the same again, so that all their words repeat.
  private static func learned(from count: Int) -> JunctionGate {
    JunctionGateTrainer.gate(
      (0..<count).map { number in
        [damaged, sound].map { example(String(repeating: $0 + "\n\n", count: 1 + number % 3)) }
      })
  }

  private static let learned = learned(from: 48)

  private func score(_ gate: JunctionGate, _ text: String) -> Float {
    Array(text.utf8).withUnsafeBufferPointer { gate.score($0) }
  }

  private func passes(_ gate: JunctionGate, _ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { gate.passes($0) }
  }

  @Test func learnsWhatDamageLooksLike() {
    let gate = Self.learned
    #expect(!gate.isOpen)
    #expect(passes(gate, Self.damagedText))
    #expect(!passes(gate, Self.sound))
    // Likelier damaged than not, and the other way round.
    #expect(score(gate, Self.damagedText) > 0)
    #expect(score(gate, Self.sound) < 0)
  }

  @Test func soundTextAroundItDoesNotHideDamage() {
    let gate = Self.learned
    let sound = String(repeating: Self.sound + "\n\n", count: 1_000)
    let damaged = String(repeating: Self.damagedText + "\n\n", count: 1_200)
    let (least, most) = (score(gate, sound), score(gate, damaged))
    #expect(least < most)
    #expect(score(gate, sound + damaged + sound) > (least + most) / 2)
  }

  @Test func anOpenGateLetsAllThrough() {
    for text in ["", "mill", Self.sound] { #expect(passes(.open, text)) }
  }

  @Test func theSameTextsGiveTheSameGate() {
    let gate = Self.learned(from: 8)
    #expect(!gate.isOpen)
    #expect(gate == Self.learned(from: 8))
  }

  @Test func refusesWhatCannotBe() {
    let weights = [Int8](repeating: 1, count: JunctionFeatures.count)
    #expect(JunctionGate.Weights(weights, intercept: 3) != nil)
    #expect(JunctionGate.Weights(weights.dropLast(), intercept: 3) == nil)
    #expect(JunctionGate.Weights([], intercept: 3) == nil)
    #expect(JunctionGate.Weights(weights, intercept: 1 << 20) == nil)
  }

  @Test(arguments: [Int8.min, -127, 0, 127])
  func noWeightIsTooMuch(weight: Int8) {
    let weights = JunctionGate.Weights([Int8](repeating: weight, count: JunctionFeatures.count), intercept: 100)
    var rows: [[Float]] = []
    Array(Self.sound.utf8).withUnsafeBufferPointer { weights?.forEachWindow(of: $0) { rows.append($0) } }
    #expect(rows.count == 1)
    #expect(rows.allSatisfy { row in row.count == JunctionTally.featureCount && row.allSatisfy { $0.isFinite } })
  }

  @Test func nothingDamagedMakesAnOpenGate() {
    #expect(JunctionGateTrainer.gate((0..<10).map { _ in [Self.example(Self.sound)] }).isOpen)
  }
}
