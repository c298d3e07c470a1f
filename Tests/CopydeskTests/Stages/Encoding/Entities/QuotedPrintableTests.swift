import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct QuotedPrintableTests {
  @Test(arguments: [
    ("It=E2=80=99s late=20\nand the fer=\nry left.", "It’s late \nand the ferry left."),
    ("caf=C3=A9 =3D coffee", "café = coffee"),
    ("It=92s =93late=94", "It’s “late”"),
    ("a =E2=80=93 b =\r\nc", "a – b c"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    try expectRepair("quoted-printable", damaged, expected)
  }

  @Test(arguments: [
    "x=20 and y=30",
    "A=BC=DE",
    "the sum =\n5",
    "=C3=28",
    "1=1, 2=2",
    "caf=c3=a9",
  ])
  func leavesAlone(_ text: String) throws {
    try expectSilence("quoted-printable", text)
  }
}
