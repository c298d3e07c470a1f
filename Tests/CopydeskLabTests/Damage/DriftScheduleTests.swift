import Copydesk
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct DriftScheduleTests {
  @Test(arguments: ["0", "2", "2,4,6", "1..6", "0..64", "3,3"])
  func readsWhatItWrites(text: String) { #expect(DriftSchedule(text)?.description == text) }

  @Test(arguments: ["", "a", "4,2", "-1", "6..1", "1..", "1..2..3", "65", "0..65", "1,,2", "1.5"])
  func refusesWhatIsNoSchedule(text: String) { #expect(DriftSchedule(text) == nil) }

  @Test(arguments: ["0", "2,4,6", "1..6", "3..3"])
  func distancesNeverShrinkOrLeaveTheirBounds(text: String) throws {
    let schedule = try #require(DriftSchedule(text))
    for seed in 0..<50 {
      var random = DamageRandom(seed: UInt64(seed))
      let distances = schedule.distances(tokenCount: 2000, &random)
      #expect(distances.count == 2000)
      #expect(distances == distances.sorted())
      #expect(distances.allSatisfy { 0...6 ~= $0 })
    }
  }

  @Test func stagesAllComeInOrder() {
    var random = DamageRandom(seed: 3)
    #expect(Set(DriftSchedule(stages: [2, 4, 6]).distances(tokenCount: 500, &random)) == [2, 4, 6])
    #expect(DriftSchedule(stages: []).distances(tokenCount: 2, &random) == [0, 0])
    #expect(DriftSchedule(stages: [1, 2]).distances(tokenCount: 0, &random).isEmpty)
  }
}
