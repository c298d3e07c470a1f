/// Turns the adjusted counts of one order into discounted probabilities and the weights of the next lower order.
///
/// For a context *h* and a word *w* with count *c*: u(*w*|*h*) = (*c* − D(*c*)) / Σ*c*, and the weight of the lower
/// order is γ(*h*) = ΣD / Σ*c*, plus the u of every n-gram that a cut-off leaves out (Heafield et al. 2013, section
/// 3.3). With weighted corpora *c* is the weighted count and D is scaled by the n-gram's mean weight, so that the
/// weights move probability from corpus to corpus and the discounts stay those of true counts; the sum over *w* is
/// still 1.
struct ContextNormalizer {
  let layout: KeyLayout
  let options: TrainingOptions
  let discounts: Discounts
  let order: Int

  /// The results: n-grams in suffix order with u and γ, contexts in text order with γ and their occurrences.
  struct Output {
    let ngrams: RecordSorter
    let contexts: RecordFile
  }

  /// Reads and sorts within `memory` bytes.
  func run(_ counts: RecordSorter, memory: Int) throws(ModelError) -> Output {
    let output = Output(
      ngrams: try RecordSorter(in: options.temporaryFolder, keyBits: layout.bits * order, memory: memory * 3 / 4),
      contexts: try RecordFile(in: options.temporaryFolder))
    let merge = counts.merged(memory: memory / 4)
    var group: [(key: UInt128, count: CountPayload)] = []
    var context: UInt128 = 0
    while try merge.advance() {
      let key = merge.current.key
      let itsContext = layout.prefix(key, order - 1)
      if itsContext != context {
        try close(context, group, output)
        group.removeAll(keepingCapacity: true)
        context = itsContext
      }
      group.append((key, CountPayload(packed: merge.current.payload)))
    }
    try close(context, group, output)
    try output.ngrams.finish()
    try output.contexts.finish()
    return output
  }

  private func close(
    _ context: UInt128, _ group: [(key: UInt128, count: CountPayload)], _ output: Output
  ) throws(ModelError) {
    guard !group.isEmpty else { return }
    var total = 0.0
    var setAside = 0.0
    var occurrences = 0.0
    var kept = 0
    for (_, count) in group {
      total += Double(count.weighted)
      occurrences += Double(count.occurrences)
      let discount = discounts[count.countClass] * Double(count.meanWeight)
      setAside += count.isCut ? Double(count.weighted) : discount
      if !count.isCut { kept += 1 }
    }
    // Without one n-gram left the context tells nothing, and queries need not find it.
    guard kept > 0, total > 0 else { return }
    let weight = setAside / total
    try output.contexts.append(NGramRecord(key: context, Float(weight), Float(occurrences)))
    for (key, count) in group where !count.isCut {
      let discount = discounts[count.countClass] * Double(count.meanWeight)
      let share = max(Double(count.weighted) - discount, 0) / total
      try output.ngrams.append(
        NGramRecord(key: layout.reversed(key, count: order), Float(share), Float(weight)))
    }
  }
}
