// On narrow screens and at great zoom, what is wider than its place and scrolls within it is reached by the keyboard.
// Goes with narrow.css.
(() => {
  "use strict";

  const PLACES = [
    ["[data-testid='stElementContainer']:has([data-testid='chart'])", "Graphique"],
    ["[data-testid='stTable'] div", "Tableau"],
  ];
  const scrolls = (place) => place.scrollWidth > place.clientWidth && getComputedStyle(place).overflowX === "auto";
  const open = () => {
    for (const [selector, name] of PLACES) {
      for (const place of document.querySelectorAll(selector)) {
        if (place.tabIndex === 0 || !scrolls(place)) continue;
        place.tabIndex = 0;
        place.setAttribute("role", "group");
        place.setAttribute("aria-label", `${name} plus large que l’écran, à faire défiler`);
      }
    }
  };

  const narrow = window.matchMedia("(max-width: 1240px)");
  const watching = new MutationObserver(open);
  const follow = () => {
    watching.disconnect();
    if (narrow.matches) watching.observe(document.body, { childList: true, subtree: true });
  };
  narrow.addEventListener("change", follow);
  follow();
})();
