// The page as a whole: what is open, the filters, the keys.
const show = name => {
  for (const id of ["overview", "documents", "document"]) byID(id).hidden = (id === "document") !== (name === "document");
  byID("to-overview").hidden = name !== "document";
  for (const id of ["previous-document", "next-document"]) byID(id).hidden = name !== "document";
  byID("unfold").hidden = name !== "document";
  byID("keys").hidden = false;
};

const route = async () => {
  const wanted = location.hash;
  const match = /^#d(\d+)(?:\.(\d+))?$/.exec(wanted);
  if (match) {
    await openDocument(Number(match[1]), Math.max(0, Number(match[2] || 1) - 1));
    if (location.hash !== wanted) return;
    window.scrollTo(0, 0);
    byID("document-heading").focus({ preventScroll: true });
  } else {
    view.number = 0;
    view.changes = [];
    show("overview");
    refreshTable();
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
  selectRows();
  if (view.number) applyFilters(); else drawTable();
};

const stepDocument = step => {
  const rows = table.rows.filter(row => row.isShown);
  const place = rows.findIndex(row => row.number === view.number);
  const next = rows[place < 0 ? (step > 0 ? 0 : rows.length - 1) : place + step];
  if (next) location.hash = "#d" + next.number;
  return Boolean(next);
};

const stepChange = step => {
  if (!view.number) { stepDocument(step); return; }
  const shown = view.changes.filter(change => !change.classList.contains("muted"));
  const place = shown.indexOf(view.current);
  const next = shown[place < 0 ? (step > 0 ? 0 : shown.length - 1) : place + step];
  if (!next) {
    const cut = isReview && view.data && view.data.cut;
    const part = view.part + step;
    if (cut && part >= 0 && part < cut.parts) goToPart(part); else stepDocument(step);
    return;
  }
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

const KEYS = {
  n: () => stepChange(1), p: () => stepChange(-1), j: () => stepDocument(1), k: () => stepDocument(-1),
  f: () => byID("rule").focus(), s: () => byID("spacing").click(), o: () => { location.hash = ""; },
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
  byID("bar").hidden = false;
  for (const name of ["input", "change"]) byID("bar").addEventListener(name, filtersChanged);
  byID("bar").addEventListener("submit", event => event.preventDefault());
  byID("to-overview").addEventListener("click", () => { location.hash = ""; });
  byID("previous-document").addEventListener("click", () => stepDocument(-1));
  byID("next-document").addEventListener("click", () => stepDocument(1));
  const text = byID("text");
  const changeAt = event => event.target.closest && event.target.closest(".change:not(.muted)");
  text.addEventListener("focusin", event => { const change = changeAt(event); if (change) drawCard(change); });
  // What is pointed at is shown unless something has the focus: then the card must stay for its buttons.
  text.addEventListener("mouseover", event => {
    const change = changeAt(event);
    if (change && !(document.activeElement && document.activeElement.closest("#text, #card"))) drawCard(change);
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
  filtersChanged();
  route();
};
