internal import WordRepair

/// Grows one tree, the leaf with the most to gain first.
struct TreeGrower {
  let bins: FeatureBins
  let gradients: [Float]
  let hessians: [Float]
  let features: [Int]
  let leafCount: Int
  let minimumRows: Int
  let regularization: Float

  private struct Split {
    var feature: Int
    var bin: Int
    var gain: Float
  }

  private struct Leaf {
    var rows: [Int32]
    var gradient: Float
    var hessian: Float
    var split: Split?
    /// Its place in the tree under construction.
    var node: Int
  }

  private struct Branch {
    var split: Split?
    var output: Float = 0
    var left = 0
    var right = 0
  }

  init(
    bins: FeatureBins, gradients: [Float], hessians: [Float], features: [Int], leafCount: Int, minimumRows: Int,
    regularization: Float
  ) {
    self.bins = bins
    self.gradients = gradients
    self.hessians = hessians
    self.features = features
    self.leafCount = leafCount
    self.minimumRows = minimumRows
    self.regularization = regularization
  }

  /// The tree's nodes in preorder, and the rows of each leaf with its output.
  mutating func grow(learningRate: Float) -> (nodes: [BoostedTrees.Node], leaves: [(Float, [Int32])]) {
    var branches = [Branch()]
    var leaves = [leaf((0..<Int32(bins.rowCount)).map { $0 }, node: 0)]
    while leaves.count < leafCount {
      guard let best = leaves.indices.max(by: { (leaves[$0].split?.gain ?? 0) < (leaves[$1].split?.gain ?? 0) }),
        let split = leaves[best].split
      else { break }
      let parent = leaves[best]
      let offset = split.feature * bins.rowCount
      var left: [Int32] = []
      var right: [Int32] = []
      for row in parent.rows {
        if Int(bins.bins[offset + Int(row)]) <= split.bin { left.append(row) } else { right.append(row) }
      }
      branches[parent.node].split = split
      branches[parent.node].left = branches.count
      branches[parent.node].right = branches.count + 1
      branches += [Branch(), Branch()]
      leaves[best] = leaf(left, node: branches.count - 2)
      leaves.append(leaf(right, node: branches.count - 1))
    }
    var outputs: [(Float, [Int32])] = []
    for leaf in leaves {
      let output = -leaf.gradient / (leaf.hessian + regularization) * learningRate
      branches[leaf.node].output = output
      outputs.append((output, leaf.rows))
    }
    var nodes: [BoostedTrees.Node] = []
    write(0, of: branches, to: &nodes)
    return (nodes, outputs)
  }

  private func write(_ index: Int, of branches: [Branch], to nodes: inout [BoostedTrees.Node]) {
    let branch = branches[index]
    guard let split = branch.split else {
      nodes.append(BoostedTrees.Node(feature: -1, rightOffset: 0, value: branch.output))
      return
    }
    let place = nodes.count
    nodes.append(
      BoostedTrees.Node(
        feature: Int16(truncatingIfNeeded: split.feature), rightOffset: 0, value: bins.bounds[split.feature][split.bin])
    )
    write(branch.left, of: branches, to: &nodes)
    nodes[place].rightOffset = UInt16(truncatingIfNeeded: nodes.count - place)
    write(branch.right, of: branches, to: &nodes)
  }

  private func leaf(_ rows: [Int32], node: Int) -> Leaf {
    var gradient: Float = 0
    var hessian: Float = 0
    for row in rows {
      gradient += gradients[Int(row)]
      hessian += hessians[Int(row)]
    }
    return Leaf(
      rows: rows, gradient: gradient, hessian: hessian, split: bestSplit(rows, gradient, hessian), node: node)
  }

  private func bestSplit(_ rows: [Int32], _ gradient: Float, _ hessian: Float) -> Split? {
    guard rows.count >= 2 * minimumRows else { return nil }
    var best: Split?
    let parent = gradient * gradient / (hessian + regularization)
    let gradientSums = UnsafeMutablePointer<Float>.allocate(capacity: 3 * FeatureBins.maximum)
    defer { gradientSums.deallocate() }
    let hessianSums = gradientSums + FeatureBins.maximum
    let counts = hessianSums + FeatureBins.maximum
    for feature in features where !bins.bounds[feature].isEmpty {
      gradientSums.update(repeating: 0, count: 3 * FeatureBins.maximum)
      bins.bins.withUnsafeBufferPointer { bins in
        let offset = feature * self.bins.rowCount
        for row in rows {
          let bin = Int(bins[offset + Int(row)])
          gradientSums[bin] += gradients[Int(row)]
          hessianSums[bin] += hessians[Int(row)]
          counts[bin] += 1
        }
      }
      var leftGradient: Float = 0
      var leftHessian: Float = 0
      var leftCount: Float = 0
      for bin in 0..<bins.bounds[feature].count {
        leftGradient += gradientSums[bin]
        leftHessian += hessianSums[bin]
        leftCount += counts[bin]
        guard Int(leftCount) >= minimumRows, rows.count - Int(leftCount) >= minimumRows else { continue }
        let rightGradient = gradient - leftGradient
        let gain =
          leftGradient * leftGradient / (leftHessian + regularization)
          + rightGradient * rightGradient / (hessian - leftHessian + regularization) - parent
        if gain > (best?.gain ?? 1e-3) { best = Split(feature: feature, bin: bin, gain: gain) }
      }
    }
    return best
  }
}
