import Bytes
import Testing

@Suite struct PartitionPointTests {
  @Test func `the first element that meets the condition is found, or the end`() {
    for count in 0..<20 {
      for first in 0...count {
        #expect((0..<count).partitionPoint { $0 >= first } == first)
      }
    }
    #expect([1, 3, 5, 7][1...].partitionPoint { $0 > 4 } == 2)
  }
}
