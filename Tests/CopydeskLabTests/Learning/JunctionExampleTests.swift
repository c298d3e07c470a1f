import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct JunctionExampleTests {
  private static let text = "She said she We gone to the old mill ."

  /// `had not` was written over by `We`.
  private static var example: DamageExample {
    DamageExample(
      text: Array(text.utf8), sites: [DamageExample.Site(range: 13..<15, drift: 1, words: ["had", "not"])])
  }

  private func session() throws -> CleaningSession {
    try Cleaner(Configuration(), stages: Stage.beforeWords).makeSession()
  }

  private func labelled(_ example: JunctionExample) -> [Int] {
    example.text.withUnsafeBufferPointer { bytes in
      var scanner = ClassScanner(bytes, notesStarts: true)
      guard let window = scanner.nextWindow() else { return [] }
      return zip(window.starts, example.labels(of: window)).filter(\.1).map(\.0)
    }
  }

  @Test func knowsWherePastesBeginAndEnd() throws {
    let example = JunctionExample(Self.example, try session())
    #expect(example.placeCount == 1)
    #expect(labelled(example) == [13, 16])
  }

  @Test func followsWhatCleaningMoves() throws {
    var moved = Self.example
    moved.text = Array("She said  -  ".utf8) + moved.text
    moved.sites[0].range = 26..<28
    let example = JunctionExample(moved, try session())
    let labels = labelled(example)
    #expect(labels.map { String(decoding: example.text[$0...].prefix(2), as: UTF8.self) } == ["We", "go"])
  }

  @Test func itsTwinReadsAsItWas() throws {
    let sound = JunctionExample.sound(Self.example, try session())
    #expect(sound.placeCount == 0)
    #expect(labelled(sound).isEmpty)
    #expect(String(decoding: sound.text, as: UTF8.self).hasPrefix("She said she had not gone to the old mill"))
  }
}
