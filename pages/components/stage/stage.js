// The meeting on the wall. Which topic is shown and what is being typed live in the browser: no key press and no
// letter waits for the server, and none is lost while it answers.
export default function ({ parentElement, data, setTriggerValue }) {
  const root = freshRoot(parentElement, data);
  const state = stateOf(root, data);
  const draw = () => {
    root.replaceChildren(stage(data, state, draw, setTriggerValue));
    if (state.over) root.querySelector(".over button, .over dl")?.focus();
  };
  answer(data, state);
  draw();
  const keys = (event) => onKey(event, data, state, draw, setTriggerValue, root);
  document.addEventListener("keydown", keys, true);
  return () => document.removeEventListener("keydown", keys, true);
}

const STATES = new Map();

function stateOf(root, data) {
  const known = STATES.get(data.meeting.id);
  if (known) return known;
  const made = { at: data.start, over: "", typed: "", typedAt: 0, begun: Date.now(), sent: "", said: "", refused: "" };
  STATES.set(data.meeting.id, made);
  return made;
}

// What the server says of the last thing that was sent: recorded, and its draft is over; or refused, and it stays.
function answer(data, state) {
  if (!state.sent || data.answered !== state.sent) return;
  if (data.refused) state.refused = data.refused;
  else {
    localStorage.removeItem(state.sentDraft);
    state.said = data.said;
    state.refused = "";
  }
  state.sent = "";
}

function show(data, state, at, draw) {
  state.at = Math.min(Math.max(at, 0), data.topics.length - 1);
  state.over = "";
  state.said = "";
  state.refused = "";
  const address = new URL(location.href);
  const code = data.topics[state.at].code;
  if (code) address.searchParams.set("fiche", code);
  else address.searchParams.delete("fiche");
  history.replaceState(history.state, "", address);
  draw();
}

function onKey(event, data, state, draw, send, root) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.composedPath()[0];
  const writing = target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio])");
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    if (writing) target.blur();
    else if (state.over) { state.over = ""; draw(); }
    else if (!document.fullscreenElement) send("open", data.way_out);
    return;
  }
  if (writing) return;
  const act = {
    ArrowRight: () => show(data, state, state.at + 1, draw), PageDown: () => show(data, state, state.at + 1, draw),
    ArrowLeft: () => show(data, state, state.at - 1, draw), PageUp: () => show(data, state, state.at - 1, draw),
    Home: () => show(data, state, 0, draw), End: () => show(data, state, data.topics.length - 1, draw),
    o: () => { state.over = state.over === "grid" ? "" : "grid"; draw(); },
    "?": () => { state.over = state.over === "help" ? "" : "help"; draw(); },
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  }[event.key] ?? (/^[0-9.]$/.test(event.key) ? () => jump(event.key, data, state, draw) : null);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

// Digits typed within a second name a sheet, as on its page, else a place of the agenda.
function jump(digit, data, state, draw) {
  const now = Date.now();
  state.typed = now - state.typedAt < 1000 ? state.typed + digit : digit;
  state.typedAt = now;
  const sheet = data.topics.findIndex((topic) => topic.code === state.typed);
  const place = Number(state.typed) - 1;
  if (sheet >= 0) show(data, state, sheet, draw);
  else if (Number.isInteger(place) && data.topics[place]) show(data, state, place, draw);
}

function stage(data, state, draw, send) {
  const topic = data.topics[state.at];
  const made = element("div", { class: "stage", role: "application", "aria-label": data.meeting.name },
    rail(data, state, draw, send),
    element("div", { class: "main" },
      element("div", { class: "top" }, element("span", {}, data.meeting.name),
        element("span", {}, placeOf(data.topics, state.at)),
        data.meeting.fictive ? element("span", {}, data.meeting.fictive) : null,
        element("span", { class: "dates" }, data.meeting.dates)),
      element("h1", {}, element("span", {}, topic.code ? `${topic.code} ${topic.title}` : topic.title),
        topic.status ? status(topic.tone, topic.symbol, topic.status) : null),
      element("p", { class: "say" }, topic.sentence),
      element("div", { class: "body" },
        element("div", { class: "picture" }, topic.lines ? "" : list(topic.points)), side(topic)),
      element("div", { class: "foot" }, form(data, state, topic, draw, send), decided(data))),
    state.over === "grid" ? grid(data, state, draw) : state.over === "help" ? help() : null);
  if (topic.lines) requestAnimationFrame(() => picture(made.querySelector(".picture"), topic.lines));
  return made;
}

