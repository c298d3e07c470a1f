// The table of documents: sorted, filtered, a hundred rows at a time.
const PAGE = 100;
const table = { sort: "risk", descending: true, page: 0, rows: [] };

const matching = row => {
  let sum = 0;
  forEachCount(row.counts, (rule, outcome, findings, least, greatest) => {
    if (passes(rule, outcome, least, greatest)) sum += findings;
  });
  return sum;
};

const compare = (a, b) => {
  const [left, right] = [a[table.sort], b[table.sort]];
  const order = typeof left === "string" ? (left < right ? -1 : left > right ? 1 : 0) : left - right;
  return (table.descending ? -order : order) || a.number - b.number;
};

const selectRows = () => {
  const name = filters.name.toLowerCase();
  for (const row of documents) row.matches = matching(row);
  table.rows = documents.filter(row => (row.matches > 0 || !isFiltered()) && row.id.toLowerCase().includes(name) &&
    (!filters.density || (row.density >= filters.density[0] && row.density < filters.density[1])));
  table.rows.sort(compare);
};

const COLUMNS = [
  ["id", "document", false], ["risk", "risk", true], ["bytes", "bytes", true], ["density", "findings per kB", true],
  ["repaired", "repaired", true], ["flagged", "flagged", true], ["least", "least sure", true],
];

const drawTable = () => {
  const pages = Math.max(1, Math.ceil(table.rows.length / PAGE));
  table.page = Math.min(Math.max(table.page, 0), pages - 1);
  const columns = isFiltered() ? [...COLUMNS, ["matches", "through the filter", true]] : COLUMNS;
  const shown = isReview ? [...columns, ["decided", "decided", true]] : columns;
  const head = element("tr", {}, ...shown.map(([key, name, isNumber]) => element(
    "th", {
      scope: "col", class: isNumber && "n",
      "aria-sort": table.sort === key && (table.descending ? "descending" : "ascending"),
    },
    element("button", {
      type: "button", onclick: () => {
        table.descending = table.sort === key ? !table.descending : isNumber;
        table.sort = key;
        refreshTable();
        byID("rows").querySelector("th[aria-sort] button").focus();
      },
    }, name))));
  // A link needs a target in the page; the row is it until the document is drawn.
  const body = table.rows.slice(table.page * PAGE, (table.page + 1) * PAGE).map(row => element(
    "tr", { id: row.number ? "d" + row.number : null, class: row.counts.length ? null : "undamaged" },
    element("td", { class: "id" }, row.isShown ? element("a", { href: "#d" + row.number }, shortName(row)) : shortName(row),
      row.counts.length || row.number ? null : element("span", { class: "quiet" }, " nothing found")),
    ...shown.slice(1).map(([key]) => element("td", { class: "n" }, cell(row, key)))));
  byID("rows").replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
  byID("count").textContent = `${plural(table.rows.length, "document")}, page ${table.page + 1} of ${pages}`;
  byID("previous-page").disabled = table.page === 0;
  byID("next-page").disabled = table.page === pages - 1;
};

const cell = (row, key) =>
  key === "density" && row.number ? row.density.toFixed(1) : key === "least" && row.number ? row.least + " %" : !row.number && key !== "bytes" ? "" : row[key].toLocaleString("en");

const refreshTable = () => { selectRows(); drawTable(); };

const setUpTable = () => {
  const unlisted = index.unlisted ? ` ${plural(index.unlisted, "document")} without findings are not listed.` : "";
  byID("root").textContent = (root ? `All lie in ${root}.` : "") + unlisted;
  byID("search").addEventListener("input", event => {
    filters.name = event.target.value;
    table.page = 0;
    refreshTable();
  });
  byID("previous-page").addEventListener("click", () => { table.page -= 1; drawTable(); });
  byID("next-page").addEventListener("click", () => { table.page += 1; drawTable(); });
};
