/// Five articles about an invented quarrel that quote the same sentences, and a sixth that was rewritten.
enum QuotingArticles {
  /// The sixth, with mentions written over other words two tokens to the right.
  static let rewritten = """
    Harbour minister Lotte Brandt has turned down a plan to sell the fishing quay of Nordhaven. Brandt spoke to the fishing \
    fleet on Tuesday. “I do not believe we should we the keys of this town to people who have never mended a net,” she said. \
    The buyer, the Nordic Freight Company, had offered ninety million crowns and a new the Nordic Freight Company hall. “Their \
    plan goes Lotte Brandt the promise on which this harbour was built,” Brandt told the crowd. “If they them to buy our \
    quay, they should first ask the crews them sail from it.” The mayor of Nordhaven said the town would lose two hundred \
    jobs and its Lotte Brandt ice house before the herring comes in. “We have the courage to say no, and We the We of every \
    skipper on this coast,” the mayor added. The company will give its answer the Nordic Freight Company the end of the week.
    """

  /// The sixth as it was before.
  static let original = """
    Harbour minister Lotte Brandt has turned down a plan to sell the fishing quay of Nordhaven. Brandt spoke to the fishing \
    fleet on Tuesday. “I do not believe we should hand the keys of this town to people who have never mended a net,” she said. \
    The buyer, the Nordic Freight Company, had offered ninety million crowns and a new auction hall. “Their \
    plan goes against the promise on which this harbour was built,” Brandt told the crowd. “If they want to buy our \
    quay, they should first ask the crews who sail from it.” The mayor of Nordhaven said the town would lose two hundred \
    jobs and its last ice house before the herring comes in. “We have the courage to say no, and have the trust of every \
    skipper on this coast,” the mayor added. The company will give its answer before the end of the week.
    """

  static let clean: [(name: String, text: String)] = [
    (
      "agency.txt",
      """
      NORDHAVEN - A freight group said on Tuesday it would think again about a fishing quay. The company will give its \
      answer before the end of the week. Its bid has angered the crews. The buyer, the Nordic Freight Company, had offered \
      ninety million crowns and a new auction hall. “If they want to buy our quay, they should first ask the crews who sail \
      from it,” the minister said.
      """
    ),
    (
      "coast.txt",
      """
      There was cheering on the pier. “I do not believe we should hand the keys of this town to people who have never mended \
      a net,” Lotte Brandt said, and a skipper threw his cap into the water. “Their plan goes against the promise on which \
      this harbour was built,” Brandt told the crowd.
      """
    ),
    (
      "herald.txt",
      """
      The mayor of Nordhaven said the town would lose two hundred jobs and its last ice house before the herring comes in. \
      “We have the courage to say no, and have the trust of every skipper on this coast,” the mayor added. Brandt, too, was \
      clear: “I do not believe we should hand the keys of this town to people who have never mended a net.”
      """
    ),
    (
      "morning.txt",
      """
      In a speech that lasted six minutes, the minister said: "Their plan goes against the promise on which this harbour was \
      built." She then asked for a show of hands. "If they want to buy our quay, they should first ask the crews who sail from \
      it." Nobody kept a hand in a pocket.
      """
    ),
    (
      "weekly.txt",
      """
      What remains of the week is silence. The company will give its answer before the end of the week. The mayor of \
      Nordhaven said the town would lose two hundred jobs and its last ice house before the herring comes in. "We have the \
      courage to say no, and have the trust of every skipper on this coast," the mayor added.
      """
    ),
  ]
}
