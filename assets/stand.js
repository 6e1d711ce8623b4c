/* Follows the published stand: asks the server for its id only, and when that is another one puts it
   in the store `stand-id`. The page's own callback then redraws with the filters that are there.

   What the page shows now stands in the footer (data-stand), written by the server: so a stand that
   was published between loading the page and the first question is not missed. */
(function () {
    'use strict';
    var ELKE = 25000;
    var bezig = false;

    function getoond() {
        var element = document.querySelector('[data-stand]');
        return element ? element.getAttribute('data-stand') : null;
    }

    function kijk() {
        // Nothing drawn yet, or nobody looking: ask later.
        if (bezig || document.hidden || getoond() === null) {
            return;
        }
        bezig = true;
        fetch('/stand', {cache: 'no-store'})
            .then(function (antwoord) {
                return antwoord.ok ? antwoord.text() : null;
            })
            .then(function (stand) {
                if (!stand || stand === getoond()) {
                    return;
                }
                if (getoond() === '') {
                    // The first stand ever: until now there was nothing to choose from.
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
