// Makes charts fit the sheet of paper: they are drawn for the width of the screen. Goes with print.css.
(() => {
  "use strict";

  const SETTLE_MILLISECONDS = 700;
  const root = document.documentElement;

  // A drawing with a view box takes the size that the style sheet gives it.
  const drawings = () => document.querySelectorAll(".js-plotly-plot .main-svg");
  window.addEventListener("beforeprint", () => {
    for (const drawing of drawings()) {
      const [width, height] = [drawing.getAttribute("width"), drawing.getAttribute("height")];
      drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const { style } = drawing.parentElement;
      style.setProperty("--chart-width", `${width}px`);
      style.setProperty("--chart-shape", `${width} / ${height}`);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const drawing of drawings()) drawing.removeAttribute("viewBox");
  });

  // Where there is time, charts are first drawn anew at the width of the paper, so that no letter is shrunk.
  const print = window.print.bind(window);
  window.print = () => {
    root.dataset.printing = "";
    setTimeout(() => {
      print();
      delete root.dataset.printing;
    }, SETTLE_MILLISECONDS);
  };
  window.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    window.print();
  });
})();
