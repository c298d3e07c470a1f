import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct BoostedTreesCodingTests {
  private func read(_ bytes: [UInt8], featureCount: Int) -> BoostedTrees? {
    bytes.withUnsafeBytes { bytes in
      var reader = ModelReaderBuffer(bytes)
      return BoostedTrees(from: &reader, featureCount: featureCount)
    }
  }

  private func written(_ trees: BoostedTrees) -> [UInt8] {
    var writer = ModelWriterBuffer()
    trees.encode(to: &writer)
    return writer.bytes
  }

  private func node(_ feature: Int16, _ rightOffset: UInt16 = 0, _ value: Float = 1) -> BoostedTrees.Node {
    BoostedTrees.Node(feature: feature, rightOffset: rightOffset, value: value)
  }

  @Test func treesComeBackAsTheyWere() throws {
    let trees = RandomTrees.make(featureCount: 6, seed: 1)
    let bytes = written(trees)
    #expect(bytes.count == 16 + 4 * trees.roots.count + 8 * trees.nodes.count)
    #expect(read(bytes, featureCount: 6) == trees)
    #expect(read(bytes, featureCount: 7) == nil)
    // Trees that learned nothing fit any row.
    #expect(read(written(.constant), featureCount: 6) == .constant)
  }

  @Test func noPartOfThemIsTaken() {
    let bytes = written(RandomTrees.make(featureCount: 6, seed: 2))
    for length in 0..<bytes.count { #expect(read(Array(bytes.prefix(length)), featureCount: 6) == nil) }
  }

  @Test func treesThatLeadAstrayAreRefused() {
    let leaf = node(-1)
    let bad: [(nodes: [BoostedTrees.Node], roots: [Int32])] = [
      ([node(0, 1), leaf, leaf], [0]),  // the right child is the left one
      ([node(0, 3), leaf, leaf], [0]),  // a child beyond the end
      ([node(2, 2), leaf, leaf], [0]),  // a feature no row has
      ([node(0, 2), leaf, leaf], [3]),  // a root beyond the end
      ([node(0, 2), leaf, leaf], [-1]), ([leaf, leaf], [1, 0]), ([leaf], [0, 0]), ([], [0]),
      ([node(0, 2), leaf, node(0, 2), leaf, leaf], [0, 2]),  // a child in the next tree
      ([leaf, node(0, 0)], [0]),
    ]
    for (nodes, roots) in bad {
      let trees = BoostedTrees(base: 0, nodes: nodes, roots: roots, featureCount: 2)
      #expect(read(written(trees), featureCount: 2) == nil, "\(nodes) \(roots)")
    }
    let good = BoostedTrees(base: 0, nodes: [node(1, 2), leaf, leaf, leaf], roots: [0, 3], featureCount: 2)
    #expect(read(written(good), featureCount: 2) == good)
  }

  @Test func numbersThatAreNoneAreRefused() {
    for value: Float in [.nan, .infinity, -.infinity] {
      let trees = BoostedTrees(base: value, nodes: [node(-1)], roots: [0], featureCount: 2)
      #expect(read(written(trees), featureCount: 2) == nil)
      let other = BoostedTrees(base: 0, nodes: [node(-1, 0, value)], roots: [0], featureCount: 2)
      #expect(read(written(other), featureCount: 2) == nil)
    }
  }
}
