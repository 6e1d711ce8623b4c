"""Parts of a page that more than one page uses: filter bar, chart card, KPI tile, tables."""
