// Shared by all pieces. Texts become text nodes; nothing is ever read as markup.
const SVG = "http://www.w3.org/2000/svg";

// The signs of statuses and directions, drawn so that they have the same size in every font.
const SIGNS = {
  "✓": { path: "M2.5 8.6 6.4 12.4 13.5 4", stroke: 2.6 },
  "●": { path: "M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8Z" },
  "◆": { path: "M8 1.2 14.8 8 8 14.8 1.2 8Z" },
  "▼": { path: "M1.2 3h13.6L8 14.2Z" },
  "○": { path: "M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6Z", stroke: 1.8 },
  "◌": { path: "M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6ZM8 8V3.2M8 8h4.8", stroke: 1.8 },
  "Ø": { path: "M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6ZM4.6 11.4l6.8-6.8", stroke: 1.8 },
  "sunny": { path: "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6ZM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M13 3l-1.4 1.4M4.4 11.6 3 13", stroke: 1.4 },
  "cloudy": { path: "M4.6 12.5a3 3 0 1 1 .5-5.9a3.7 3.7 0 0 1 7.1 1.2a2.4 2.4 0 0 1-.2 4.7Z", stroke: 1.4 },
  "rainy": { path: "M4.6 9.5a3 3 0 1 1 .5-5.9a3.7 3.7 0 0 1 7.1 1.2a2.4 2.4 0 0 1-.2 4.7ZM5.5 11.5l-.8 2.6M8.5 11.5l-.8 2.6M11.5 11.5l-.8 2.6", stroke: 1.4 },
  "stormy": { path: "M4.6 9.5a3 3 0 1 1 .5-5.9a3.7 3.7 0 0 1 7.1 1.2a2.4 2.4 0 0 1-.2 4.7ZM9 8.5 6.5 12H9l-1.5 3", stroke: 1.4 },
  "↑": { path: "M8 14V2M3 7l5-5 5 5", stroke: 2.2 },
  "↓": { path: "M8 2v12M3 9l5 5 5-5", stroke: 2.2 },
};

// An element with classes, properties and children; a text child is a text, whatever signs it holds.
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function sign(name, extra = "") {
  const drawn = SIGNS[name];
  if (!drawn) return document.createTextNode(name ?? "");
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", `sign ${extra}`);
  made.setAttribute("viewBox", "0 0 16 16");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", drawn.path);
  path.setAttribute("fill", drawn.stroke ? "none" : "currentColor");
  if (drawn.stroke) {
    path.setAttribute("stroke", "currentColor");
    path.setAttribute("stroke-width", String(drawn.stroke));
  }
  made.append(path);
  return made;
}

function status(tone, symbol, word) {
  return element("span", { class: `status ${tone}` }, sign(symbol), element("span", {}, word));
}

// A real link to a page of ours: a plain click is sent to the running application, which answers without loading
// everything anew; any other click opens the address.
function link(target, properties, send, ...children) {
  const query = new URLSearchParams(target.query).toString();
  const made = element("a", { ...properties, href: `${target.page}${query ? `?${query}` : ""}` }, ...children);
  made.addEventListener("click", (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send("open", target);
  });
  return made;
}

// The root of a piece, emptied and coloured for the ground in force.
function freshRoot(parent, data) {
  const root = parent.querySelector(".root");
  root.replaceChildren();
  root.dataset.theme = data.dark ? "dark" : "light";
  for (const [name, colour] of Object.entries(data.colours)) root.style.setProperty(name, colour);
  return root;
}
