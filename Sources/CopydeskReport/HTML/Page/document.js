// One document: its text with the changes in it, made when it is opened.
const view = { number: 0, part: 0, data: null, changes: [], items: [], current: null };
const FLAG = 2, MOVED = 3;

// How a change looks after what was decided about its findings.
const decisionOf = places => {
  const place = places.find(place => view.data.d && view.data.d[ledgerPlace(place)]);
  return place === undefined ? null : view.data.d[ledgerPlace(place)];
};

// Where a finding stands in the whole ledger; of a document shown in part, only some do.
const ledgerPlace = place => (view.data.i ? view.data.i[place] : place);

const drawPiece = (piece, place, paragraph) => {
  if (typeof piece === "string") return piece;
  const [kind, before, after, ...places] = piece;
  const attributes = { class: "change " + ["formatting", "wording", "flag", "moved"][kind], tabindex: "0" };
  const made = kind === FLAG
    ? element("mark", attributes, before || element("span", { class: "caret" }, "‸"))
    : element("span", attributes, before ? element("del", {}, before) : null, after ? element("ins", {}, after) : null);
  if (kind === MOVED) made.prepend(before ? "⇢ moved away: " : "⇠ moved here: ");
  // What the list shows of it, with the kept text on either side.
  Object.assign(made, { places, kind, before, after, around: [paragraph[place - 1], paragraph[place + 1]] });
  view.changes.push(made);
  decorate(made);
  return made;
};

const SIGNS = { accept: ["accepted", "✓"], refuse: ["refused", "✗"], replace: ["replaced", "✎"] };
const decorate = change => {
  change.classList.remove("accepted", "refused", "replaced");
  change.querySelectorAll(".sign").forEach(sign => sign.remove());
  const decision = decisionOf(change.places);
  if (!decision) return;
  const [name, sign] = SIGNS[decision.choice];
  change.classList.add(name);
  const text = decision.choice === "replace" ? sign + " " + visible(decision.replacement) : sign;
  change.append(element("span", { class: "sign" }, text));
};

const drawText = paragraphs => {
  const parts = [];
  let folded = [];
  const fold = () => {
    if (!folded.length) return;
    const caption = `${plural(folded.length, "paragraph")} unchanged`;
    parts.push(element(
      "details", {}, element("summary", {}, caption), ...folded.map(text => element("p", {}, text))));
    folded = [];
  };
  for (const paragraph of paragraphs) {
    if (typeof paragraph === "string") { folded.push(paragraph); continue; }
    fold();
    parts.push(element("p", {}, ...paragraph.map(drawPiece)));
  }
  fold();
  return parts;
};

const cutNotice = cut => {
  const all = `${cut.bytes.toLocaleString("en")} bytes`;
  if (!isReview) return element("p", { class: "notice" },
    `Shown are the first ${cut.end.toLocaleString("en")} of ${all}; ` +
    `${plural(cut.findings, "finding")} further on ${cut.findings === 1 ? "is" : "are"} left out here. ` +
    "The ledger has them all.");
  const step = (text, part) => element(
    "button", { type: "button", disabled: part < 0 || part >= cut.parts, onclick: () => goToPart(part) }, text);
  return element("div", { class: "notice pager" },
    element("span", {}, `Part ${cut.part + 1} of ${cut.parts}: bytes ${(cut.start + 1).toLocaleString("en")} to ` +
      `${cut.end.toLocaleString("en")} of ${all}`), " ",
    step("Previous part", cut.part - 1), " ", step("Next part", cut.part + 1));
};

const goToPart = part => { location.hash = `#d${view.number}${part > 0 ? "." + (part + 1) : ""}`; };

const drawFindings = data => {
  const LIMIT = 500;
  const rows = () => data.f.slice(0, LIMIT).map((_, place) => {
    const one = finding(data, place);
    return element(
      "tr", {}, element("th", { scope: "row" }, one.info.id), element("td", {}, OUTCOMES[one.outcome]),
      element("td", {}, visible(one.before, true)), element("td", {}, one.after == null ? "" : visible(one.after, true)),
      element("td", { class: "n" }, one.percent + " %"),
      element("td", {}, one.evidence.map(([name, value]) => `${name}: ${value}`).join("; ")));
  });
  const head = ["rule", "outcome", "before", "after", "sure", "evidence"].map(name =>
    element("th", { scope: "col", class: name === "sure" && "n" }, name));
  const caption = data.f.length > LIMIT ? `Findings, the first ${LIMIT} of ${data.f.length}` : `Findings, ${data.f.length}`;
  const details = element("details", { class: "findings" }, element("summary", {}, caption));
  details.fill = () => {
    if (details.childElementCount > 1) return;
    details.append(element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Findings" },
      element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows()))));
  };
  details.addEventListener("toggle", () => { if (details.open) details.fill(); });
  return details;
};

// While a document is on its way the keys that decide do nothing: what they would be about is not shown yet.
const setLeaving = isLeaving => {
  view.isLeaving = isLeaving;
  byID("document").setAttribute("aria-busy", String(isLeaving));
};

const openDocument = async (number, part) => {
  const row = documents.find(row => row.number === number);
  if (!row || !row.isShown) { location.hash = ""; return; }
  // What was asked for last is drawn, not what arrives last.
  const wanted = location.hash;
  setLeaving(true);
  let data;
  try {
    data = await source.load(number, part);
    if (location.hash !== wanted) return;
    setLeaving(false);
  } catch (error) {
    if (location.hash !== wanted) return;
    setLeaving(false);
    Object.assign(view, { number, part, data: null, changes: [], items: [], current: null });
    byID("document-heading").textContent = shortName(row);
    byID("document-counts").textContent = `Cannot be shown: ${error.message}.`;
    for (const id of ["notes", "text", "findings", "card", "list", "map"]) byID(id).replaceChildren();
    show("document");
    return;
  }
  Object.assign(view, { number, part, data, changes: [], items: [], current: null });
  byID("document-heading").textContent = shortName(row);
  byID("document-heading").title = row.id;
  byID("document-counts").textContent =
    `${row.bytes.toLocaleString("en")} bytes; ${row.repaired.toLocaleString("en")} repaired, ` +
    `${row.flagged.toLocaleString("en")} flagged; the least sure with ${row.least} %`;
  byID("notes").replaceChildren(...(data.notes || []).map(place => {
    const one = finding(data, place);
    return element("p", {}, element("mark", {}, one.info.id), " " + one.info.summary);
  }), ...(data.cut ? [cutNotice(data.cut)] : []));
  byID("text").replaceChildren(...drawText(data.p));
  byID("findings").replaceChildren(drawFindings(data));
  makeItems(data.g);
  show("document");
  applyFilters();
  drawCard(null);
  fitSide();
};

const applyFilters = () => {
  for (const change of view.changes) {
    const isShown = matchesWords(change) && (change.places.length === 0 ? !isFiltered() : change.places.some(place => {
      const [rule, outcome, percent] = view.data.f[place];
      return passes(rule, outcome, percent, percent);
    }));
    change.classList.toggle("muted", !isShown);
    if (isShown) change.tabIndex = 0; else change.removeAttribute("tabindex");
  }
  const left = view.changes.filter(change => !change.classList.contains("muted")).length;
  byID("document-matches").textContent =
    left < view.changes.length ? `${left} of ${plural(view.changes.length, "change")} through the filter` : "";
  selectItems();
};
