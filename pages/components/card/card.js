export default function ({ parentElement, data, setTriggerValue }) {
  const root = freshRoot(parentElement, data);
  const send = (name, value) => setTriggerValue(name, value);
  root.append(element("div", { class: "card" },
    weather(data.weather),
    data.parts.map((part) => element("section", {},
      element("h2", {}, part.head),
      part.strong ? element("p", { class: "strong" }, part.strong) : null,
      part.text ? element("p", {}, part.text) : null,
      part.quote ? element("p", {}, element("q", {}, part.quote)) : null)),
    data.due.map((due) => element("section", { class: `due ${due.late ? "late" : ""}` },
      element("p", { class: "head" }, due.late ? sign("▼") : null, due.head),
      element("p", { class: "strong" }, due.text),
      due.owner ? element("p", {}, due.owner) : null)),
    data.changes.length
      ? element("section", {}, element("h2", {}, data.since),
          element("ul", { class: "changes" }, data.changes.map((text) => element("li", {}, text))))
      : null,
    data.more ? link(data.more.target, { class: "quiet" }, send, data.more.text) : null));
}

function weather(said) {
  return element("section", {},
    element("h2", {}, said.head),
    said.word ? element("p", { class: "large" }, sign(said.sign), said.word) : null,
    said.note ? element("p", { class: "late status" }, sign("▼"), said.note) : null);
}
