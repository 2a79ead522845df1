export default function ({ parentElement, data }) {
  const root = freshRoot(parentElement, data);
  root.append(element("div", { class: "strip", role: "img", "aria-label": data.alt },
    element("p", { class: "title" }, data.title),
    data.parts.length ? stretches(data.parts) : null,
    data.places.length ? element("ul", { class: "places" }, data.places.map((name) => element("li", {}, name))) : null,
    element("p", { class: "quiet note" }, data.note)));
}

// Each stretch as wide as its share of the whole, but never too narrow for its words.
function stretches(parts) {
  return element("div", { class: "line" }, parts.map((part, at) => {
    const ends = element("p", { class: "ends" },
      element("span", {}, part.start),
      at === parts.length - 1 || parts[at + 1].start !== part.end ? element("span", {}, part.end) : null);
    const bar = element("div", { class: "bar" }, element("div", { class: "done" }));
    bar.firstChild.style.width = `${part.done * 100}%`;
    const made = element("div", { class: "stretch" }, ends, bar, element("p", { class: "words" }, part.words));
    made.querySelectorAll(".bar, .words").forEach((node) => { node.style.color = `var(--${part.territory})`; });
    made.style.flexGrow = String(Math.max(part.share, 0.3));
    return made;
  }));
}
