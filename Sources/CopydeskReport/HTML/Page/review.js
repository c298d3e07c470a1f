// What the review adds: decisions about findings, kept by the server in the run's manifest.
const api = async (path, body) => {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  const response = await fetch("api/" + path, { cache: "no-store", ...options });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
};

source.load = (number, part) => api(`documents/${number}/${part}`);

const say = text => { byID("status").textContent = text; };

// Runs something that asks the server, one after the other, and says what went wrong.
let pending = Promise.resolve();
const attempt = action => {
  pending = pending.then(action).catch(error => say("Not saved: " + error.message));
  return pending;
};

// Asks again for what was decided about the part that is shown.
const reload = async () => {
  const { number, part } = view;
  if (!number) return;
  const data = await source.load(number, part);
  documents.find(row => row.number === number).decided = data.decided;
  if (view.number !== number || view.part !== part) return;
  view.data.d = data.d;
  for (const change of view.changes) decorate(change);
  drawList();
  drawPosition();
  if (view.current) drawCard(view.current);
};

const CHOICES = { accept: "Accepted", refuse: "Refused", replace: "Replaced" };

const reasonFor = place => { const field = byID("reason-" + place); return field ? field.value : ""; };
const ruleOf = place => finding(view.data, place).info.id;

// The findings of an item that are to be decided about: all that are shown, of a sample those that were drawn.
const openPlaces = changes => {
  const places = new Set(changes.flatMap(change => change.places));
  return [...places].filter(place => !view.data.s || view.data.s.includes(ledgerPlace(place)));
};

// Decides about findings of the document that is shown. The page has it at once; the manifest has it before the next is sent.
// What is decided is what stands on the page now: another document may be open when its turn comes.
const decide = (places, choice, replacement) => {
  if (!places.length || view.isLeaving) return Promise.resolve();
  const { number, data } = view;
  const [rule, reason] = [ruleOf(places[0]), reasonFor(places[0])];
  const findings = places.map(ledgerPlace);
  data.d = data.d || {};
  for (const place of findings) data.d[place] = { choice, replacement, reason, who: "you", made: "just now" };
  const touched = new Set(view.changes.filter(change => change.places.some(place => places.includes(place))));
  for (const change of touched) decorate(change);
  for (const item of new Set([...touched].map(change => change.item))) if (item) redrawItem(item);
  drawPosition();
  return attempt(async () => {
    try {
      const answer = await api("decisions", { document: number, findings, choice, replacement, reason });
      documents.find(row => row.number === number).decided = answer.of;
      if (!view.number) refreshTable();
      say(`${CHOICES[choice]}: ${rule}${findings.length > 1 ? `, ${plural(findings.length, "finding")}` : ""}.`);
    } catch (error) {
      for (const place of findings) delete data.d[place];
      for (const change of touched) decorate(change);
      if (view.data === data) { drawList(); drawPosition(); }
      throw error;
    }
  });
};

const decideItem = (choice, replacement) => {
  const item = currentItem();
  if (!item || view.isLeaving) return;
  decide(openPlaces(shownChanges(item)), choice, replacement);
  goOn();
};

// What is left of the document: first behind the item decided last, then before it, then in the next document.
const goOn = () => {
  const place = list.items.indexOf(currentItem());
  const isOpen = item => !stateOf(item);
  const next = list.items.slice(place + 1).find(isOpen) || list.items.find(isOpen);
  if (next) { goTo(next); return; }
  const cut = view.data && view.data.cut;
  if (cut && view.part + 1 < cut.parts) goToPart(view.part + 1);
  else if (!stepDocument(1)) say("Nothing is left in the documents of this list.");
  else return;
  if (view.current) drawCard(view.current);
};

const decideRule = (rule, choice, place) => {
  const body = { rule, choice, reason: reasonFor(place) };
  return attempt(async () => {
    const answer = await api("rules", body);
    await reload();
    await refreshDecided();
    say(`${CHOICES[choice]} all of ${rule}: ${plural(answer.decided, "finding")}.`);
  });
};

// Accepts what is in view, undecided and at least so sure.
const acceptAbove = () => {
  const least = Number(byID("above").value);
  if (!(least >= 0 && least <= 100) || !view.data) return;
  const places = openPlaces(list.items.flatMap(shownChanges)).filter(place =>
    view.data.f[place][1] === 0 && view.data.f[place][2] >= least && !(view.data.d || {})[ledgerPlace(place)]);
  if (!places.length) { say(`Nothing undecided in view is ${least} % sure or more.`); return; }
  decide(places, "accept");
  if (view.current) drawCard(view.current);
};

