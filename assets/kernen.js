/* Kernen: one value behind a slider and its number, and the choice of an area in the list.
   Nothing is computed here: the server answers from the rows that the page holds. */
(function () {
  "use strict";
  const niets = () => window.dash_clientside.no_update;

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    kernen: {
      gelijk: function (schuif, getal) {
        const bron = window.dash_clientside.callback_context.triggered_id || "";
        if (!bron.endsWith("-getal")) {
          return [niets(), schuif];
        }
        const waarde = typeof getal === "string" ? parseFloat(getal.replace(",", ".")) : getal;
        // An empty field, or one that is still being typed, changes nothing.
        return Number.isFinite(waarde) && waarde !== schuif ? [waarde, niets()] : [niets(), niets()];
      },
      // A click on the map: the same choice as in the list.
      kies: function (klik, gekozen) {
        const punt = klik && klik.points && klik.points[0];
        const code = punt && [].concat(punt.customdata)[0];
        return code ? (code === gekozen ? null : code) : niets();
      },
      // The chosen row, marked in the list as it stands: the focus stays where it was.
      merk: function (gekozen) {
        document.querySelectorAll("button[data-gebied]").forEach(function (knop) {
          const aan = knop.getAttribute("data-gebied") === gekozen;
          knop.setAttribute("aria-pressed", aan ? "true" : "false");
          knop.closest("tr").classList.toggle("gekozen", aan);
        });
        return niets();
      },
    },
  });

  document.addEventListener("click", function (e) {
    const knop = e.target.closest && e.target.closest("button[data-gebied]");
    if (knop) {
      const aan = knop.getAttribute("aria-pressed") === "true";
      window.dash_clientside.set_props("kernen-gekozen", {
        data: aan ? null : knop.getAttribute("data-gebied"),
      });
    }
  });
})();
