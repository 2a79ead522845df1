"use strict";
const data = JSON.parse(document.getElementById("charts").textContent);
const looks = JSON.parse(document.getElementById("looks").textContent);
const config = JSON.parse(document.getElementById("config").textContent);
const root = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const current = () => root.dataset.look || (dark.matches ? "dark" : "light");

function traces(chart, look) {
  const found = [];
  if (chart.path.x.length) {
    if (chart.path.x.length > 1) found.push({ x: chart.path.x, y: chart.path.y, mode: "lines", name: chart.path_name,
      hoverinfo: "skip", showlegend: chart.path_name !== chart.target, line: { color: look.muted, width: 1.5, dash: "dash" } });
    found.push({ x: [chart.path.x.at(-1)], y: [chart.path.y.at(-1)], mode: "markers", name: chart.target, cliponaxis: false,
      hovertemplate: "%{fullData.name}<extra></extra>", marker: { size: 12, symbol: "line-ew-open", line: { color: look.text, width: 4 } } });
  }
  for (const curve of chart.curves) {
    const colour = look.territories[curve.territory];
    found.push({ x: curve.x, y: curve.y, mode: "lines+markers", name: curve.end, connectgaps: false, cliponaxis: false,
      text: curve.told, hovertemplate: "%{text}<extra>" + curve.name + "</extra>", line: { color: colour, width: 2.5 },
      marker: { size: 8, color: curve.firm.map(firm => firm ? colour : look.ground), line: { color: colour, width: 2 } } });
  }
  return found;
}

function draw(place) {
  const chart = data[place.dataset.code], look = looks[current()];
  Plotly.react(place, traces(chart, look), {
    template: { layout: look.layout }, height: 300, margin: { l: 70, r: 16, t: 8, b: 90 }, showlegend: true,
    legend: { orientation: "h", x: 0, y: -0.22, yanchor: "top" },
    xaxis: { ...chart.x, type: "date" }, yaxis: { ...chart.y, tickformat: ",~r" },
  }, config);
  place.dataset.drawn = "yes";
}

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting && !entry.target.dataset.drawn) draw(entry.target);
}, { rootMargin: "400px" });
const places = [...document.querySelectorAll(".chart")];
// Labels are placed by how wide they are: charts wait for the font that this page carries.
document.fonts.load('16px "Source Sans 3"').finally(() => places.forEach(place => seen.observe(place)));
const redraw = () => places.filter(place => place.dataset.drawn).forEach(draw);
window.addEventListener("beforeprint", () => places.forEach(draw));
dark.addEventListener("change", redraw);

const lookButton = document.getElementById("look");
const nameLook = () => { lookButton.textContent = current() === "dark" ? "Passer en clair" : "Passer en sombre"; };
lookButton.addEventListener("click", () => { root.dataset.look = current() === "dark" ? "light" : "dark"; nameLook(); redraw(); });
dark.addEventListener("change", nameLook);
nameLook();

const status = document.getElementById("status"), words = document.getElementById("words"), shown = document.getElementById("shown");
const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
function filter() {
  let count = 0;
  for (const sheet of document.querySelectorAll(".sheet")) {
    const fits = (!status.value || sheet.dataset.status === status.value) && (!words.value || plain(sheet.textContent).includes(plain(words.value)));
    sheet.hidden = !fits;
    count += fits ? 1 : 0;
  }
  for (const axis of document.querySelectorAll(".axis")) axis.hidden = !axis.querySelector(".sheet:not([hidden])");
  shown.textContent = count + (count > 1 ? " fiches affichées" : " fiche affichée");
}
status.addEventListener("change", filter);
words.addEventListener("input", filter);
filter();