const undo = () => attempt(async () => {
  const answer = await api("undo", {});
  if (answer.undone === 0) { say("Nothing to undo."); return; }
  await refreshDecided();
  const of = answer.document;
  if (view.number && of !== view.number && documents.some(row => row.number === of && row.isShown)) location.hash = "#d" + of;
  else {
    await reload();
    const change = view.changes.find(one => one.places.some(place => ledgerPlace(place) === answer.finding));
    if (change && change.item) goTo(change.item);
  }
  say(`Undone: ${plural(answer.undone, "decision")}.`);
});

const refreshDecided = async () => {
  const answer = await api("decided");
  // The table is drawn anew only where it says something else: somebody may be about to click on it.
  let hasChanged = false;
  for (const row of documents) {
    const decided = answer.documents[row.number] || 0;
    hasChanged = hasChanged || row.decided !== decided;
    row.decided = decided;
  }
  if (hasChanged && !view.number) refreshTable();
  drawProgress(answer);
};

const percent = share => `${(share * 100).toFixed(1)} %`;

// How much is decided, whether two reviewers agree, and what a sample says.
const drawProgress = answer => {
  const shown = documents.reduce((sum, row) => sum + row.decided, 0);
  const all = answer.findings;
  const parts = [element("p", {},
    element("progress", { max: Math.max(1, all), value: shown, "aria-label": "decided" }),
    ` ${answer.who} decided ${shown.toLocaleString("en")} of ${plural(all, "finding")}, ${(all - shown).toLocaleString("en")} left. `,
    isSample ? null : element("a", { href: "#recurring" }, "Changes made more than once"))];
  for (const pair of answer.agreement || []) {
    const kappa = pair.kappa == null ? "no kappa, since both chose one thing throughout" : `Cohen's kappa ${pair.kappa.toFixed(2)}`;
    parts.push(element("p", {}, `${pair.first} and ${pair.second} both decided ${plural(pair.both, "finding")} and agree on ` +
      `${percent(pair.share)} of them; ${kappa}.`));
  }
  if (answer.sample) parts.push(drawSample(answer.sample));
  byID("progress").replaceChildren(...parts);
};

const drawSample = sample => {
  const share = row => row.judged === 0 ? "" : percent(row.right / row.judged);
  const interval = row => row.judged === 0 ? "" : `${percent(row.lower)} to ${percent(row.upper)}`;
  // Rounded down, so that what has the threshold itself is kept.
  const threshold = row => row.judged === 0 ? "" : row.threshold == null ? "none" : (Math.floor(row.threshold * 1000) / 1000).toFixed(3);
  const names = ["rule", "drawn", "judged", "right", "share right", "95 % interval", "threshold for 99 %"];
  const head = names.map((name, place) => element("th", { scope: "col", class: place ? "n" : null }, name));
  const body = sample.rules.map(row => element("tr", {}, element("th", { scope: "row" }, row.rule),
    ...[row.drawn, row.judged, row.right, share(row), interval(row), threshold(row)].map(
      value => element("td", { class: "n" }, String(value)))));
  return element("details", { open: true, class: "sample" },
    element("summary", {}, `The sample, drawn with seed ${sample.seed}`),
    element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "The sample" },
      element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body))));
};

const edit = one => {
  byID("side").classList.add("open");
  byID("edit-" + one.place).hidden = false;
  const field = byID("replacement-" + one.place);
  field.value = one.after == null ? one.before : one.after;
  field.focus();
  field.select();
};

const saveEdit = one => {
  const text = byID("replacement-" + one.place).value;
  decide([one.place], "replace", text);
  goOn();
};

const saveFixture = one => {
  const { number } = view;
  const path = `fixtures/${number}/${ledgerPlace(one.place)}`;
  return attempt(async () => {
    const saved = await api(path, {});
    if (saved.file) {
      say(saved.added ? `The fixture was added to ${saved.file}.` : `The fixture is in ${saved.file} already.`);
      return;
    }
    const json = JSON.stringify(await api(path), null, 2) + "\n";
    const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
    element("a", { href: address, download: `negative-${one.info.id}-${number}.json` }).click();
    URL.revokeObjectURL(address);
    say("The fixture was handed to the browser; put it into Fixtures/cases.");
  });
};

