// Back needs one press: what a page writes into its own address as it opens, its first action or section, is no step
// of the reader's. An address that only gains parameters takes the place of the last, except once after each touch: a
// choice that writes two parameters is one step.
(() => {
  let touched = false;
  const touch = () => { touched = true; };
  for (const event of ["pointerdown", "keydown"]) window.addEventListener(event, touch, { capture: true, passive: true });
  window.addEventListener("popstate", () => { touched = false; }, { capture: true });
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const next = new URL(url ?? location.href, document.baseURI);
    if (next.pathname !== location.pathname) {
      touched = false;
      return push(state, title, url);
    }
    const written = new URLSearchParams(next.search);
    const kept = [...new URLSearchParams(location.search)].every(([name, value]) => written.get(name) === value);
    const ownStep = touched || !kept;
    touched = false;
    return ownStep ? push(state, title, url) : history.replaceState(state, title, url);
  };
})();
