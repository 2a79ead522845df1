// Draws the board before the application has started, where the application will draw it. A link loads its page anew.
(() => {
  "use strict";

  const place = document.getElementById("first-answer");
  const data = JSON.parse(document.getElementById("first-answer-data").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const shadow = place.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = STYLE;
  const root = element("div", { class: "root" });
  shadow.append(style, element("p", { class: "notice" }, data.notice), element("h1", {}, data.title, element("small", {}, data.beside)), root);
  place.style.setProperty("--ground", data.grounds[Number(dark)]["--ground"]);
  draw({
    parentElement: shadow,
    data: { ...data, early: true, dark, colours: data.grounds[Number(dark)] },
    setTriggerValue: (_name, { page, query }) => { location.href = `${page}?${new URLSearchParams(query)}`; },
  });

  // The board of the application removes it; so does any other page once it stands.
  const AT_REST = "[data-testid='stApp'][data-test-script-state='notRunning'] [data-testid='stMain'] h1";
  const watching = new MutationObserver(() => {
    if (!document.querySelector(AT_REST)) return;
    watching.disconnect();
    place.remove();
  });
  watching.observe(document.body, { childList: true, subtree: true, attributes: true });
})();
