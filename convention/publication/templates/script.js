// Every page reads whole without this: it only adds a filter to the table of actions.
"use strict";
const table = document.querySelector("table.actions");
if (table) {
  const rows = [...table.querySelectorAll("tbody tr:not(.axis)")];
  const words = [...new Set(rows.map((row) => row.querySelector(".mark").lastChild.data.trim()))];
  const label = document.createElement("label");
  label.className = "filter";
  label.append("Montrer ");
  const select = document.createElement("select");
  for (const word of ["tous les statuts", ...words]) select.append(new Option(word));
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  label.append(select);
  table.before(label, count);
  select.addEventListener("change", () => {
    const wanted = select.selectedIndex ? select.value : "";
    for (const row of rows) row.hidden = wanted !== "" && row.querySelector(".mark").lastChild.data.trim() !== wanted;
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted ? ` ${shown} action${shown > 1 ? "s" : ""}` : "";
    for (const body of table.tBodies) body.hidden = ![...body.rows].some((row) => row.matches(":not(.axis)") && !row.hidden);
  });
}
