// The page as a whole: what is open, the filters, the keys.
const VIEWS = ["overview", "documents", "recurring", "document"];
const show = name => {
  const shown = name === "overview" ? ["overview", "documents"] : [name];
  for (const id of VIEWS) if (byID(id)) byID(id).hidden = !shown.includes(id);
  byID("to-overview").hidden = name === "overview";
  for (const id of ["previous-document", "next-document", "shows", "unfold"]) byID(id).hidden = name !== "document";
  document.body.classList.toggle("reading", name === "document");
};

const route = async () => {
  const wanted = location.hash;
  const match = /^#d(\d+)(?:\.(\d+))?$/.exec(wanted);
  if (match) {
    await openDocument(Number(match[1]), Math.max(0, Number(match[2] || 1) - 1));
    if (location.hash !== wanted) return;
    window.scrollTo(0, 0);
    byID("document-heading").focus({ preventScroll: true });
    const first = isReview && (list.items.find(item => !stateOf(item)) || list.items[0]);
    if (first) goTo(first);
  } else if (isReview && wanted === "#recurring") {
    view.number = 0;
    view.changes = [];
    await openRecurring();
  } else {
    view.number = 0;
    view.changes = [];
    view.items = [];
    view.current = null;
    show("overview");
    refreshTable();
    if (isReview) attempt(refreshDecided);
  }
};

const filtersChanged = () => {
  const form = byID("bar");
  const chosen = name => new Set(
    Array.from(form.querySelectorAll(`input[name="${name}"]`)).filter(box => box.checked).map(box => box.value));
  filters.outcomes = chosen("outcome");
  filters.categories = chosen("category");
  filters.rule = byID("rule").value;
  filters.least = Number(byID("least").value) || 0;
  filters.greatest = byID("greatest").value === "" ? 100 : Number(byID("greatest").value);
  byID("text").classList.toggle("fold", !byID("spacing").checked);
  table.page = 0;
  drawChips();
  selectRows();
  if (view.number) applyFilters(); else drawTable();
};

// What is filtered by, each to be taken back.
const drawChips = () => {
  const chips = [];
  const chip = (text, clear) => chips.push(element("button", { type: "button", class: "chip", onclick: () => {
    clear();
    filtersChanged();
    byID("filter").focus();
  } }, text, element("span", { "aria-hidden": "true" }, " ✕")));
  const check = (name, values) => byID("bar").querySelectorAll(`input[name="${name}"]`).forEach(box => {
    box.checked = !values || values.includes(box.value);
  });
  if (filters.rule) chip(filters.rule, () => { byID("rule").value = ""; });
  if (filters.categories.size < CATEGORIES.length) chip([...filters.categories].join(", ") || "no category", () => check("category"));
  if (filters.outcomes.size < OUTCOMES.length) chip([...filters.outcomes].join(", ") || "no outcome", () => check("outcome"));
  if (filters.least > 0 || filters.greatest < 100) chip(`${filters.least} to ${filters.greatest} %`, () => {
    byID("least").value = 0;
    byID("greatest").value = 100;
  });
  if (filters.stage) chip(`stage ${filters.stage}`, () => { filters.stage = ""; });
  if (filters.density) chip(filters.density[1] < Infinity ? `${filters.density[0]} to ${filters.density[1]} findings per kB`
    : `${filters.density[0]} findings per kB and more`, () => { filters.density = null; });
  byID("chips").replaceChildren(...chips);
};

// A bar of a chart or a row of the rules was chosen.
const filterBy = text => {
  const [kind, value] = [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];
  const bounds = value.split("-").map(one => (one === "" ? Infinity : Number(one)));
  if (kind === "category") byID("bar").querySelectorAll('input[name="category"]').forEach(box => { box.checked = box.value === value; });
  else if (kind === "rule") byID("rule").value = value;
  else if (kind === "stage") filters.stage = value;
  else if (kind === "density") filters.density = bounds;
  else [byID("least").value, byID("greatest").value] = bounds;
  filtersChanged();
  byID("documents").scrollIntoView();
  byID("documents-heading").focus({ preventScroll: true });
};

const toggle = (button, panel) => {
  const isOpen = byID(panel).hidden;
  byID(panel).hidden = !isOpen;
  byID(button).setAttribute("aria-expanded", String(isOpen));
};

