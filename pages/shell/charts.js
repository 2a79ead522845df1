// A picture of a chart keeps the texts that stand around it on the page. The chart brings them, and the size of the
// picture to Plotly, which copies the layout while it hears the click.
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const chart = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    const picture = chart?.layout?.meta?.picture;
    if (picture === undefined) return;
    const { layout } = chart;
    const { annotations = [], margin } = layout;
    Object.assign(layout, { annotations: [...annotations, ...picture.annotations], margin: picture.margin });
    setTimeout(() => Object.assign(layout, { annotations, margin }));
  }, true);
})();
