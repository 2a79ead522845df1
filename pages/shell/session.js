// An open page of a session that has ended would wait for ever: it asks whether its session is in force, and leaves for
// the sign-in, or shows itself anew when another person has signed in meanwhile.
(() => {
  "use strict";

  const EVERY_MILLISECONDS = 15_000;
  const OWN = /\/(connexion|deconnexion)$/;
  const root = new URL("./", document.currentScript.src.replace(/shell\/[^/]*$/, "")).pathname;
  let own;

  async function ask() {
    let answer;
    try {
      answer = await fetch(`${root}session`, { cache: "no-store" });
    } catch {
      return; // The server is away: the page says so by itself.
    }
    if (answer.status === 401) {
      location.assign(`${root}connexion?suite=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    if (!answer.ok) return;
    const { session } = await answer.json();
    if (own === undefined) own = session;
    else if (session !== own) location.reload();
  }

  // Streamlit opens every link of a text in a new tab: these lead away from this one.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || !OWN.test(to.pathname)) return;
    event.preventDefault();
    event.stopPropagation();
    location.assign(to.href);
  }, true);

  ask();
  setInterval(ask, EVERY_MILLISECONDS);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
})();
