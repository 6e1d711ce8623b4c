/* Leveringen: the place to drop files. The form sends them to the server and puts the ids that come
   back in the store `leveringen-aanbod`; everything else is done by the page's callbacks. */
(function () {
  "use strict";
  const ROUTE = window.woonsaldoPad + "/leveringen/aanbieden";
  // As in web/leveringen.py and loaders/aanlevering/wachtkamer.py; a test holds them to it.
  const MAX = 50000000;
  const SAMEN = 99000000; // 100 MB with what a form adds
  const MEESTE = 20;
  const TE_GROOT = "Het bestand is groter dan 50 MB. Lever het in delen aan.";

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

  function zeg(tekst, fout) {
    const plek = document.getElementById("leveringen-zegt");
    if (plek) {
      plek.textContent = tekst;
      plek.className = fout ? "leveringen-zegt fout" : "leveringen-zegt";
    }
  }

  /* Why the server would refuse them: it hangs up on what is too much, and then nobody hears why. */
  function teVeel(bestanden) {
    if (bestanden.length > MEESTE) {
      return "Dit zijn meer dan " + MEESTE + " bestanden. Lever ze in delen aan.";
    }
    if (bestanden.reduce((som, b) => som + b.size, 0) > SAMEN) {
      return "Deze bestanden zijn samen groter dan 100 MB. Lever ze in delen aan.";
    }
    return "";
  }

  async function stuur(alle) {
    if (!alle.length) {
      return;
    }
    // One that is too large does not keep the others from being checked.
    const bestanden = alle.filter((b) => b.size <= MAX);
    const fouten = alle
      .filter((b) => b.size > MAX)
      .map((b) => ({ naam: b.name, tekst: TE_GROOT }));
    if (!bestanden.length) {
      zeg(fouten.map((f) => f.naam + ": " + f.tekst).join(" "), true);
      return;
    }
    const weg = teVeel(bestanden);
    if (weg) {
      zeg(weg, true);
      return;
    }
    zeg(
      bestanden.length === 1
        ? bestanden[0].name + " wordt verstuurd en gecontroleerd …"
        : bestanden.length + " bestanden worden verstuurd en gecontroleerd …"
    );
    const vorm = new FormData();
    for (const bestand of bestanden) {
      vorm.append("bestand", bestand, bestand.name);
    }
    try {
      const antwoord = await fetch(ROUTE, { method: "POST", body: vorm });
      if (!antwoord.ok) {
        zeg((await antwoord.text()).trim() || "Versturen lukt niet.", true);
        return;
      }
      const inhoud = await antwoord.json();
      fouten.push(...inhoud.fouten);
      window.dash_clientside.set_props("leveringen-aanbod", {
        data: { ids: inhoud.ids, fouten: fouten, toen: inhoud.toen },
      });
    } catch (fout) {
      zeg("Versturen lukt niet. Is de server bereikbaar? Probeer het opnieuw.", true);
    }
  }

  function bouw(vak) {
    const invoer = maak("input", null, "alleen-schermlezer");
    invoer.type = "file";
    invoer.multiple = true;
    invoer.id = "leveringen-bestand";
    invoer.accept = ".csv,.xlsx,.toml,.txt,.json,.geojson";
    invoer.setAttribute("aria-describedby", "leveringen-uitleg");
    const label = maak("label", null, "dropvak");
    label.htmlFor = invoer.id;
    label.append(
      maak("strong", "Kies bestanden"),
      maak("span", " of sleep ze hierheen (CSV of XLSX, samen hoogstens 100 MB).")
    );
    vak.append(invoer, label);
    invoer.addEventListener("change", function () {
      stuur(Array.from(invoer.files)).then(function () {
        invoer.value = ""; // the same file again, mended, must be a change
      });
    });
    label.addEventListener("dragover", function (e) {
      e.preventDefault();
      label.classList.add("erboven");
    });
    label.addEventListener("dragleave", function () {
      label.classList.remove("erboven");
    });
    label.addEventListener("drop", function (e) {
      e.preventDefault();
      label.classList.remove("erboven");
      stuur(Array.from(e.dataTransfer.files));
    });
  }

  // The page is drawn and drawn again by Dash: look for an empty place now and then.
  const kijk = new MutationObserver(function () {
    const vak = document.getElementById("leveringen-vak");
    if (vak && !vak.firstElementChild) {
      bouw(vak);
    }
  });
  document.addEventListener("DOMContentLoaded", function () {
    kijk.observe(document.body, { childList: true, subtree: true });
  });
})();