const drawActions = (one, suggestions) => {
  const decision = (view.data.d || {})[ledgerPlace(one.place)];
  const button = (text, key, action, isPressed) => element(
    "button", { type: "button", onclick: action, "aria-pressed": isPressed == null ? null : String(isPressed) }, text,
    key ? element("kbd", {}, key) : null);
  const is = choice => Boolean(decision && decision.choice === choice);
  const item = currentItem();
  const only = item && openPlaces(shownChanges(item)).length > 1;
  const parts = [element("div", { class: "row" },
    button(only ? "Accept all of these " : "Accept ", "a", () => decideItem("accept"), is("accept")),
    button(only ? "Refuse all of these " : "Refuse ", "r", () => decideItem("refuse"), is("refuse")),
    button("Edit ", "e", () => edit(one), is("replace")))];
  if (only) parts.push(element("div", { class: "row" },
    button("Accept this one", "", () => { decide([one.place], "accept"); drawCard(view.current); }),
    button("Refuse this one", "", () => { decide([one.place], "refuse"); drawCard(view.current); })));
  if (suggestions.length) {
    parts.push(element("p", { class: "quiet" }, "Suggestions, likeliest first"));
    parts.push(element("ol", {}, ...suggestions.slice(0, 9).map((text, place) => element("li", {}, button(
      visible(withSuggestion(one, text)) + " ", String(place + 1), () => choose(one, place),
      is("replace") && decision.replacement === withSuggestion(one, text))))));
  }
  const [box, field, reason] = ["edit", "replacement", "reason"].map(name => `${name}-${one.place}`);
  const close = () => { byID(box).hidden = true; if (view.current) view.current.focus(); };
  parts.push(element("div", { id: box, hidden: true },
    element("label", { for: field }, "The text that shall stand here; Enter saves"),
    element("textarea", { id: field, rows: 2, onkeydown: event => {
      if (event.key === "Escape") { event.stopPropagation(); close(); }
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      saveEdit(one);
    } }),
    element("div", { class: "row" }, button("Save", "", () => saveEdit(one)), button("Cancel", "", close))));
  parts.push(element("details", {}, element("summary", {}, "Why, and all of this rule"),
    element("p", {}, element("label", { for: reason }, "Why (optional) "),
      element("input", { id: reason, type: "search", maxlength: 500, value: (decision && decision.reason) || "" })),
    isSample ? null : element("div", { class: "row" },
      button("Accept all of this rule", "", () => decideRule(one.info.id, "accept", one.place)),
      button("Refuse all of this rule", "", () => decideRule(one.info.id, "refuse", one.place)))));
  if (is("refuse")) parts.push(element("div", { class: "row" }, button("Save as fixture", "", () => saveFixture(one))));
  if (decision) {
    parts.unshift(element("p", { class: "decision" },
      `${CHOICES[decision.choice]} by ${decision.who}, ${decision.made}` +
      (decision.reason ? `: ${decision.reason}` : "") + (decision.others ? `. Others: ${decision.others}` : "")));
  }
  return element("div", { class: "actions" }, ...parts);
};

// What would stand at the place: of a missing word the flagged words stay, with the suggestion between them.
const withSuggestion = (one, text) =>
  one.info.category === "gap" && /\S\s+\S/u.test(one.before)
    ? one.before.replace(/(\S)\s+/u, (_, last) => `${last} ${text} `) : text;

const choose = (one, place) => {
  const text = suggestionsOf(one)[place];
  if (text === undefined) return;
  decide([one.place], "replace", withSuggestion(one, text));
  goOn();
};

const currentFinding = () =>
  view.current && view.current.places.length ? finding(view.data, view.current.places[0]) : null;

const setUpReview = () => {
  const withFinding = action => () => { const one = currentFinding(); if (one && !view.isLeaving) action(one); };
  Object.assign(KEYS, { a: () => decideItem("accept"), r: () => decideItem("refuse"), e: withFinding(edit), u: undo });
  for (let digit = 1; digit <= 9; digit += 1) KEYS[digit] = withFinding(one => choose(one, digit - 1));
  byID("undo").addEventListener("click", undo);
  byID("accept").addEventListener("click", () => decideItem("accept"));
  byID("refuse").addEventListener("click", () => decideItem("refuse"));
  byID("accept-above").addEventListener("click", acceptAbove);
};