// The place of a topic on the agenda; the other actions follow it, so that they can be called up too.
function placeOf(topics, at) {
  const listed = (some) => some.filter((topic) => topic.listed).length;
  return topics[at].listed ? `Point ${listed(topics.slice(0, at + 1))} sur ${listed(topics)}` : "Hors de l’ordre du jour";
}

function rail(data, state, draw, send) {
  const clock = element("b", {}, "");
  const tick = () => { clock.textContent = new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" }); };
  tick();
  const timer = setInterval(() => (clock.isConnected ? tick() : clearInterval(timer)), 5000);
  const listed = data.topics.map((topic, at) => [topic, at]).filter(([topic]) => topic.listed);
  return element("nav", { class: "rail", "aria-label": "Ordre du jour" },
    element("h2", {}, "Ordre du jour"),
    element("ol", {}, listed.map(([topic, at]) => {
      const button = element("button", { type: "button", "aria-current": at === state.at ? "true" : null },
        sign(topic.symbol || "–", topic.tone), element("span", { class: topic.decided ? "done" : "ink" },
          element("b", {}, topic.code), topic.code ? " " : "", topic.title, topic.decided ? " ✓" : ""));
      button.addEventListener("click", () => show(data, state, at, draw));
      return element("li", {}, button);
    })),
    element("div", { class: "clock" }, clock),
    leave(data, send));
}

function leave(data, send) {
  const button = element("button", { type: "button", class: "leave" }, "Quitter (Échap)");
  button.addEventListener("click", () => send("open", data.way_out));
  return button;
}

function list(points) {
  return element("ul", { class: "list" }, points.map((point) =>
    element("li", {}, point.tone ? status(point.tone, point.symbol, point.text) : point.text)));
}

function side(topic) {
  return element("div", { class: "side" }, topic.parts.map((part) =>
    element("section", { class: part.due ? `due ${part.late ? "late" : ""}` : "" },
      element("h2", {}, part.head),
      part.text ? element("p", { class: "clamp" }, part.text) : null,
      part.lines ? element("ul", {}, part.lines.map((text) => element("li", {}, text))) : null)));
}

function decided(data) {
  return element("div", { class: "side" },
    element("h2", {}, `Décidé en séance : ${data.decided.length}`),
    data.decided.slice(-2).map((one) => element("p", { class: "clamp" }, `✓ ${one}`)));
}

const KINDS = [["decision", "Décision"], ["note", "Note"]];

function form(data, state, topic, draw, send) {
  if (data.meeting.frozen) return element("form", { class: "closed" }, element("p", {}, data.meeting.frozen));
  const key = `convention-brouillon-${data.meeting.id}-${topic.key}`;
  const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
  // Where people sign in, the name comes from there: none is typed, and none is kept for who comes after.
  const person = data.person.known ? data.person : JSON.parse(localStorage.getItem("convention-personne") ?? "null") ?? data.person;
  const field = (name, properties) => element("input", { name, autocomplete: "off", value: kept[name] ?? "", ...properties });
  const text = element("textarea", { name: "text", maxlength: 400, "aria-label": "Ce qui est décidé ou noté", placeholder: "Ce qui est décidé ou noté" });
  text.value = kept.text ?? "";
  const owner = field("owner", { list: "services", maxlength: 80 });
  const due = field("due", { type: "date" });
  const name = element("input", { name: "name", maxlength: 80, value: person.name ?? "", placeholder: "Prénom Nom" });
  const service = element("input", { name: "service", list: "services", maxlength: 80, value: person.service ?? "" });
  const kinds = element("div", { class: "kinds", role: "radiogroup" }, KINDS.map(([value, word]) =>
    element("label", {}, element("input", { type: "radio", name: "kind", value, checked: (kept.kind ?? "decision") === value }), word)));
  const save = element("button", { type: "submit" }, "Enregistrer");
  const said = element("span", { class: state.refused ? "refused" : state.said ? "said" : "kept", role: "status" },
    state.refused || state.said || (state.sent ? "Enregistrement…" : text.value ? "Brouillon gardé sur ce poste" : ""));
  const made = element("form", {}, kinds, text,
    element("div", { class: "fields" }, element("label", {}, "Responsable", owner), element("label", {}, "Pour le", due),
      ...(data.person.known ? [element("span", { class: "kept" }, `Noté par ${data.person.name}`)]
        : [element("label", {}, "Noté par", name), element("label", {}, "Service", service)]), save),
    said, element("datalist", { id: "services" }, data.services.map((each) => element("option", { value: each }))));
  const values = () => ({ kind: made.elements.kind.value, text: text.value, owner: owner.value, due: due.value });
  made.addEventListener("input", () => {
    localStorage.setItem(key, JSON.stringify(values()));
    if (!data.person.known) localStorage.setItem("convention-personne", JSON.stringify({ name: name.value, service: service.value }));
    said.className = "kept";
    said.textContent = "Brouillon gardé sur ce poste";
  });
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    if (state.sent) return;
    state.sent = `${Date.now()}-${Math.random()}`;
    state.sentDraft = key;
    said.className = "kept";
    said.textContent = "Enregistrement…";
    send("sent", { id: state.sent, code: topic.code, ...values(), name: name.value.trim(), service: service.value.trim() });
  });
  return made;
}

