import Testing

@Suite struct TreebankBracketTests {
  @Test(arguments: [
    ("The agency -LRB- EPA -RRB- agreed.", "The agency (EPA) agreed."),
    ("-LRB- AP -RRB- It rained.", "(AP) It rained."),
    ("He go -LSB- es -RSB- home", "He go [es] home"),
    ("A set -LCB- a -RCB- .", "A set {a} ."),
    ("the wall -lrb- old -rrb-", "the wall (old)"),
    ("“-LRB-We-RRB- left”", "“(We) left”"),
  ])
  func becomesTheMark(input: String, expected: String) throws {
    try expectRepair("treebank-bracket", input, expected)
  }

  @Test(arguments: [
    "The wall ⟦-LRB- →(⟧old⟦ -RRB-→)⟧ fell."
  ])
  func reportsTheNameWithItsSpace(marked: String) throws {
    try expectLedger("treebank-bracket", marked)
  }

  @Test(arguments: [
    "The LRB essay",
    "An X-RAY-like scan",
    "-LRX- and -XRB-",
    "-LRB and RRB-",
    "Air-to-air, off-the-rib-eye",
    "—LRB—",
  ])
  func leavesOtherHyphens(text: String) throws {
    try expectSilence("treebank-bracket", text)
  }
}
