/* Follows the stand that readers see: asks the server for its id only, and when that is another one
   puts it in the store `stand-id`. The page's own callback then redraws with the filters that are there.

   What the page shows now stands in the footer (data-stand), written by the server: so a stand that
   was published between loading the page and the first question is not missed.

   A page that was opened with `stand=` (it holds .vaste-stand) follows nothing. */
(function () {
    'use strict';
    var ELKE = 25000;
    var bezig = false;

    function getoond() {
        var element = document.querySelector('[data-stand]');
        return element ? element.getAttribute('data-stand') : null;
    }

    function kijk() {
        // Nothing drawn yet, nobody looking, or a page that stays as it is.
        if (bezig || document.hidden || getoond() === null || document.querySelector('.vaste-stand')) {
            return;
        }
        bezig = true;
        fetch(window.woonsaldoPad + '/stand', {cache: 'no-store'})
            .then(function (antwoord) {
                return antwoord.ok ? antwoord.text() : null;
            })
            .then(function (stand) {
                if (stand === null || stand === getoond()) {
                    return;
                }
                if (stand === '' || getoond() === '') {
                    // The first stand ever, or none to be seen any more: begin anew.
                    window.location.reload();
                } else {
                    window.dash_clientside.set_props('stand-id', {data: stand});
                }
            })
            .catch(function () {
                // The server is away for a moment: the page stays as it is, the next question follows.
            })
            .finally(function () {
                bezig = false;
            });
    }

    window.setInterval(kijk, ELKE);
    // A tab that comes back to the front may have slept for a day.
    document.addEventListener('visibilitychange', kijk);
})();

/* Who opened a stand by its address stays in it: `stand=` goes along to the other pages and to the
   downloads, until a link that leaves it (data-stand-los) is followed. */
(function () {
    'use strict';
    var ZONDER = /^\/((gezondheid|stand)$|assets\/|_)/;

    function vast() {
        // An address with a stand that is not there shows the one of today: nothing to stay in.
        return document.querySelector('.stand-onbekend') ? null : vraag(window.location).get('stand');
    }

    function vraag(adres) {
        return new URLSearchParams(adres.search);
    }

    function met(href) {
        var stand = vast();
        if (!stand || href === undefined || href === null) {
            return href;
        }
        var adres = new URL(href, window.location.href);
        if (
            adres.origin !== window.location.origin || ZONDER.test(adres.pathname.slice(window.woonsaldoPad.length)) ||
            (adres.pathname === window.location.pathname && adres.hash && !adres.search) ||
            vraag(adres).has('stand')
        ) {
            return href;
        }
        adres.search += (adres.search ? '&' : '?') + 'stand=' + encodeURIComponent(stand);
        return adres.pathname + adres.search + adres.hash;
    }

    // In time for every way to follow a link: a click, Enter, a new tab, copying the address.
    ['pointerover', 'pointerdown', 'focusin', 'contextmenu', 'click'].forEach(function (soort) {
        document.addEventListener(soort, function (gebeurtenis) {
            var link = gebeurtenis.target.closest && gebeurtenis.target.closest('a[href]');
            if (link && !link.closest('[data-stand-los]') && link.getAttribute('href')[0] !== '#') {
                var nieuw = met(link.getAttribute('href'));
                if (nieuw !== link.getAttribute('href')) {
                    link.setAttribute('href', nieuw);
                }
            }
        }, true);
    });

    // Links that do not load a page anew (dcc.Link) come through here, with the address they know.
    var duw = window.history.pushState;
    window.history.pushState = function (staat, titel, href) {
        return duw.call(window.history, staat, titel, met(href));
    };
})();
