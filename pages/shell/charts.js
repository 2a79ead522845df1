// A picture of a chart keeps the texts that stand around it on the page. The chart brings them; Plotly copies the layout
// while it hears the click.
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const chart = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    const picture = chart?.layout?.meta?.picture;
    if (picture === undefined) return;
    const { layout } = chart;
    const { annotations = [], margin, width, height } = layout;
    Object.assign(layout, picture, { annotations: [...annotations, ...picture.annotations] });
    setTimeout(() => Object.assign(layout, { annotations, margin, width, height }));
  }, true);
})();
