import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct SpacedInversionTests {
  @Test(arguments: [
    (
      "C'est fini , dit -il , et la digue est à nous , a -t -elle dit .",
      "C'est fini , dit-il , et la digue est à nous , a-t-elle dit ."
    )
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("spaced-inversion", damaged, expected)
  }

  @Test(arguments: [
    "Le maire - il est là - a dit que la digue est à nous .",
    "Le maire a dit que la valeur d'un terminal -t est dans le fichier .",
    "Choose -il or -elle in the word list of the school.",
    "C'est fini, dit-il, et la digue est à nous.",
    "Il est -5 degrés sur la digue et dans le port .",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("spaced-inversion", text)
  }
}
