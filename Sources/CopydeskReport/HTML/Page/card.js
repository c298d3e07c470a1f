// The card beside the text: what a change is, how sure, and why.
const drawCard = change => {
  if (view.current) view.current.classList.remove("current");
  view.current = change;
  drawPosition();
  const card = byID("card");
  if (!change) {
    card.replaceChildren(element("p", { class: "quiet" },
      view.changes.length ? "Point at a change, choose one of the list, or press n to see its rule, confidence and evidence." : "No changes."));
    return;
  }
  change.classList.add("current");
  const LIMIT = 6;
  const sections = change.places.slice(0, LIMIT).map(place => drawFinding(finding(view.data, place)));
  if (change.places.length > LIMIT) sections.push(element("p", {}, `and ${change.places.length - LIMIT} more findings`));
  if (!sections.length) sections.push(element("p", {}, "No finding in the ledger explains this change."));
  const item = change.item, count = item ? shownChanges(item).length : 0;
  if (count > 1) sections.unshift(element("p", { class: "group" },
    `${plural(count, "change")} of this rule in the document, looked at once: the least sure with ${leastSure(item)} %.`));
  card.replaceChildren(...sections);
  // The card takes room from the list.
  showRow();
};

const versus = one => {
  const isSpace = !/\S/u.test(one.before) || (one.after != null && one.before.replace(/\s/gu, "") === one.after.replace(/\s/gu, ""));
  return element("p", { class: "versus" },
    one.before ? element("del", {}, visible(one.before, isSpace)) : null, one.before && one.after ? " → " : null,
    one.after ? element("ins", {}, visible(one.after, isSpace)) : null);
};

// Facts that have a place of their own on the card, and what they are called there.
const suggestionsOf = one => one.evidence.filter(([name]) => name === "suggestion").map(([, value]) => value);
const FACTS = {
  drift: "drift", mention: "mention", source: "taken from", "context-score": "fit to its context",
};

const drawFinding = one => {
  const suggestions = suggestionsOf(one);
  const facts = one.evidence.filter(([name]) => name !== "suggestion");
  const isFlag = one.outcome === 1;
  return element(
    "section", {},
    element("h3", {}, one.info.id),
    element("p", {}, one.info.summary || ""),
    isFlag ? element("p", { class: "versus" }, element("mark", {}, visible(one.before) || "‸")) : one.after == null
      ? element("p", { class: "quiet" }, "Repaired together with the change before it.") : versus(one),
    element("dl", {},
      element("dt", {}, "outcome"), element("dd", {}, isFlag ? "flagged, text kept" : "repaired"),
      element("dt", {}, "confidence"),
      element("dd", {}, element("meter", { min: 0, max: 100, value: one.percent, "aria-label": "confidence" }),
        ` ${one.percent} %`),
      element("dt", {}, "category"), element("dd", {}, `${one.info.category}, ${one.info.safety || "no rule page"}`),
      ...facts.flatMap(([name, value]) =>
        [element("dt", {}, FACTS[name] || name), element("dd", {}, visible(value))])),
    suggestions.length && !isReview
      ? element("div", {}, element("p", { class: "quiet" }, "Suggestions, likeliest first"),
        element("ol", {}, ...suggestions.map(text => element("li", {}, visible(text))))) : null,
    isReview ? drawActions(one, suggestions) : null);
};
