/* Kernen: one value behind a slider and its number, and the choice of an area in the list.
   Nothing is computed here: the server answers from the rows that the page holds. */
(function () {
  "use strict";
  const niets = () => window.dash_clientside.no_update;

  const geschreven = {};

  function maak(soort, tekst, klasse) {
    const e = document.createElement(soort);
    if (tekst) {
      e.textContent = tekst;
    }
    if (klasse) {
      e.className = klasse;
    }
    return e;
  }

  // Words, or a figure with its name and plain value (components/tekst.py).
  function deel(d) {
    if (typeof d === "string") {
      return d;
    }
    const e = maak("data", d[0]);
    e.value = d[2];
    e.setAttribute("data-cijfer", d[1]);
    return e;
  }

  // One cell of components/kernen/tabel.py: text, or a button that chooses an area.
  function cel(c) {
    const e = maak(c.h ? "th" : "td", null, c.k);
    if (c.h) {
      e.scope = "row";
    }
    if (c.voor) {
      const merk = maak("span", c.voor[0], c.voor[1]);
      if (c.voor[0].trim().length < 2) {
        merk.setAttribute("aria-hidden", "true"); // the words beside it say the same
      }
      e.append(merk);
    }
    if (!c.code) {
      e.append(...(c.d || [c.t]).map(deel));
      return e;
    }
    const knop = maak("button", c.t, "kernknop");
    knop.type = "button";
    knop.dataset.gebied = c.code;
    knop.setAttribute("aria-pressed", c.aan ? "true" : "false");
    e.append(knop);
    return e;
  }

  function rij(cellen) {
    const e = maak("tr", null, cellen.some((c) => c.aan) ? "gekozen" : "");
    e.append(...cellen.map(cel));
    return e;
  }

  // A whole table in the empty element with this id; the focus and the place in it stay.
  function tabel(id, data) {
    const plek = document.getElementById(id);
    if (!plek) {
      return;
    }
    const oud = plek.firstElementChild;
    const had = plek.contains(document.activeElement) && document.activeElement.dataset.gebied;
    const hoogte = oud ? oud.scrollTop : 0;
    plek.replaceChildren();
    if (!data) {
      return;
    }
    const vak = maak("div", null, "tabelvak kernvak");
    vak.tabIndex = 0;
    vak.setAttribute("role", "region");
    vak.setAttribute("aria-label", data.bijschrift);
    const t = maak("table", null, "cijfers " + data.klasse);
    t.append(maak("caption", data.bijschrift, "alleen-schermlezer"));
    const kop = maak("tr");
    kop.append(
      ...data.koppen.map(function (k) {
        const e = maak("th", k);
        e.scope = "col";
        return e;
      })
    );
    t.append(maak("thead"), maak("tbody"));
    t.tHead.append(kop);
    t.tBodies[0].append(...data.rijen.map(rij));
    if (data.voet.length) {
      const voet = maak("tfoot");
      voet.append(...data.voet.map(rij));
      t.append(voet);
    }
    vak.append(t);
    plek.append(vak);
    vak.scrollTop = hoogte;
    if (had) {
      const knop = plek.querySelector('[data-gebied="' + CSS.escape(had) + '"]');
      if (knop) {
        knop.focus({ preventScroll: true });
      }
    }
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    kernen: {
      gelijk: function (schuif, getal) {
        const bron = window.dash_clientside.callback_context.triggered_id || "";
        const naam = bron.replace("-getal", "");
        const gezet = (geschreven[naam] = (geschreven[naam] || []).filter(
          (g) => Date.now() - g.toen < 1500
        ));
        if (!bron.endsWith("-getal")) {
          gezet.push({ waarde: schuif, toen: Date.now() });
          return [niets(), schuif];
        }
        const waarde = typeof getal === "string" ? parseFloat(getal.replace(",", ".")) : getal;
        // An empty field, or one that is still being typed, changes nothing. Nor does the echo of
        // what the slider itself wrote here a moment ago: it would pull the slider back.
        const niet = !Number.isFinite(waarde) || waarde === schuif;
        return niet || gezet.some((g) => g.waarde === waarde)
          ? [niets(), niets()]
          : [waarde, niets()];
      },
      lijst: function (data) {
        tabel("kernen-lijst-tabel", data);
        return niets();
      },
      opgave: function (data) {
        tabel("kernen-opgave-tabel", data);
        return niets();
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