function grid(data, state, draw) {
  return element("section", { class: "over", role: "dialog", "aria-label": "Tous les points" },
    element("h2", {}, "Tous les points"),
    element("ul", { class: "grid" }, data.topics.map((topic, at) => {
      const button = element("button", { type: "button", class: topic.tone },
        element("b", {}, topic.code || String(at + 1)), " ", sign(topic.symbol), element("span", { class: "words" }, topic.title));
      button.addEventListener("click", () => show(data, state, at, draw));
      return element("li", {}, button);
    })));
}

const HELP = [
  ["→ ←", "point suivant, point précédent"], ["Début, Fin", "premier point, dernier point"],
  ["Chiffres", "aller à une fiche : 8.1, ou à un point par son rang"], ["o", "tous les points"],
  ["f", "plein écran"], ["?", "cette aide"], ["Échap", "sortir du champ, de l’aide, puis du mode séance"],
];

function help() {
  return element("section", { class: "over", role: "dialog", "aria-label": "Aide" }, element("h2", {}, "Au clavier"),
    element("dl", { tabindex: "-1" }, HELP.map(([key, what]) => [element("dt", {}, key), element("dd", {}, what)])));
}

// The chart, drawn at the size that it has: lines by territory with their names at their ends, targets on their marks.
function picture(place, lines) {
  if (!place?.isConnected) return;
  const { width, height } = place.getBoundingClientRect();
  const size = parseFloat(getComputedStyle(place).fontSize) * 0.86;
  const names = lines.lines.map((line) => `${line.name} ${line.last}`);
  const right = widest(names, `700 ${size}px ${getComputedStyle(place).fontFamily}`) + 28;
  const about = broken(lines.about, width, `400 ${size}px ${getComputedStyle(place).fontFamily}`);
  const left = size * 3.4, top = size * (1 + 1.2 * about.length), bottom = size * 1.9;
  const [from, to] = lines.days, [low, high] = lines.values;
  const x = (at) => left + ((at - from) / Math.max(to - from, 1)) * (width - left - right);
  const y = (value) => height - bottom - ((value - low) / Math.max(high - low, 1e-9)) * (height - bottom - top);
  const made = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": lines.alt });
  about.forEach((words, line) => made.append(svg("text", { x: 0, y: size * (1 + 1.2 * line), class: "quiet" }, words)));
  for (const tick of lines.ticks) {
    made.append(svg("line", { x1: left, x2: width - right, y1: y(tick.value), y2: y(tick.value), stroke: "var(--hair)" }));
    made.append(svg("text", { x: left - 10, y: y(tick.value) + size * 0.35, "text-anchor": "end", class: "quiet" }, tick.text));
  }
  for (const year of lines.years) {
    if (x(year.at) > left && x(year.at) < width - right) {
      made.append(svg("text", { x: x(year.at), y: height - size * 0.4, "text-anchor": "middle", class: "quiet" }, year.text));
    }
  }
  for (const goal of lines.goals) drawGoal(made, goal, x, y, size);
  for (const line of lines.lines) drawLine(made, line, x, y);
  const labels = lines.lines.map((line) => {
    const last = line.points.at(-1);
    return { at: y(last.value), x: Math.max(x(last.at), width - right) + 12, text: `${line.name} ${line.last}`, colour: line.colour };
  }).sort((a, b) => a.at - b.at);
  spread(labels, size * 1.25, top, height - bottom);
  for (const label of labels) {
    made.append(svg("text", { x: label.x, y: label.at + size * 0.35, class: "strong", style: `fill: var(${label.colour})` }, label.text));
  }
  place.replaceChildren(made);
}

