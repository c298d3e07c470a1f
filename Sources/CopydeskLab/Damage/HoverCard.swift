/// The text of a card that a page showed over a name: the full name and a run of headlines, without spaces of its own.
struct HoverCard {
  /// The words of the name.
  let name: [[UInt8]]
  /// The names of the document, for the headlines.
  let others: [[UInt8]]

  /// ` Ann Marie FordPoll: Ford leads Hill Five things to watch this week MORE`.
  func bytes(_ random: inout DamageRandom) -> [UInt8] {
    var result: [UInt8] = [0x20]
    for (index, word) in name.enumerated() {
      if index > 0 { result.append(0x20) }
      result += word
      if index == 0, name.count == 2, random.chance(0.7) {
        result += Array(" \(random.pick(Self.middleNames) ?? "Lee")".utf8)
      }
    }
    for index in 0..<2 + random.below(2) {
      if index > 0 { result.append(0x20) }
      result += headline(&random)
    }
    return result + Array(" MORE".utf8)
  }

  private func headline(_ random: inout DamageRandom) -> [UInt8] {
    let template = random.pick(Self.headlines) ?? "Five things to watch this week"
    var result: [UInt8] = []
    for byte in template.utf8 {
      if byte == UInt8(ascii: "*") {
        result += random.pick(others) ?? name.last ?? []
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static let middleNames = ["James", "Marie", "Lee", "William", "Anne", "Robert", "Jane", "Paul"]

  /// Written for this project in the manner of political headlines; `*` is a name of the document.
  private static let headlines = [
    "* says deal is within reach", "Poll: * leads * by four points", "Five things to watch this week",
    "* allies brush off new report", "The Memo: Why * is staying quiet", "* to headline spring dinner",
    "Panel delays vote on budget plan", "* calls on * to release records", "Overnight Energy: New rule faces test",
    "House members weigh * request", "On the Money: Markets shrug at *", "* camp sees opening in suburbs",
  ]
}
