// The changes of a document as items to look at: in the order of risk or of place, listed beside the text, and marked on a
// map of it. Spaces and marks that one rule changed are one item.
const SUBJECTS = ["words", "numbers", "marks", "spaces"];
const list = { order: "risk", items: [], limit: 300 };

const makeItems = groups => {
  if (view.data.s) { makeSampleItems(groups); return; }
  view.items = groups.map(([subject, harm, ...numbers]) => {
    const changes = numbers.map(number => view.changes[number]).filter(Boolean);
    const item = { subject, harm, changes };
    for (const change of changes) change.item = item;
    return item;
  }).filter(item => item.changes.length);
};

// Each change that was drawn is judged by itself.
const makeSampleItems = groups => {
  const drawn = new Set(view.data.s);
  view.items = groups.flatMap(([subject, harm, ...numbers]) => numbers.map(number => view.changes[number])
    .filter(change => change && change.places.some(place => drawn.has(ledgerPlace(place))))
    .map(change => (change.item = { subject, harm, changes: [change] })));
};

const isShown = change => !change.classList.contains("muted");
const shownChanges = item => item.changes.filter(isShown);
const matchesWords = change => {
  const words = filters.words.toLowerCase();
  return !words || change.before.toLowerCase().includes(words) || change.after.toLowerCase().includes(words);
};

// What passes the filters, in order. Groups come where their first change stands.
const selectItems = () => {
  list.items = view.items.filter(item => item.changes.some(isShown));
  if (list.order === "place") {
    const places = new Map(view.changes.map((change, place) => [change, place]));
    const first = item => places.get(item.changes[0]);
    list.items = [...list.items].sort((a, b) => first(a) - first(b));
  }
  drawList();
  drawMap();
  drawPosition();
};

const currentItem = () => (view.current ? view.current.item : null);

const drawPosition = () => {
  const place = list.items.indexOf(currentItem());
  const all = list.items.length;
  const left = isReview ? list.items.filter(item => !stateOf(item)).length : 0;
  byID("position").textContent = (!all ? "no changes" : place < 0 ? plural(all, "change") : `${place + 1} of ${all}`) +
    (isReview && all ? `, ${left} left` : "");
  byID("brief").replaceChildren(...(place < 0 ? [] : drawChange(view.current, 0)));
  byID("list").querySelectorAll("[aria-current]").forEach(one => one.removeAttribute("aria-current"));
  const row = place < 0 ? null : byID("list").children[place];
  if (row && row.firstChild) row.firstChild.setAttribute("aria-current", "true");
  showRow();
};

