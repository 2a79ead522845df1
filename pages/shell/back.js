// Back needs one press: one act of the reader is one step, however many addresses the page writes for it, its first
// action or section among them. The first takes a new place in the history, the others the same place.
(() => {
  let touched = false;
  let stepped = false;
  const begin = (byReader) => () => { touched = byReader; stepped = false; };
  for (const event of ["pointerdown", "keydown", "click"]) {
    window.addEventListener(event, begin(true), { capture: true, passive: true });
  }
  window.addEventListener("popstate", begin(false), { capture: true });
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const elsewhere = new URL(url ?? location.href, document.baseURI).pathname !== location.pathname;
    if (!touched && (stepped || !elsewhere)) return history.replaceState(state, title, url);
    touched = false;
    stepped = true;
    return push(state, title, url);
  };
})();
