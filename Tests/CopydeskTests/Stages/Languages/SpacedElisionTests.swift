import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct SpacedElisionTests {
  @Test(arguments: [
    (
      "L ' école ferme , et c ' est tout , dit le maire . Il n 'y a plus d' eau .",
      "L'école ferme , et c'est tout , dit le maire . Il n'y a plus d'eau ."
    ),
    (
      "L ’ hôtel de la ville est fermé aujourd ’ hui et jusqu ’ à lundi .",
      "L’hôtel de la ville est fermé aujourd’hui et jusqu’à lundi ."
    ),
    (
      "Il sindaco dell ' isola ha detto che un po ' di pane c ' è per tutti .",
      "Il sindaco dell'isola ha detto che un po' di pane c'è per tutti ."
    ),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("spaced-elision", damaged, expected)
  }

  @Test(arguments: [
    "The dogs ' owner and d ' Orsay of the town were there , and so was the mayor .",
    "L'école ferme, et c'est tout, dit le maire. Il n'y a plus d'eau.",
    "Le maire a dit que ' oui ' n ' 3 est dans la ville .",
    "o ' clock",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("spaced-elision", text)
  }
}
