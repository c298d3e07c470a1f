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

// Asks again for a part that was shown; it is drawn only if it still is.
const reload = async ({ number, part }, place) => {
  if (!number) return;
  const data = await source.load(number, part);
  documents.find(row => row.number === number).decided = data.decided;
  if (!view.number) refreshTable();
  if (view.number !== number || view.part !== part) return;
  view.data = data;
  for (const change of view.changes) decorate(change);
  const change = place === undefined ? view.current : view.changes.find(change => change.places.includes(place));
  if (change) drawCard(change);
};

const CHOICES = { accept: "Accepted", refuse: "Refused", replace: "Replaced" };

const reasonFor = place => { const field = byID("reason-" + place); return field ? field.value : ""; };

// What is decided is what stands on the page now: another document may be open when its turn comes.
const decide = (place, choice, replacement) => {
  const { number, part } = view;
  const rule = finding(view.data, place).info.id;
  const body = { document: number, finding: ledgerPlace(place), choice, replacement, reason: reasonFor(place) };
  return attempt(async () => {
    await api("decisions", body);
    await reload({ number, part }, place);
    say(`${CHOICES[choice]}: ${rule}.`);
  });
};

const decideRule = (rule, choice, place) => {
  const body = { rule, choice, reason: reasonFor(place) };
  return attempt(async () => {
    const answer = await api("rules", body);
    await reload(view);
    await refreshDecided();
    say(`${CHOICES[choice]} all of ${rule}: ${plural(answer.decided, "finding")}.`);
  });
};

const undo = () => attempt(async () => {
  const answer = await api("undo", {});
  if (answer.undone === 0) { say("Nothing to undo."); return; }
  await reload(view);
  await refreshDecided();
  say(`Undone: ${plural(answer.undone, "decision")}.`);
});

const refreshDecided = async () => {
  const answer = await api("decided");
  for (const row of documents) row.decided = answer.documents[row.number] || 0;
  if (!view.number) refreshTable();
};

const edit = one => {
  byID("edit-" + one.place).hidden = false;
  const field = byID("replacement-" + one.place);
  field.value = one.after == null ? one.before : one.after;
  field.focus();
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
  const parts = [element("div", { class: "row" },
    button("Accept ", "a", () => decide(one.place, "accept"), is("accept")),
    button("Refuse ", "r", () => decide(one.place, "refuse"), is("refuse")),
    button("Edit ", "e", () => edit(one), is("replace")))];
  if (suggestions.length) {
    parts.push(element("p", { class: "quiet" }, "Suggestions, likeliest first"));
    parts.push(element("ol", {}, ...suggestions.slice(0, 9).map((text, place) => element("li", {}, button(
      visible(withSuggestion(one, text)) + " ", String(place + 1), () => choose(one, place),
      is("replace") && decision.replacement === withSuggestion(one, text))))));
  }
  const [box, field, reason] = ["edit", "replacement", "reason"].map(name => `${name}-${one.place}`);
  parts.push(element("div", { id: box, hidden: true },
    element("label", { for: field }, "The text that shall stand here"), element("textarea", { id: field, rows: 2 }),
    element("div", { class: "row" },
      button("Save", "", () => decide(one.place, "replace", byID(field).value)),
      button("Cancel", "", () => { byID(box).hidden = true; view.current.focus(); }))));
  parts.push(element("p", {}, element("label", { for: reason }, "Why (optional) "),
    element("input", { id: reason, type: "search", maxlength: 500, value: (decision && decision.reason) || "" })));
  parts.push(element("div", { class: "row" },
    button("Accept all of this rule", "", () => decideRule(one.info.id, "accept", one.place)),
    button("Refuse all of this rule", "", () => decideRule(one.info.id, "refuse", one.place))));
  if (is("refuse")) parts.push(element("div", { class: "row" }, button("Save as fixture", "", () => saveFixture(one))));
  if (decision) {
    parts.unshift(element("p", { class: "decision" },
      `${CHOICES[decision.choice]} by ${decision.who}, ${decision.made}` +
      (decision.reason ? `: ${decision.reason}` : "")));
  }
  return element("div", { class: "actions" }, ...parts);
};

// What would stand at the place: of a missing word the flagged words stay, with the suggestion between them.
const withSuggestion = (one, text) =>
  one.info.category === "gap" && /\S\s+\S/u.test(one.before)
    ? one.before.replace(/(\S)\s+/u, (_, last) => `${last} ${text} `) : text;

const choose = (one, place) => {
  const text = suggestionsOf(one)[place];
  if (text !== undefined) decide(one.place, "replace", withSuggestion(one, text));
};

const currentFinding = () =>
  view.current && view.current.places.length ? finding(view.data, view.current.places[0]) : null;

const setUpReview = () => {
  const withFinding = action => () => { const one = currentFinding(); if (one) action(one); };
  Object.assign(KEYS, {
    a: withFinding(one => decide(one.place, "accept")), r: withFinding(one => decide(one.place, "refuse")),
    e: withFinding(edit), u: undo,
  });
  for (let digit = 1; digit <= 9; digit += 1) KEYS[digit] = withFinding(one => choose(one, digit - 1));
  byID("undo").addEventListener("click", undo);
};