// A text in lines that fit a width: the drawing does not wrap by itself, and would run into what stands beside it.
function broken(text, width, font) {
  const made = [];
  for (const word of text.split(" ")) {
    const longer = made.length ? `${made.at(-1)} ${word}` : word;
    if (made.length && widest([longer], font) <= width) made[made.length - 1] = longer;
    else made.push(word);
  }
  return made;
}

// The room that the longest of some texts takes: a label that is cut would say another number.
function widest(texts, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  return Math.max(0, ...texts.map((text) => pen.measureText(text).width)) * 1.03;
}

function drawGoal(made, goal, x, y, size) {
  const colour = `var(${goal.colour})`;
  if (goal.path.length) {
    made.append(svg("path", { d: way(goal.path, x, y), fill: "none", stroke: colour, "stroke-width": 2, "stroke-dasharray": "8 7" }));
  }
  made.append(svg("line", { x1: x(goal.at) - 16, x2: x(goal.at) + 16, y1: y(goal.value), y2: y(goal.value), stroke: colour, "stroke-width": 7 }));
  made.append(svg("text", { x: x(goal.at) - 24, y: y(goal.value) - size * 0.3, "text-anchor": "end", style: `fill: ${colour}` }, goal.text));
}

function drawLine(made, line, x, y) {
  const colour = `var(${line.colour})`;
  made.append(svg("path", { d: way(line.points, x, y), fill: "none", stroke: colour, "stroke-width": line.total ? 5 : 3 }));
  for (const point of line.points) {
    made.append(svg("circle", {
      cx: x(point.at), cy: y(point.value), r: line.total ? 8 : 6,
      fill: point.loose ? "var(--ground)" : colour, stroke: colour, "stroke-width": 3,
    }));
  }
}

function way(points, x, y) {
  return points.map((point, at) => `${at ? "L" : "M"}${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`).join("");
}

// Labels one under another, none over the next, all within the picture.
function spread(labels, gap, top, bottom) {
  labels.forEach((label, at) => { if (at) label.at = Math.max(label.at, labels[at - 1].at + gap); });
  const over = labels.length ? labels.at(-1).at - bottom : 0;
  if (over > 0) labels.at(-1).at -= over;
  for (let at = labels.length - 2; at >= 0; at -= 1) labels[at].at = Math.max(Math.min(labels[at].at, labels[at + 1].at - gap), top);
}

function svg(name, properties, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
