// Draws a figure in the page itself, not under a shadow root: the style sheets for paper and narrow screens reach it.
// Charts in view are drawn first; the others follow while the browser has nothing else to do, in their order.
const ROOM_BELOW = 200;
const LONGEST_WAIT = { timeout: 50 };
const later = [];
let busy = false;

const plotly = () => window.Plotly ? Promise.resolve(window.Plotly) : new Promise((resolve) => {
  document.querySelector("script[data-plotly]").addEventListener("load", () => resolve(window.Plotly));
});

function drawLater(draw) {
  later.push(draw);
  if (busy) return;
  busy = true;
  const next = () => {
    const first = later.shift();
    busy = first !== undefined;
    if (busy) first().finally(() => requestIdleCallback(next, LONGEST_WAIT));
  };
  requestIdleCallback(next, LONGEST_WAIT);
}

function isInView(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight + ROOM_BELOW;
}

function newPlace(parentElement) {
  const place = document.createElement("div");
  const plot = document.createElement("div");
  place.dataset.testid = "chart";
  place.setAttribute("role", "figure");
  place.append(plot);
  parentElement.replaceChildren(place);
  const resized = new ResizeObserver(() => {
    if (place.drawn && place.drawn !== place.clientWidth) window.Plotly.Plots.resize(plot);
    place.drawn &&= place.clientWidth;
  });
  resized.observe(place);
  place.end = () => {
    resized.disconnect();
    place.ended = true;
    window.Plotly?.purge(plot);
  };
  return Object.assign(place, { plot });
}

// The picture for a text document or a message, beside the one for print that Plotly's own button gives.
function withPng(Plotly, config) {
  const wanted = { ...config.toImageButtonOptions, format: "png", scale: 2 };
  const button = {
    name: "png", title: "Télécharger l’image (PNG)", icon: Plotly.Icons.disk,
    click: (plot) => Plotly.downloadImage(plot, wanted),
  };
  return { ...config, modeBarButtons: config.modeBarButtons.map((group) => [...group, button]) };
}

async function draw(place) {
  const Plotly = await plotly();
  if (place.ended) return;
  const { plot, wanted: { figure, config, clickable } } = place;
  await Plotly.react(plot, figure.data, figure.layout, withPng(Plotly, config));
  if (!place.drawn && clickable) {
    plot.on("plotly_click", ({ points: [point] }) => place.send(point.customdata ?? null));
  }
  place.drawn = place.clientWidth;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const place = parentElement.querySelector("[data-testid=chart]") ?? newPlace(parentElement);
  place.send = (carried) => setTriggerValue("point", carried);
  if (place.text === data.figure) return place.end;
  const figure = JSON.parse(data.figure);
  Object.assign(place, {
    text: data.figure,
    wanted: { figure, config: JSON.parse(data.config), clickable: data.clickable },
  });
  place.setAttribute("aria-label", data.alt);
  place.style.height = `${figure.layout.height}px`;
  place.plot.style.height = place.style.height;
  if (place.drawn || isInView(place)) draw(place);
  else drawLater(() => draw(place));
  return place.end;
}
