"""One voice: what is said in one place is what is said in every other.

`lopen.loop(app, adres)` is a page with all that its callbacks put in it, `cijfers.op_pagina` every
figure of it (name, plain value, words; also of lists that JavaScript lays out),
`cijfers.in_download` the cells that it names itself (`formaat=cijfers`). `vergelijk` says
where a text is not its value and where one name has two. `werkboek` reads every sheet of a
workbook, Herkomst too. `naief` counts again from the delivered rows, sharing no rule with `domain`:
growth (`tellen`), standen, balans and shares (`naief_voorraad`), plans, projects and
wijkenstrategie (`naief_plan`), afspraken, restopgave and what is certain of a forecast.
`test_een_stem` tells per maat which part of its names was counted again (`pytest -rP`);
`ALLEEN_VERGELEKEN` says why the rest is only compared, and fails where that list is not exact. It
goes over what ships (`tocht`: pages and selections, also of two standen; add a new page there),
`test_verzonnen` over registers that hypothesis makes up (20, and 200 under `soak`),
`test_kan_falen` breaks a sentence on purpose. `test_getallen_zonder_naam` lists per module how many
numbers may be written without a name, and why: a count goes down, never up. `test_geen_rekenwerk`
does the same for arithmetic in `figures/` and `pages/`.
"""
