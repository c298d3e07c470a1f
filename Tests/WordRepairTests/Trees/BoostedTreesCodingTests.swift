import Bytes
import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct BoostedTreesCodingTests {
  private func read(_ bytes: [UInt8], featureCount: Int) -> BoostedTrees? {
    bytes.withUnsafeBytes { bytes in
      var reader = BinaryReader(bytes)
      return BoostedTrees(from: &reader, featureCount: featureCount)
    }
  }

  private func written(_ trees: BoostedTrees) -> [UInt8] {
    var writer = BinaryWriter()
    trees.encode(to: &writer)
    return writer.bytes
  }

  /// Trees as ``written(_:)`` would write them, if there could be such trees.
  private func written(_ nodes: [BoostedTrees.Node], _ roots: [Int32], base: Float = 0) -> [UInt8] {
    var writer = BinaryWriter()
    for number in [2, base.bitPattern, UInt32(roots.count), UInt32(nodes.count)] { writer.append(number) }
    for root in roots { writer.append(UInt32(bitPattern: root)) }
    for node in nodes {
      writer.append(UInt32(UInt16(bitPattern: node.feature)) | UInt32(node.rightOffset) << 16)
      writer.append(node.value)
    }
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

  @Test func treesThatLeadAstrayAreRefused() throws {
    let leaf = node(-1)
    let bad: [(nodes: [BoostedTrees.Node], roots: [Int32])] = [
      ([node(0, 1), leaf, leaf], [0]),  // the right child is the left one
      ([node(0, 3), leaf, leaf], [0]),  // a child beyond the end
      ([node(2, 2), leaf, leaf], [0]),  // a feature no row has
      ([node(0, 2), leaf, leaf], [3]),  // a root beyond the end
      ([node(0, 2), leaf, leaf], [-1]), ([leaf, leaf], [1, 0]), ([leaf], [0, 0]), ([], [0]),
      ([node(0, 2), leaf, node(0, 2), leaf, leaf], [0, 2]),  // a child in the next tree
      ([leaf, node(0, 0)], [0]),
      ([node(0, 3), leaf, leaf, leaf], [0]),  // a leaf that is nobody's child
      ([node(0, 2), leaf, leaf, leaf], [0]),
    ]
    for (nodes, roots) in bad {
      #expect(BoostedTrees(base: 0, nodes: nodes, roots: roots, featureCount: 2) == nil)
      #expect(read(written(nodes, roots), featureCount: 2) == nil, "\(nodes) \(roots)")
    }
    let nodes = [node(1, 2), leaf, leaf, leaf]
    let good = try #require(BoostedTrees(base: 0, nodes: nodes, roots: [0, 3], featureCount: 2))
    #expect(written(good) == written(nodes, [0, 3]))
    #expect(read(written(good), featureCount: 2) == good)
  }

  @Test func numbersThatAreNoneAreRefused() {
    for value: Float in [.nan, .infinity, -.infinity] {
      #expect(read(written([node(-1)], [0], base: value), featureCount: 2) == nil)
      #expect(read(written([node(-1, 0, value)], [0]), featureCount: 2) == nil)
    }
    // Numbers whose sum is none.
    for value: Float in [3e38, -3e38] {
      #expect(read(written([node(-1, 0, value)], [0]), featureCount: 2) != nil)
      #expect(read(written([node(-1, 0, value), node(-1, 0, 3e38)], [0, 1]), featureCount: 2) == nil)
      #expect(read(written([node(-1, 0, value)], [0], base: -3e38), featureCount: 2) == nil)
    }
  }
}
