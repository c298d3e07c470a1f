// What the page shows: the index of documents, the filters, and where a document comes from.
const index = JSON.parse(document.getElementById("index").textContent);
document.getElementById("index").remove();
const rules = index.rules;
const isReview = index.review === true;
// A review of a sample shows what was drawn and nothing else.
const isSample = index.sample === true;
const CATEGORIES = ["encoding", "layout", "spacing", "punctuation", "quotes", "insertion", "scramble", "gap", "mask"];
const OUTCOMES = ["repaired", "flagged"];

// Counts lie flat, five numbers each, since ten thousand rows of arrays would fill the memory: calls back with the rule,
// outcome, findings, least and greatest percent.
const forEachCount = (counts, visit) => {
  for (let place = 0; place < counts.length; place += 5)
    visit(counts[place], counts[place + 1], counts[place + 2], counts[place + 3], counts[place + 4]);
};

// A row of the index: its number, name, bytes, counts and risk.
const documents = index.documents.map(([number, id, bytes, counts, risk, isShown, extra]) => {
  const row = {
    number, id, bytes, counts, risk, isShown: isShown !== 0, decided: extra || 0,
    repaired: 0, flagged: 0, least: 100, density: 0, matches: 0,
  };
  forEachCount(counts, (_, outcome, findings, least) => {
    if (outcome) row.flagged += findings; else row.repaired += findings;
    row.least = Math.min(row.least, least);
  });
  if (bytes) row.density = (row.repaired + row.flagged) * 1000 / bytes;
  return row;
});
index.documents = null;
for (const [id, bytes] of index.undamaged)
  documents.push({
    number: 0, id, bytes, counts: [], risk: 0, isShown: false, decided: 0, repaired: 0, flagged: 0, least: 100, density: 0,
    matches: 0,
  });
index.undamaged = null;

// The folder that all documents lie in is told once, not on every row.
const root = (() => {
  if (documents.length < 2) return "";
  let common = documents[0].id;
  for (const { id } of documents) {
    let length = 0;
    while (length < common.length && common[length] === id[length]) length += 1;
    common = common.slice(0, length);
  }
  return common.slice(0, common.lastIndexOf("/") + 1);
})();
const shortName = row => row.id.slice(root.length);

const filters = {
  outcomes: new Set(OUTCOMES), categories: new Set(CATEGORIES), rule: "", least: 0, greatest: 100, name: "",
  stage: "", density: null, words: "",
};

// Whether findings of a rule and outcome pass, some of which lie between two percentages.
const passes = (rule, outcome, least, greatest) =>
  filters.outcomes.has(OUTCOMES[outcome]) && filters.categories.has(rules[rule].category) &&
  (filters.rule === "" || filters.rule === rules[rule].id) &&
  (filters.stage === "" || filters.stage === rules[rule].stage) &&
  greatest >= filters.least && least <= filters.greatest;

const isFiltered = () =>
  filters.rule !== "" || filters.outcomes.size < OUTCOMES.length || filters.categories.size < CATEGORIES.length ||
  filters.least > 0 || filters.greatest < 100 || filters.stage !== "" || filters.density !== null;

// A finding of a document: [rule, outcome, percent, evidence, before, after]; no `after` where nothing was changed.
const finding = (data, place) => {
  const [rule, outcome, percent, evidence, before, after] = data.f[place];
  return { place, rule, outcome, percent, before, after, evidence: data.e[evidence] || [], info: rules[rule] };
};

// Documents lie in bundles, deflated together; the one opened last is kept.
const bundle = { place: -1, documents: [] };

const inflate = async base64 => {
  if (!("DecompressionStream" in window)) throw new Error("this browser is too old to open documents; use one from 2023 or later");
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
};

const source = {
  load: async number => {
    const place = index.bundles.findLastIndex(first => first <= number);
    if (place !== bundle.place) {
      bundle.documents = await inflate(document.getElementById("b" + place).textContent);
      bundle.place = place;
    }
    return bundle.documents[number - index.bundles[place]];
  },
};

// Text as a reader should see it: nothing invisible.
const visible = (text, showsSpaces) => {
  const pictures = { "\n": "⏎", "\r": "␍", "\t": "⇥" };
  if (showsSpaces) Object.assign(pictures, { " ": "␣", "\u00a0": "⍽" });
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]/gu, one => {
    if (one in pictures) return pictures[one];
    if (one === " " || one === "\u00a0" || one === "\u200c" || one === "\u200d") return one;
    return `<U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
  });
};

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === false || value == null) continue;
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter(child => child != null && child !== false));
  return made;
};
const byID = id => document.getElementById(id);
const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
