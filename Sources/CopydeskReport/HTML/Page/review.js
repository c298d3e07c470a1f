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

const reload = async place => {
  view.data = await source.load(view.number, view.part);
  for (const change of view.changes) decorate(change);
  const row = documents.find(row => row.number === view.number);
  row.decided = view.data.decided;
  const change = place === undefined ? view.current : view.changes.find(change => change.places.includes(place));
  if (change) drawCard(change);
};

const CHOICES = { accept: "Accepted", refuse: "Refused", replace: "Replaced" };

const reasonFor = place => { const field = byID("reason-" + place); return field ? field.value : ""; };

const decide = (place, choice, replacement) => attempt(async () => {
  await api("decisions", {
    document: view.number, finding: ledgerPlace(place), choice, replacement, reason: reasonFor(place),
  });
  await reload(place);
  const one = finding(view.data, place);
  say(`${CHOICES[choice]}: ${one.info.id}.`);
});

const decideRule = (rule, choice, place) => attempt(async () => {
  const answer = await api("rules", { rule, choice, reason: reasonFor(place) });
  await reload();
  await refreshDecided();
  say(`${CHOICES[choice]} all of ${rule}: ${plural(answer.decided, "finding")}.`);
});

const undo = () => attempt(async () => {
  const answer = await api("undo", {});
  if (answer.undone === 0) { say("Nothing to undo."); return; }
  if (view.number) await reload();
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

const saveFixture = one => attempt(async () => {
  const fixture = await api(`fixtures/${view.number}/${ledgerPlace(one.place)}`);
  const address = URL.createObjectURL(new Blob([JSON.stringify(fixture, null, 2) + "\n"], { type: "application/json" }));
  element("a", { href: address, download: `negative-${one.info.id}-${view.number}.json` }).click();
  URL.revokeObjectURL(address);
  say("The fixture was handed to the browser; put it into Fixtures/cases.");
});

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
