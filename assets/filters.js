/* Filters in the address, without a visit: replaceState does not wake the Pages router, a callback
   to dcc.Location would (it listens to `search` and would build the page anew). */
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  woonsaldo: {
    adres: function (pagina) {
      // pagina: {pad, query}. An answer may come after the reader has gone to another page.
      if (pagina && window.location.pathname === pagina.pad) {
        const nieuw = pagina.pad + (pagina.query ? "?" + pagina.query : "");
        if (nieuw !== window.location.pathname + window.location.search) {
          window.history.replaceState(window.history.state, "", nieuw);
        }
      }
      return window.dash_clientside.no_update;
    },
    // One gemeente in the register: go there, and Back does not return to this page.
    naar: function (adres) {
      if (adres && window.location.pathname === window.woonsaldoPad + "/") {
        window.location.replace(adres);
      }
      return window.dash_clientside.no_update;
    },
  },
});

/* On paper every table is open and every chart fits the page. */
(function () {
  const geopend = [];
  const grafieken = () => document.querySelectorAll(".js-plotly-plot");
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.tabel:not([open])").forEach(function (d) {
      d.open = true;
      geopend.push(d);
    });
    if (window.Plotly) {
      grafieken().forEach((g) => window.Plotly.relayout(g, { width: 640, autosize: false }));
    }
  });
  window.addEventListener("afterprint", function () {
    geopend.splice(0).forEach((d) => (d.open = false));
    if (window.Plotly) {
      grafieken().forEach((g) => window.Plotly.relayout(g, { width: null, autosize: true }));
    }
  });
})();
