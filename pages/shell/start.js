// Begins Streamlit's program once the font is there: Plotly measures texts as it draws them, and a font that came later
// would leave labels where another one put them.
(() => {
  "use strict";

  const FONT = "16px 'Source Sans 3'";
  const LONGEST_MILLISECONDS = 10_000;
  const program = document.querySelector("link[data-program]").href;
  const patience = new Promise((resume) => { setTimeout(resume, LONGEST_MILLISECONDS); });
  const loaded = document.fonts.load(FONT).catch(() => undefined);
  Promise.race([loaded, patience]).then(() => import(program));
})();
