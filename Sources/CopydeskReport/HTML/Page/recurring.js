// Changes that were made more than once, across the documents: decided about together, or made a rule or an exception of.
const openRecurring = async () => {
  show("recurring");
  byID("recurring-heading").focus({ preventScroll: true });
  try {
    drawRecurring((await api("recurring")).rows);
  } catch (error) { say("Cannot be listed: " + error.message); }
};

const drawRecurring = rows => {
  if (!rows.length) { byID("recurring-rows").replaceChildren(element("p", {}, "No change was made twice.")); return; }
  const names = ["change", "rule", "places", "documents", "least sure", "decided", "all of them"];
  const numbers = new Set(["places", "documents", "least sure", "decided"]);
  const head = names.map(name => element("th", { scope: "col", class: numbers.has(name) ? "n" : null }, name));
  const body = rows.map(row => {
    const decided = element("td", { class: "n" }, row.decided.toLocaleString("en"));
    const all = (text, choice, replacement) => attempt(async () => {
      const answer = await api("same", { ...key(row), choice, replacement });
      decided.textContent = answer.decided.toLocaleString("en");
      await refreshDecided();
      say(`${CHOICES[choice]}: ${plural(answer.decided, "place")} of ${row.rule}.`);
    });
    const button = (text, action) => element("button", { type: "button", onclick: action }, text);
    const more = element("td", { colspan: names.length, hidden: true });
    return [element("tr", {},
      element("th", { scope: "row", class: "words" }, ...drawSame(row)), element("td", {}, row.rule),
      element("td", { class: "n" }, button(row.places.toLocaleString("en"), () => openPlacesOf(row, more))),
      ...[row.documents.toLocaleString("en"), row.least + " %"].map(text => element("td", { class: "n" }, text)), decided,
      element("td", {}, element("div", { class: "row" },
        button("Accept", () => all("Accept", "accept")), button("Refuse", () => all("Refuse", "refuse")),
        button("Change", () => openChange(more, row, all)),
        button("Exception", () => openSettings(row, more, "exception")),
        // A rule about a space or a mark alone would be about every one.
        row.after == null || !/[\p{L}\p{N}]/u.test(row.before) ? null : button("Rule", () => openSettings(row, more, "rule"))))),
    element("tr", { class: "more" }, more)];
  });
  byID("recurring-rows").replaceChildren(element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Changes" },
    element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body.flat()))));
};

const key = row => ({ rule: row.rule, before: row.before, ...(row.after == null ? {} : { after: row.after }) });
const drawSame = row => row.after == null ? [element("mark", {}, visible(row.before, true) || "‸")] : [
  row.before ? element("del", {}, visible(row.before, true)) : null, row.before && row.after ? " → " : null,
  row.after ? element("ins", {}, visible(row.after, true)) : null].filter(Boolean);

const openPlacesOf = (row, box) => attempt(async () => {
  const places = (await api("places", key(row))).places;
  box.hidden = false;
  box.replaceChildren(element("ul", {}, ...places.map(place => element("li", {},
    element("a", { href: "#d" + place.document }, place.name.startsWith(root) ? place.name.slice(root.length) : place.name), " ",
    ...(place.count > 1 ? [` ${place.count} times`] : [])))));
});

const openChange = (box, row, all) => {
  box.hidden = false;
  const field = element("input", { type: "text", value: row.after == null ? row.before : row.after, "aria-label": "The text that shall stand there" });
  const save = () => all("Change", "replace", field.value);
  field.addEventListener("keydown", event => { if (event.key === "Enter") save(); });
  box.replaceChildren(element("div", { class: "row" }, field,
    element("button", { type: "button", onclick: save }, `Change all ${row.places.toLocaleString("en")}`)));
  field.focus();
  field.select();
};

// What would be added to copydesk.yaml, and what that would change in this run's documents, before it is written.
const openSettings = (row, box, kind) => {
  box.hidden = false;
  const words = row.before.trim();
  const field = element("input", { type: "text", value: kind === "rule" ? row.before : words,
    "aria-label": kind === "rule" ? "The text to find" : "The word or name to leave alone" });
  const write = element("input", { type: "text", value: row.after || "", "aria-label": "The text to write" });
  const shown = element("div", { class: "proposal" });
  const ask = path => api(path, { kind, ...key(row), text: field.value, write: write.value });
  const preview = () => attempt(async () => {
    const answer = await ask("settings/preview");
    shown.replaceChildren(
      element("p", {}, `${answer.file} would get:`), element("pre", {}, answer.yaml),
      element("p", {}, answer.told),
      ...(answer.examples.length ? [element("ul", {}, ...answer.examples.map(text => element("li", {}, text)))] : []),
      element("button", { type: "button", onclick: () => attempt(async () => {
        const saved = await ask("settings");
        say(`Written to ${saved.file}.`);
        shown.replaceChildren(element("p", {}, `Written to ${saved.file}; the next run follows it.`));
      }) }, `Write to ${answer.file}`));
  });
  const button = element("button", { type: "button", onclick: preview }, "Show what that changes");
  for (const one of [field, write]) one.addEventListener("keydown", event => { if (event.key === "Enter") preview(); });
  box.replaceChildren(element("div", { class: "row" },
    element("label", {}, kind === "rule" ? "Find " : `${row.rule} leaves alone `, field),
    kind === "rule" ? element("label", {}, "and write ", write) : null, button), shown);
  field.focus();
  field.select();
};
