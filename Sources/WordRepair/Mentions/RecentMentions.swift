/// The last mentions, newest last, in a ring of fixed size: where a pronoun looks for its antecedent.
struct RecentMentions {
  /// How far back an antecedent may stand: 60 tokens are two to three sentences of news, which hold nine in ten
  /// antecedents (Hobbs, "Resolving pronoun references", 1978: 98 % in the same or the last sentence).
  private static let reach = 60

  private var numbers = [Int](repeating: -1, count: 16)
  private var places = [Int](repeating: 0, count: 16)
  private var next = 0

  /// Notes a mention of a cluster, whose number is not below 0.
  mutating func note(_ cluster: Int, at token: Int) {
    numbers[next & 15] = cluster
    places[next & 15] = token
    next += 1
  }

  /// The newest cluster within reach that suits; a phrase that starts at the token itself holds it.
  func last(before token: Int, where suits: (Int) -> Bool) -> Int? {
    for back in 1...16 where back <= next {
      let slot = (next - back) & 15
      guard token - places[slot] <= Self.reach else { return nil }
      if places[slot] < token, suits(numbers[slot]) { return numbers[slot] }
    }
    return nil
  }
}
