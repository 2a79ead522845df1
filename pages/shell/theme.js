// Charts are drawn by the server for the ground they stand on: when a reader changes between the light and the dark
// theme, ask for the page anew. Streamlit itself does so at the next interaction only.
(() => {
  "use strict";

  const isDark = (app) => {
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/\d+/g).map(Number);
    return red + green + blue < 384;
  };

  // Streamlit reruns a page at this key, pressed anywhere but in a field.
  const rerun = () => {
    for (const type of ["keydown", "keyup"]) document.dispatchEvent(new KeyboardEvent(type, { key: "r" }));
  };

  const watch = (app) => {
    let dark = isDark(app);
    new MutationObserver(() => {
      if (isDark(app) === dark) return;
      dark = !dark;
      rerun();
    }).observe(app, { attributeFilter: ["class"] });
  };

  const waiting = new MutationObserver(() => {
    const app = document.querySelector("[data-testid='stApp']");
    if (app === null) return;
    waiting.disconnect();
    watch(app);
  });
  waiting.observe(document.body, { childList: true, subtree: true });
})();
