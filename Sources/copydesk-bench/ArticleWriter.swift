internal import Bytes

/// Writes articles of invented news by filling sentences with names, places and figures.
///
/// The sentences were written for this purpose. They vary enough that no cache or branch predictor learns them by heart,
/// and use quotes, apostrophes, figures and abbreviations about as often as news does.
struct ArticleWriter {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// An English article of about 4 KB in curly quotes.
  mutating func article() -> String {
    (0..<6).map { _ in (0..<5).map { _ in sentence() }.joined(separator: " ") }.joined(separator: "\n\n") + "\n"
  }

  /// A Chinese article of about 4 KB.
  mutating func chineseArticle() -> String {
    (0..<6).map { _ in (0..<6).map { _ in chineseSentence() }.joined() }.joined(separator: "\n\n") + "\n"
  }

  private mutating func sentence() -> String { fill(pick(Self.sentences)) }

  private mutating func chineseSentence() -> String { fill(pick(Self.chineseSentences)) }

  /// Puts something into every slot of a sentence: `P` person, `L` place, `D` day, `N` noun, `A` adjective, `F` figure.
  private mutating func fill(_ template: String) -> String {
    var result = ""
    for part in template.split(separator: "%", omittingEmptySubsequences: false) {
      switch part {
      case "P": result += pick(Self.people)
      case "L": result += pick(Self.places)
      case "D": result += pick(Self.days)
      case "N": result += pick(Self.nouns)
      case "A": result += pick(Self.adjectives)
      case "F": result += figure()
      case "PP": result += pick(Self.chinesePeople)
      case "LL": result += pick(Self.chinesePlaces)
      case "NN": result += pick(Self.chineseNouns)
      case "FF": result += "\(random.below(9_000) + 100)"
      default: result += part
      }
    }
    return result
  }

  private mutating func figure() -> String {
    let number = random.below(90_000) + 100
    return number < 1_000 ? "\(number)" : "\(number / 1_000),\(String(1_000 + number % 1_000).dropFirst())"
  }

  private mutating func pick(_ choices: [String]) -> String { choices[random.below(choices.count)] }
}

extension ArticleWriter {
  static let sentences = [
    "The council of %L% will meet on %D% to decide whether the %A% %N% can be kept open for another year.",
    "“We don’t have the money for a %A% %N%,” %P% told the meeting, “and I won’t pretend that we do.”",
    "About %F% people live within a mile of the %N%, and most of them have never been asked what they want.",
    "A report on the %N%, which was finished last spring and runs to %F% pages, has not been published.",
    "%P% said the %N% was “%A% but not beyond repair”, and asked for time until %D%.",
    "The cost has risen from $%F% to more than twice that since the work began, according to figures seen by %P%.",
    "It is the third time in ten years that %L% has lost its %N% to a storm.",
    "“Who will pay for it?” asked %P%, who owns the %A% house beside the %N%. “Nobody in %L% can.”",
    "The %N% of %L% was built in 1962 and raised twice; engineers have called it %A% since then.",
    "Those who want to keep the %N% say it brings %F% visitors a year to %L%, a number that nobody has checked.",
    "On %D% evening the road to %L% was still closed, and the %N% stood in %A% darkness.",
    "%P% and %P% have both said that they’d rather see a %A% %N% than none at all.",
    "There isn’t another %N% like it between %L% and %L%, and that’s why the plan has drawn so many letters.",
    "The company, which runs the %N% for the county, did not answer questions sent to it on %D%.",
    "After the vote %P% left by the back door and would not speak to the people waiting outside the %N%.",
    "“It’s the best thing that has happened to %L% in years,” %P% said of the %A% %N%.",
    "Fewer than 10% of the %F% homes in %L% have been sold since the %N% was shut.",
    "The older part of %L%, with its %A% streets and its %N%, lies below the level of the spring tides.",
    "In a letter to the county, %P% wrote that the %N% would need a %A% roof before winter.",
    "Nobody was hurt when the %N% came down at 6:30 a.m. on %D%, but %F% hens were lost.",
    "The %N% has been the pride of %L% for so long that few remember who paid for it, or why.",
    "%P%, a teacher from %L%, has walked past the %A% %N% every day for thirty years.",
    "Prices in %L% rose by 4.7 percent last year, more than anywhere else with a %N% of that size.",
    "The plan’s critics, %P% among them, say that a %A% %N% in %L% would stand empty by autumn.",
    "It was not clear on %D% whether the %N% would be rebuilt, sold or simply left as it is.",
    "Mr. Okell, whose father drew the first plans, called the %N% of %L% “a %A% mistake from start to finish”.",
  ]
  static let people = [
    "Mara Tollen", "Ade Brook", "Ines Varga", "Tomas Lindqvist", "Ruth Okell", "Jonah Marsh", "Edda Vell", "Paul Orden",
    "Nora Lim", "Felix Dray", "Hannah Castle", "Omar Field", "Greta Holm", "Victor Amari", "Leah Stone", "Ivan Petrel",
  ]
  static let places = [
    "Harlow Bay", "Kestrel Point", "East Dunmore", "Vell", "Long Acre", "Alder", "Marsh End", "Orrenton", "Two Bridges",
    "North Gate", "Saltby", "Upper Fenwick", "Castle Row", "Windham", "Gull Harbor", "Mill Lane",
  ]
  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let nouns = [
    "sea wall", "ferry", "library", "market hall", "bridge", "railway line", "lighthouse", "school", "harbor",
    "theater",
    "hospital", "water mill", "town clock", "fish market", "swimming pool", "post office", "orchard", "power station",
  ]
  static let adjectives = [
    "new", "old", "costly", "modest", "temporary", "famous", "crumbling", "well-known", "public", "private", "narrow",
    "handsome", "forgotten", "unfinished", "two-story", "quiet", "useful", "splendid",
  ]
  static let chineseSentences = [
    "%LL%市议会星期四表示，%NN%不会在今年重建。", "“我们没有足够的钱修复%NN%，”%PP%对记者说。",
    "大约%FF%人住在%NN%附近，其中大多数人从来没有被问过意见。", "据%PP%介绍，费用已经比去年增加了%FF%万元。",
    "这是%LL%十年来第三次因为风暴失去%NN%。", "%PP%和%PP%都认为，%LL%需要一座新的%NN%。",
    "“谁来付钱呢？”%PP%问道，他在%NN%旁边住了三十年。", "关于%NN%的报告共有%FF%页，至今没有公布。",
    "%LL%的居民说，他们每天早上都会经过那座古老的%NN%。", "目前还不清楚%NN%将被重建、出售还是保持原样。",
  ]
  static let chinesePeople = ["李明", "王芳", "张伟", "陈静", "刘洋", "赵敏", "周涛", "孙丽"]
  static let chinesePlaces = ["海湾", "东山", "长田", "石桥", "南港", "白河", "新村", "北岸"]
  static let chineseNouns = ["防波堤", "图书馆", "渡轮码头", "铁路桥", "灯塔", "菜市场", "剧院", "水电站"]
}
