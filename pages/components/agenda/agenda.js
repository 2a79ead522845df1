// Which button of which topic asked last: an answer may draw the list anew, and the focus must not be lost with it.
let asked = { key: "", control: "", at: 0 };
const ANSWER_WITHIN = 6000;

export default function ({ parentElement, data, setTriggerValue }) {
  const root = freshRoot(parentElement, data);
  const send = (name, value) => setTriggerValue(name, value);
  const ask = (kind, row, by, control) => {
    asked = { key: row.key, control, at: Date.now() };
    send("sent", { id: crypto.randomUUID(), kind, key: row.key, by });
  };
  root.append(element("ol", { class: "agenda", "aria-label": data.name },
    data.rows.map((row, at) => topic(row, at, data, send, ask))));
  root.append(element("p", { class: "quiet total" }, data.total));
  refocus(root);
}

function topic(row, at, data, send, ask) {
  const made = element("li", { class: "topic", "data-key": row.key },
    element("span", { class: "number" }, `${at + 1}`),
    element("div", { class: "words" },
      element("p", { class: "name" },
        row.target ? link(row.target, { class: "title" }, send, row.title) : element("span", { class: "title" }, row.title),
        row.added ? element("span", { class: "added" }, data.words.added) : null),
      row.reasons.length ? element("ul", { class: "reasons" }, row.reasons.map((text) => element("li", {}, text))) : null),
    element("div", { class: "minutes" },
      data.open ? button("−", `${data.words.less}, ${row.title}`, "less", !row.minutes, () => ask("minutes", row, -5, "less")) : null,
      element("span", { class: "count" }, row.minutes ? `${row.minutes}\u00a0${data.words.unit}` : "–"),
      data.open ? button("+", `${data.words.more}, ${row.title}`, "more", false, () => ask("minutes", row, 5, "more")) : null),
    data.open ? element("div", { class: "places" },
      button("↑", `${data.words.up}, ${row.title}`, "up", at === 0, () => ask("move", row, -1, "up")),
      button("↓", `${data.words.down}, ${row.title}`, "down", at === data.rows.length - 1, () => ask("move", row, 1, "down"))) : null,
    row.stage ? link(row.stage, { class: "stage" }, send, data.words.stage) : element("span", {}));
  // The arrow keys move a topic wherever the focus is on one of its buttons.
  made.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !data.open || !event.target.closest(".places")) return;
    event.preventDefault();
    if (at + by >= 0 && at + by < data.rows.length) ask("move", row, by, by < 0 ? "up" : "down");
  });
  return made;
}

function button(text, name, control, disabled, pressed) {
  const made = element("button", { type: "button", "aria-label": name, "data-control": control, disabled }, sign(text));
  made.addEventListener("click", pressed);
  return made;
}

// After an answer the same button of the same topic has the focus again; at an end of the list, its neighbour.
function refocus(root) {
  if (Date.now() - asked.at > ANSWER_WITHIN) return;
  const row = [...root.querySelectorAll(".topic")].find((found) => found.dataset.key === asked.key);
  const wanted = row?.querySelector(`[data-control="${asked.control}"]:not([disabled])`) ?? row?.querySelector(".places button:not([disabled])");
  wanted?.focus({ preventScroll: true });
}