// Keeps the row of the change that is looked at in the list's box; not scrollIntoView, which would move the page as well.
const showRow = () => {
  const box = byID("list"), current = box.querySelector("[aria-current]");
  if (!current) return;
  const row = current.parentElement, top = row.offsetTop;
  if (top < box.scrollTop || top + row.offsetHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top - box.clientHeight / 3;
};

// A change in so many characters of the text around it.
const drawChange = (change, length) => {
  const [left, right] = change.around.map(text => (typeof text === "string" ? text : ""));
  const parts = length && left ? [element("span", { class: "quiet" }, (left.length > length ? "…" : "") + left.slice(-length))] : [];
  const cut = text => (text.length > 60 ? text.slice(0, 40) + " … " + text.slice(-15) : text);
  if (change.kind === FLAG) parts.push(element("mark", {}, cut(change.before) || "‸"));
  else {
    if (change.before) parts.push(element("del", {}, cut(change.before)));
    if (change.after) parts.push(element("ins", {}, cut(change.after)));
  }
  if (length && right) parts.push(element("span", { class: "quiet" }, right.slice(0, length) + (right.length > length ? "…" : "")));
  return parts;
};

const leastSure = item => Math.min(100, ...shownChanges(item).flatMap(change => change.places.map(place => view.data.f[place][2])));

const stateOf = item => {
  const decisions = item.changes.map(change => decisionOf(change.places));
  const open = decisions.filter(one => !one).length;
  if (open === decisions.length) return null;
  if (open) return ["partly decided", "◐"];
  const choices = new Set(decisions.map(one => one.choice));
  return choices.size > 1 ? ["decided", "✓✗"] : SIGNS[decisions[0].choice];
};

const drawRow = item => {
  const shown = shownChanges(item);
  const change = shown[0], one = change.places.length ? finding(view.data, change.places[0]) : null;
  const state = stateOf(item);
  const isFlag = change.kind === FLAG;
  return element("li", { class: state ? "decided-item" : null }, element("button", {
    type: "button", onclick: () => goTo(item), "aria-current": item === currentItem() ? "true" : null,
  },
  element("span", { class: "words" }, ...drawChange(change, 24)),
  element("span", { class: "quiet facts" },
    shown.length > 1 ? element("b", {}, `${shown.length} × `) : null, one ? one.info.id : "not in the ledger",
    `, ${isFlag ? "flagged" : "repaired"}${one ? `, ${shown.length > 1 ? "from " : ""}${leastSure(item)} %` : ""}`,
    state ? `, ${state[1]} ${state[0]}` : null)));
};

const drawList = () => {
  const rows = list.items.slice(0, list.limit).map(drawRow);
  if (list.items.length > list.limit)
    rows.push(element("li", {}, element("button", { type: "button", onclick: () => { list.limit *= 4; drawList(); } },
      `${plural(list.items.length - list.limit, "change")} more`)));
  byID("list").replaceChildren(...rows);
};

// Redraws what decisions change of one item.
const redrawItem = item => {
  const place = list.items.indexOf(item);
  const row = byID("list").children[place];
  if (row && place < list.limit) row.replaceWith(drawRow(item));
};

// Marks where the changes stand, at most two hundred for each kind.
const drawMap = () => {
  const text = byID("text"), height = Math.max(1, text.scrollHeight), top = text.getBoundingClientRect().top;
  const seen = new Set(), marks = [];
  for (const item of [...list.items].reverse())
    for (const change of shownChanges(item)) {
      const place = Math.round((change.getBoundingClientRect().top - top) / height * 200) / 2;
      const kind = change.kind === FLAG ? "flag" : SUBJECTS[item.subject];
      if (place < 0 || seen.has(kind + place)) continue;
      seen.add(kind + place);
      const mark = element("i", { class: kind });
      mark.style.top = Math.min(place, 99.5) + "%";
      marks.push(mark);
    }
  byID("map").style.maxHeight = `${height}px`;
  byID("map").replaceChildren(...marks);
};

const goTo = item => {
  const shown = shownChanges(item);
  const next = shown[0] || item.changes[0];
  const folded = next.closest("details");
  if (folded) folded.open = true;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

const setOrder = order => {
  list.order = order;
  byID("order").value = order;
  selectItems();
};

// The panel ends where the window does, wherever the page is scrolled to; as a sheet it has a height of its own.
const fitSide = () => {
  const side = byID("side");
  if (getComputedStyle(side).position !== "sticky") { side.style.maxHeight = ""; return; }
  side.style.maxHeight = `${Math.max(320, innerHeight - side.getBoundingClientRect().top - 8)}px`;
  showRow();
};

const setUpList = () => {
  for (const name of ["scroll", "resize"]) window.addEventListener(name, fitSide, { passive: true });
  byID("order").addEventListener("change", event => setOrder(event.target.value));
  byID("words").addEventListener("input", event => { filters.words = event.target.value; applyFilters(); });
  byID("words").addEventListener("keydown", event => {
    if (event.key === "Enter" && list.items.length) { event.preventDefault(); goTo(list.items[0]); }
  });
  byID("previous-change").addEventListener("click", () => stepChange(-1));
  byID("next-change").addEventListener("click", () => stepChange(1));
  byID("sheet-toggle").addEventListener("click", () => {
    const isOpen = byID("side").classList.toggle("open");
    byID("sheet-toggle").setAttribute("aria-expanded", String(isOpen));
    byID("sheet-toggle").textContent = isOpen ? "Less" : "More";
  });
  byID("map").addEventListener("click", event => {
    const box = byID("map").getBoundingClientRect(), text = byID("text").getBoundingClientRect();
    window.scrollTo(0, window.scrollY + text.top + (event.clientY - box.top) / box.height * text.height - innerHeight / 2);
  });
};
