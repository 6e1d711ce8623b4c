/* Afspraken: lays out the list and the summaries from the data of components/afspraken/tabel.py and
   components/afspraken/lijst.py.
   Nothing is computed here. Roles are written out: on a narrow screen the cells stand below each
   other, and a table that is no longer drawn as one would lose its meaning for a screen reader. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  function maak(soort, tekst, klasse, rol) {
    const e = document.createElement(soort);
    if (tekst) {
      e.textContent = tekst;
    }
    if (klasse) {
      e.className = klasse;
    }
    if (rol) {
      e.setAttribute("role", rol);
    }
    return e;
  }

  function link(tekst, href, klasse) {
    const e = maak(href ? "a" : "span", tekst, klasse);
    if (href) {
      e.href = href;
    }
    return e;
  }

  // A figure with its name and plain value (components/tekst.py).
  function cijfer(tekst, naam, waarde) {
    const e = maak("data", tekst);
    e.value = waarde;
    e.setAttribute("data-cijfer", naam);
    return e;
  }

  // Words, or words and figures (components/tekst.py, als_data).
  function delen(tekst) {
    const alle = typeof tekst === "string" ? [tekst] : tekst;
    return alle.map((d) => (typeof d === "string" ? d : cijfer(d[0], d[1], d[2])));
  }

  function woorden(soort, tekst, klasse) {
    const e = maak(soort, null, klasse);
    e.append(...delen(tekst));
    return e;
  }

  // Sign, tone, word: the word is always there. naam: of a judgement of ours.
  function status(teken, toon, woord, naam) {
    const e = maak("span", null, "status status-" + toon);
    const t = maak("span", teken, "teken");
    t.setAttribute("aria-hidden", "true");
    e.append(t, " ", naam ? cijfer(woord, naam, woord) : woord);
    return e;
  }

  function cel(regels, kop) {
    const e = maak("td", null, "", "cell");
    e.dataset.kop = kop;
    regels.forEach(function (r, i) {
      const heel = typeof r === "string" ? r : r.map((d) => (typeof d === "string" ? d : d[0])).join("");
      const weinig = heel === "onbekend" || heel === "n.v.t.";
      e.append(woorden("span", r, weinig ? "weinig" : i ? "erbij" : "eerst"));
    });
    return e;
  }

  function tekening(v, data) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 " + data.breed + " " + data.hoog);
    svg.setAttribute("width", data.breed);
    svg.setAttribute("height", data.hoog);
    svg.setAttribute("class", "verloop");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", v.t);
    v.l.forEach(function ([soort, d]) {
      const pad = document.createElementNS(SVG, "path");
      pad.setAttribute("class", "v-" + soort);
      pad.setAttribute("d", d);
      svg.append(pad);
    });
    return svg;
  }

  function naam(r) {
    const e = maak("th", null, "", "rowheader");
    e.scope = "row";
    if (r.e) {
      e.append(maak("span", r.e, "erbij"));
    }
    e.append(maak("span", r.a, "artikel"), " ", link(r.t, r.href, "titel"));
    r.w.forEach((w) => e.append(maak("span", w, "erbij")));
    (r.m || []).forEach(([tekst, href]) => e.append(link(tekst, href, "merk-verschil")));
    return e;
  }

  function rij(r, data) {
    const koppen = data.koppen;
    const e = maak("tr", null, r.d ? "deel" : "", "row");
    e.id = r.id;
    e.append(naam(r));
    r.c.forEach((regels, i) => e.append(cel(regels, koppen[i + 1])));
    const verloop = cel([], koppen[6]);
    if (r.v) {
      verloop.append(tekening(r.v, data));
    } else {
      verloop.className = "leeg";
    }
    const hoe = cel([], koppen[7]);
    hoe.append(status(r.s[0], r.s[1], r.s[2], r.s[4]), woorden("span", r.s[3], "erbij"));
    (r.o || []).forEach(function ([teken, toon, woord]) {
      const zelf = maak("span", null, "zelf");
      zelf.append(status(teken, toon, woord));
      hoe.append(zelf);
    });
    e.append(verloop, hoe);
    return e;
  }

  function kop(koppen) {
    const thead = maak("thead", null, "", "rowgroup");
    const e = maak("tr", null, "", "row");
    koppen.forEach(function (k) {
      const th = maak("th", k, "", "columnheader");
      th.scope = "col";
      e.append(th);
    });
    thead.append(e);
    return thead;
  }

  function thema(t, data) {
    const groep = maak("tbody", null, "", "rowgroup");
    const e = maak("tr", null, "thema", "row");
    const th = maak("th", t.naam, "", "rowheader");
    th.scope = "rowgroup";
    th.colSpan = data.koppen.length;
    th.setAttribute("aria-colspan", data.koppen.length);
    e.append(th);
    groep.append(e, ...t.rijen.map((r) => rij(r, data)));
    return groep;
  }

  function documentdeel(d, data) {
    const e = maak("section", null, "kaart afspraakdocument" + (d.fictief ? " is-fictief" : ""));
    const id = "document-" + d.id;
    const titel = maak("h3", d.titel);
    titel.id = id;
    e.setAttribute("aria-labelledby", id);
    // `tabel`: on paper it is open (assets/filters.js).
    const vouw = maak("details", null, "tabel");
    vouw.open = data.open;
    const t = maak("table", null, "cijfers afsprakentabel", "table");
    t.setAttribute("aria-labelledby", id);
    t.append(kop(data.koppen), ...d.themas.map((x) => thema(x, data)));
    vouw.append(woorden("summary", d.tekst), t);
    e.append(titel, woorden("p", d.tekst, "alleen-papier"), vouw);
    return e;
  }

  function lijst(data) {
    const plek = document.getElementById("afspraken-lijst");
    if (plek) {
      plek.replaceChildren(...data.documenten.map((d) => documentdeel(d, data)));
    }
  }

  function telcel([n, erin, href], [naam, deelnaam], [teken, toon, woord], wie) {
    const e = maak("td", null, n || erin ? "" : "nul", "cell");
    const aantal = cijfer(String(n), naam, n);
    if (!n && !erin) {
      e.append(aantal);
      return e;
    }
    const a = link("", href, "tel");
    const vet = maak("b");
    vet.append(aantal);
    a.append(vet);
    const s = status(teken, toon, woord);
    s.classList.add("smal");
    a.append(" ", s);
    if (erin) {
      const ook = maak("small", " +");
      ook.append(cijfer(String(erin), deelnaam, erin), erin === 1 ? " deel" : " delen");
      a.append(ook);
    }
    a.append(maak("span", " " + wie, "alleen-schermlezer"));
    e.append(a);
    return e;
  }

  function telling(data) {
    const vak = maak("div", null, "kaart tabelvak telvak");
    vak.tabIndex = 0;
    vak.setAttribute("role", "region");
    vak.setAttribute("aria-label", "Samenvatting per " + data.naam.toLowerCase());
    const t = maak("table", null, "cijfers telling-tabel", "table");
    t.append(maak("caption", "Afspraken per " + data.naam.toLowerCase(), "alleen-schermlezer"));
    const thead = kop([data.naam]);
    data.koppen.forEach(function ([teken, toon, woord]) {
      const th = maak("th", null, "", "columnheader");
      th.scope = "col";
      th.append(status(teken, toon, woord));
      thead.firstChild.append(th);
    });
    const tbody = maak("tbody", null, "", "rowgroup");
    data.rijen.forEach(function (r) {
      const e = maak("tr", null, "", "row");
      const th = maak("th", null, "", "rowheader");
      th.scope = "row";
      th.append(link(r.naam, r.href));
      e.append(th, ...r.cellen.map((c, i) => telcel(c, r.namen[i], data.koppen[i], r.naam)));
      tbody.append(e);
    });
    t.append(thead, tbody);
    vak.append(t);
    return vak;
  }

  function tellingen(rijen) {
    const plek = document.getElementById("afspraken-telling");
    if (plek) {
      plek.replaceChildren(...rijen.filter((t) => t.rijen.length).map(telling));
    }
  }

  // An address may point at a line or at the list, which were not there yet.
  let gevolgd = null;
  function volg() {
    const anker = window.location.hash.slice(1);
    const doel = anker && document.getElementById(decodeURIComponent(anker));
    const hier = window.location.pathname + window.location.hash;
    if (doel && gevolgd !== hier) {
      gevolgd = hier;
      doel.scrollIntoView();
    }
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    afspraken: {
      toon: function (data) {
        if (data) {
          tellingen(data.tellingen);
          lijst(data.lijst);
          volg();
        }
        return window.dash_clientside.no_update;
      },
    },
  });
})();
