export default function ({ parentElement, data, setTriggerValue }) {
  const root = freshRoot(parentElement, data);
  const send = (name, value) => setTriggerValue(name, value);
  root.append(element("div", {},
    element("dl", { class: "groups" }, data.groups.map((group) => element("div", {},
      element("dt", {}, group.name),
      group.figures.map((figure) => element("dd", {}, link(figure.target, {}, send, figure.text)))))),
    data.scope ? element("p", { class: "quiet" }, data.scope) : null,
    element("h2", {}, data.title),
    data.nothing ? element("p", {}, data.nothing) : null,
    actions(data.actions, send),
    data.rest ? folded(data.rest.label, actions(data.rest.actions, send)) : null,
    data.untargeted ? untargeted(data.untargeted, send) : null));
}

function actions(shown, send) {
  return element("ul", { class: "actions" }, shown.map((action) => element("li", {},
    link(action.target, { class: "title" }, send, action.title),
    element("ul", {}, action.lines.map((line) => element("li", {},
      line.word ? [status(line.tone, line.symbol, line.word), " · "] : null, line.text))))));
}

function untargeted(found, send) {
  return element("div", {},
    element("p", {}, sign(found.symbol), " ", element("b", {}, found.word), ` (${found.count})`),
    folded(found.label, element("ul", { class: "actions" }, found.rows.map((row) =>
      element("li", {}, link(row.target, {}, send, element("b", {}, row.code), ` ${row.names}`))))));
}

// What is folded for the eye is there for a search in the page, and on paper.
function folded(label, content) {
  return element("details", {}, element("summary", {}, label), content);
}
