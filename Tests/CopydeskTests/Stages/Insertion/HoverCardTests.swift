import Testing

@Suite struct HoverCardTests {
  @Test(arguments: [
    // Legal name, headlines, link; what follows closes up.
    "Sen. Ada Quill⟦ Adaline (Ada) Rose QuillHarbor vote put off Quill: 'No deal' MORE→⟧ (D-Vt.) left.",
    "President Tarn⟦ Otis Lee TarnTarn calls for calm Ten things to know | Day one MORE→⟧'s plan",
    "President Tarn⟦ Otis Lee TarnTarn calls for calm MORE→⟧’s plan",
    "It was Jo Bell⟦ Joanna Bell2020 hopefuls meet MORE→⟧.",
    // Suffixes, initials, particles, capitals inside a name.
    "Otis Tarn Jr.⟦ Otis (Ot) Lee TarnTarn Jr.: 'Enough' MORE→⟧, who left,",
    "Rep. G.K. Bell⟦ George (G.K.) Kenneth BellDemocrats see a way MORE→⟧ (D-N.C.)",
    "Gov. Ria van der Moor⟦ Maria (Ria) van der MoorPolls open MORE→⟧ and",
    "Leader Bo McTarn⟦ Robert (Bo) Ellis McTarnMcTarn: no vote GOP waits MORE→⟧ has",
    "Sen. Jo Reyes Bell⟦ Joanna Maria Reyes BellMiners wait MORE→⟧ (R)",
    // A figure, a quotation mark, a bracket may open the headline.
    "Jo Bell⟦ Joanna Bell'No way out' says mayor MORE→⟧ spoke",
    "Jo Bell⟦ Joanna Bell“No way out” says mayor MORE→⟧ spoke",
    "Jo Bell⟦ Joanna Bell(VIDEO) Mayor speaks MORE→⟧ spoke",
    // Sentence marks and addresses in headlines, headlines with dots.
    "Jo Bell⟦ Joanna BellWho won? Dec. 20 is the day. Nobody knows why. See harlow.example #vote MORE→⟧ spoke",
    // The family name is parted from the headlines by a space.
    "Speaker Paul Orr⟦ Paul Davis Orr Retirees say no to the plan MORE→⟧ (R-Wis.)",
    // No headlines; no space before the legal name; link glued.
    "John Bell⟦ John Francis BellMORE→⟧ took over",
    "from Jo Pappasulos⟦Jo Demetra PappasulosThe morning report MORE→⟧, a clerk",
    // Several in one sentence.
    "Jo Bell⟦ Joanna BellOne Two MORE→⟧ (Ky.), Al Orr⟦ Albert (Al) OrrThree Four MORE→⟧ and Mo Tarn⟦ Maurice TarnFive Six MORE→⟧ met",
    // The space of tokenized text, and a missing one.
    "Jo Bell⟦ Joanna BellOne two three MORE →⟧'s plan",
    "Jo Bell⟦ Joanna BellOne two three MORE →⟧, who",
    "Jo Bell⟦ Joanna BellOne two three MORE→ ⟧(D-Vt.) met",
    "Jo Bell⟦ Joanna BellOne two three MORE→ ⟧has met",
  ])
  func removesCards(marked: String) throws {
    try expectLedger("hover-card", marked)
  }

  @Test(arguments: [
    "She wants MORE of it.",
    "Jo Bell said MORE, and Jo Bell left.",
    "The town wants NO MORE ferries, said Jo Bell.",
    "New York New York wants MORE.",
    "Jo Bell met Joanna Bell. Both want MORE boats.",
    "Jo Bell and Joanna BellTower were one. The MORE the better.",
    "Ada Quill Ada Rose Quill says that she wants MORE boats.",
    "Orr Paul Davis Orr came in on Friday evening. Nobody wanted MORE of it.",
    "Jo Bell\nJoanna BellTower MORE",
    "Jo Bell Joanna BellTower opens NEVERMORE.",
    "Jo Bell Joanna Bell Opens Shop In MOREton.",
    "MORE",
    "MORE MORE MORE",
  ])
  func leavesProse(text: String) throws {
    try expectSilence("hover-card", text)
  }

  @Test func looksBackOnlySoFar() throws {
    let headlines = String(repeating: "Harbor vote put off ", count: 60)
    try expectSilence("hover-card", "Jo Bell Joanna Bell\(headlines)MORE")
  }
}
