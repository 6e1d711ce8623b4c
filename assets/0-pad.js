/* Where this server stands: "" or a path such as /woonsaldo, as it told the page itself. */
(function () {
  "use strict";
  const config = document.getElementById("_dash-config");
  const wortel = config ? JSON.parse(config.textContent).requests_pathname_prefix || "/" : "/";
  window.woonsaldoPad = wortel.replace(/\/$/, "");
})();
