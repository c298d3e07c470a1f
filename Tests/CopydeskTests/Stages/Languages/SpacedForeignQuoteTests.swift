import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct SpacedForeignQuoteTests {
  @Test(arguments: [
    ("„ Wir gehen “ , sagte sie .", "„Wir gehen“ , sagte sie ."),
    ("„ Und ihr ? “", "„Und ihr?“"),
    ("¿ Quién ? ¡ Nadie !", "¿Quién ? ¡Nadie !"),
    (
      "La alcaldesa dijo « nadie lo sabe » , y que no hay más .",
      "La alcaldesa dijo «nadie lo sabe» , y que no hay más ."
    ),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("spaced-foreign-quote", damaged, expected)
  }

  @Test(arguments: [
    "„Wir gehen“, sagte sie.",
    "„ Wir gehen, sagte sie.",
    "Le maire a dit : « Nous partons » , et la digue est à nous .",
    "„ Eins\n“ zwei",
    "5 ¿ 6",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("spaced-foreign-quote", text)
  }
}
