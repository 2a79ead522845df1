// Puts Streamlit's own words into French. Served with `__FRENCH_STRINGS__` replaced by french_strings.json.
(() => {
  "use strict";

  // Date pickers, numbers and announcements follow the browser's language: make it French for all. A reader of French
  // would take the `1,234` of an English browser for a little over one.
  for (const [name, value] of [["language", "fr-FR"], ["languages", Object.freeze(["fr-FR", "fr"])]]) {
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  }
  for (const { prototype } of [Number, Date]) {
    for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) {
      const original = prototype[name];
      if (original === undefined) continue;
      prototype[name] = function (locales, options) {
        return original.call(this, locales ?? "fr-FR", options);
      };
    }
  }

  const STRINGS = __FRENCH_STRINGS__;
  const exact = new Map(Object.entries(STRINGS.exact));
  const patterns = STRINGS.patterns.map(({ english, french }) => [new RegExp(`^(?:${english})$`, "su"), french]);
  const anyPattern = new RegExp(`^(?:${STRINGS.patterns.map(({ english }) => `(?:${english})`).join("|")})$`, "su");
  // Streamlit's longest message is shorter; what the dashboard writes may be much longer.
  const LONGEST = 400;

  const ATTRIBUTES = ["aria-label", "aria-valuetext", "placeholder", "title", "alt", "data-title"];
  // Content written by the dashboard or its users, and icons (their text is a ligature), are left alone…
  const CONTENT = STRINGS.content.join(",");
  // …but for the words that Streamlit itself writes in such a place.
  const OWN_WORDS = STRINGS.own_words.join(",");
  const ICON = STRINGS.icon;
  // An icon among words of the dashboard: Streamlit names it in English.
  const NAMED_ICON = STRINGS.named_icon;
  // Drawings can hold thousands of nodes and no word of Streamlit: never walked.
  const UNWALKED = STRINGS.unwalked.join(",");

  const isContent = (element) =>
    element !== null &&
    (element.closest(ICON) !== null || (element.closest(CONTENT) !== null && element.closest(OWN_WORDS) === null));

  // The French of a text of Streamlit's, null for any other. In a pattern's French, `$1` is the first group as it
  // stands and `#1` the same put into French.
  const french = (text) => {
    const trimmed = text.trim();
    if (trimmed === "" || trimmed.length > LONGEST) return null;
    const found = exact.get(trimmed);
    if (found !== undefined) return text.replace(trimmed, () => found);
    if (!anyPattern.test(trimmed)) return null;
    const [pattern, replacement] = patterns.find(([candidate]) => candidate.test(trimmed));
    const groups = pattern.exec(trimmed);
    const filled = replacement.replace(/([$#])(\d)/g, (_, mark, index) => {
      const group = groups[Number(index)] ?? "";
      return mark === "#" ? (french(group) ?? group) : group;
    });
    return text.replace(trimmed, () => filled);
  };

  const translateText = (node) => {
    const translated = french(node.data);
    if (translated !== null && translated !== node.data && !isContent(node.parentElement)) node.data = translated;
  };

  const translateAttribute = (element, name) => {
    const value = element.getAttribute(name);
    if (!value) return;
    const translated = french(value);
    const own = element.matches(NAMED_ICON) || !isContent(element.parentElement);
    if (translated !== null && translated !== value && own) {
      element.setAttribute(name, translated);
    }
  };

  const filter = (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(UNWALKED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;

  const translateTree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.matches(UNWALKED)) return undefined;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    for (let node = root; node !== null; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else for (const name of ATTRIBUTES) translateAttribute(node, name);
    }
    return undefined;
  };

  // Runs once per batch of changes and before the next paint, so that no English word is ever seen.
  const onChanges = (changes) => {
    const added = new Set();
    for (const change of changes) {
      if (change.type === "characterData") translateText(change.target);
      else if (change.type === "attributes") translateAttribute(change.target, change.attributeName);
      else for (const node of change.addedNodes) added.add(node);
    }
    for (const node of added) {
      if (node.isConnected && node.parentElement.closest(UNWALKED) === null) translateTree(node);
    }
  };

  new MutationObserver(onChanges).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
  translateTree(document.body);
})();
