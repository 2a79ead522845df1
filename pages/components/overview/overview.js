export default function ({ parentElement, data, setTriggerValue }) {
  const root = freshRoot(parentElement, data);
  const send = (name, value) => setTriggerValue(name, value);
  root.append(
    element("p", { class: "answer" }, data.sentence),
    band(data, send),
    ...(data.moves.length || data.soon ? [moves(data, send)] : []),
    matrix(data, send),
  );
  if (!data.early) document.getElementById("first-answer")?.remove();
}

function band(data, send) {
  return element("ul", { class: "band", "aria-label": data.band_label }, data.groups.map((group) =>
    element("li", { class: `group ${group.tone}` },
      element("p", {}, element("b", {}, String(group.count)),
        element("span", {}, sign(group.symbol), group.word)),
      element("div", { class: "parts" }, group.parts.map((part) =>
        element("div", {},
          element("div", { class: "tiles" }, part.tiles.map((tile) =>
            link(tile.target, { class: `tile ${group.tone}`, title: tile.label, "aria-label": tile.label }, send,
              tile.code, tile.move ? sign(tile.move, "move") : null))),
          part.note ? element("small", {}, part.note) : null))))));
}

function moves(data, send) {
  const lines = data.moves.map((line) =>
    element("span", { class: "moved" }, element("b", {}, sign(line.symbol), " ", line.word, " "),
      line.items.map((item, at) => [at ? " · " : "", link(item.target, { class: "code" }, send, item.code), ` ${item.text}`])));
  return element("div", { class: "moves" },
    data.moves.length ? element("p", { class: "since" }, data.since) : null,
    data.moves.length ? element("p", {}, lines) : null,
    data.soon ? element("p", { class: "since" }, data.soon.head) : null,
    data.soon ? element("p", {}, data.soon.text) : null);
}

function matrix(data, send) {
  const head = element("thead", {}, element("tr", {},
    data.heads.map((name, at) => element("th", { scope: "col", class: `c${at}` },
      at === 4 ? years(data.halves) : name))));
  const bodies = data.axes.map((axis) => element("tbody", {}, axis.rows.map((row, at) => line(data, axis, row, at, send))));
  return element("table", { class: "matrix", role: "table" },
    element("caption", { class: "unseen" }, data.caption), head, bodies);
}

function years(halves) {
  return element("span", { class: "years" },
    element("span", { class: "unseen" }, "Semestres passés"),
    halves.map((half) => element("i", { "aria-hidden": "true" }, half.year)));
}

function line(data, axis, row, at, send) {
  const first = at === 0
    ? element("th", { class: "axis", scope: "rowgroup", rowspan: axis.rows.length, role: "rowheader" },
        element("span", {}, axis.name), axis.title)
    : null;
  return element("tr", { class: `${at ? "" : "first"} ${row.judged ? "" : "unjudged"}`, role: "row" },
    first,
    element("th", { scope: "row", class: "name", role: "rowheader" },
      link(row.target, {}, send, element("i", {}, row.code), row.title)),
    element("td", { class: "state", role: "cell" }, status(row.tone, row.symbol, row.status)),
    element("td", { class: "figure", role: "cell", title: `${row.figure}${row.detail ? ` – ${row.detail}` : ""}` },
      element("b", {}, row.figure), row.detail ? element("span", {}, ` – ${row.detail}`) : null),
    element("td", { class: "past", role: "cell" }, strip(data, row, send)),
    element("td", { class: `weather ${row.weather ? "there" : ""}`, role: "cell" },
      row.weather ? weather(row.weather) : element("span", { class: "quiet" }, "–")),
    element("td", { class: "owners quiet", role: "cell" }, row.owners),
    element("td", { class: "next", role: "cell" },
      element("span", { class: row.next.late ? "status late" : row.next.quiet ? "quiet" : "" },
        row.next.late ? sign("▼") : null, row.next.text)));
}

function weather(said) {
  const words = said.note ? `${said.word}, ${said.note}` : said.word;
  return element("span", { class: said.note ? "belied" : "", title: words }, sign(said.sign), said.note ? "!" : null,
    element("span", { class: "unseen" }, words));
}

function strip(data, row, send) {
  return element("span", { class: "strip" }, row.strip.map((half, at) =>
    link(data.halves[at].target, {
      class: `half ${half.tone} ${at === row.strip.length - 1 ? "now" : ""}`,
      title: half.label, "aria-label": half.label,
    }, send, sign(half.symbol))));
}