const stepDocument = step => {
  const rows = table.rows.filter(row => row.isShown);
  const place = rows.findIndex(row => row.number === view.number);
  const next = rows[place < 0 ? (step > 0 ? 0 : rows.length - 1) : place + step];
  if (next) location.hash = "#d" + next.number;
  return Boolean(next);
};

// Goes to the next item of the order chosen; at its end to the next document.
const stepChange = step => {
  if (!view.number) { stepDocument(step); return; }
  const place = list.items.indexOf(currentItem());
  const next = list.items[place < 0 ? (step > 0 ? 0 : list.items.length - 1) : place + step];
  if (next) { goTo(next); return; }
  const cut = isReview && view.data && view.data.cut;
  const part = view.part + step;
  if (cut && part >= 0 && part < cut.parts) goToPart(part); else stepDocument(step);
};

const SHOWS = ["both", "original", "cleaned"];
const setShow = name => {
  byID("show").value = name;
  for (const one of SHOWS) byID("text").classList.toggle("show-" + one, one === name);
  if (view.number) drawMap();
};

const KEYS = {
  n: () => stepChange(1), p: () => stepChange(-1), j: () => stepDocument(1), k: () => stepDocument(-1),
  f: () => { if (byID("filters").hidden) toggle("filter", "filters"); byID("rule").focus(); },
  g: () => setOrder(list.order === "risk" ? "place" : "risk"),
  v: () => setShow(SHOWS[(SHOWS.indexOf(byID("show").value) + 1) % SHOWS.length]),
  "/": () => { if (view.number) byID("words").focus(); else byID("search").focus(); },
  "?": () => toggle("help", "keys"),
  s: () => byID("spacing").click(), o: () => { location.hash = ""; },
};

// Where to begin: the document with the most harm to expect.
const drawStart = () => {
  const first = documents.filter(row => row.isShown).reduce((best, row) => (!best || row.risk > best.risk ? row : best), null);
  if (!first) return;
  document.querySelector(".verdict").after(element("p", { id: "start" }, "Look first at ",
    element("a", { href: "#d" + first.number }, shortName(first)), element("span", { class: "long" },
      ", or press ", element("kbd", {}, "n"), "; the changes come with the gravest and least sure first"), "."));
};

const setUp = () => {
  for (const id of ["documents", "overview"]) byID("main").prepend(byID(id));
  byID("main").prepend(byID("bar"));
  byID("loading").hidden = true;
  const used = new Set();
  for (const row of documents) forEachCount(row.counts, rule => used.add(rule));
  rules.forEach((rule, place) => {
    if (used.has(place)) byID("rule").append(element("option", { value: rule.id }, rule.id));
  });
  setUpTable();
  drawStart();
  setUpList();
  byID("bar").hidden = false;
  for (const name of ["input", "change"]) byID("bar").addEventListener(name, filtersChanged);
  byID("bar").addEventListener("submit", event => event.preventDefault());
  byID("filter").addEventListener("click", () => toggle("filter", "filters"));
  byID("help").addEventListener("click", () => toggle("help", "keys"));
  byID("show").addEventListener("change", event => setShow(event.target.value));
  byID("overview").addEventListener("click", event => {
    const row = event.target.closest("[data-filter]");
    if (row && !event.target.closest("details details")) filterBy(row.dataset.filter);
  });
  byID("to-overview").addEventListener("click", () => { location.hash = ""; });
  byID("previous-document").addEventListener("click", () => stepDocument(-1));
  byID("next-document").addEventListener("click", () => stepDocument(1));
  const text = byID("text");
  const changeAt = event => event.target.closest && event.target.closest(".change:not(.muted)");
  text.addEventListener("focusin", event => { const change = changeAt(event); if (change) drawCard(change); });
  // What is pointed at is shown unless something has the focus: then the card must stay for its buttons.
  text.addEventListener("mouseover", event => {
    const change = changeAt(event);
    if (change && !(document.activeElement && document.activeElement.closest("#text, #side"))) drawCard(change);
  });
  text.addEventListener("click", event => { const change = changeAt(event); if (change) change.focus(); });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { document.activeElement.blur(); return; }
    if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
    const action = KEYS[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  window.addEventListener("hashchange", route);
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(one => {
    if (one.fill) one.fill();
    one.open = true;
  }));
  if (isReview) setUpReview();
  setShow("both");
  filtersChanged();
  route();
};
