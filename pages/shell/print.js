// Makes a page fit the sheet of paper: charts are drawn for the width and the theme of the screen. Goes with print.css.
(() => {
  "use strict";

  const SETTLE_MILLISECONDS = 700;
  const LOOK_MILLISECONDS = 100;
  const LONGEST_MILLISECONDS = 10_000;
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

  // Streamlit follows the system between light and dark: while a page goes to paper, the system is said to be light.
  const DARK = "(prefers-color-scheme: dark)";
  const matchMedia = window.matchMedia.bind(window);
  const [system, told] = [matchMedia(DARK), matchMedia(DARK)];
  let onPaper = false;
  Object.defineProperty(told, "matches", { get: () => system.matches && !onPaper });
  window.matchMedia = (query) => (query === DARK ? told : matchMedia(query));
  const put = (paper) => {
    if (paper === onPaper) return;
    onPaper = paper;
    told.dispatchEvent(new Event("change"));
  };

  // theme.js asks for the page anew at such a change: its charts come back on the other ground.
  const isLight = (element) => {
    const [red, green, blue] = getComputedStyle(element).backgroundColor.match(/\d+/g).map(Number);
    return red + green + blue >= 384;
  };
  const isReady = () => {
    const app = document.querySelector("[data-testid='stApp']");
    const grounds = document.querySelectorAll(".js-plotly-plot .main-svg:first-child");
    return app.dataset.testScriptState === "notRunning" && [app, ...grounds].every(isLight);
  };
  const wait = (milliseconds) => new Promise((resume) => { setTimeout(resume, milliseconds); });
  const lightened = async () => {
    const last = Date.now() + LONGEST_MILLISECONDS;
    while (!isReady() && Date.now() < last) await wait(LOOK_MILLISECONDS);
  };

  // Where there is time, charts are first drawn anew for the paper: at its width, so that no letter is shrunk, and light.
  const print = window.print.bind(window);
  window.print = async () => {
    root.dataset.printing = "";
    if (told.matches) {
      put(true);
      await lightened();
    }
    await wait(SETTLE_MILLISECONDS);
    print();
    put(false);
    delete root.dataset.printing;
  };
  window.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    window.print();
  });
})();
