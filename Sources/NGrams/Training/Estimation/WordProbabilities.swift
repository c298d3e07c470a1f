/// The probabilities of the 1-grams, by id.
///
/// As those of any order, with a uniform distribution below: 1 / (number of words without `<s>`), so that `<unk>` and
/// words of the vocabulary that never came have a share. `<s>` itself is never predicted and has none.
struct WordProbabilities {
  let values: [Double]

  init(_ counts: [CountPayload], _ discounts: Discounts) {
    var total = 0.0
    var setAside = 0.0
    for count in counts {
      total += Double(count.weighted)
      setAside += discounts[count.countClass] * Double(count.meanWeight)
    }
    let uniform = 1 / Double(max(counts.count - 1, 1))
    let weight = total > 0 ? setAside / total : 1
    values = counts.indices.map { id in
      if id == Int(Vocabulary.beginSentence) { return 0 }
      let count = counts[id]
      let discount = discounts[count.countClass] * Double(count.meanWeight)
      let share = total > 0 ? max(Double(count.weighted) - discount, 0) / total : 0
      return share + weight * uniform
    }
  }
}
