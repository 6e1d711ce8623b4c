/* Dutch for Plotly: the Python package has no locales. Loaded before Plotly itself, which picks up
   what waits in PlotlyLocales. Names of months and days, and the buttons above a chart. */
(function () {
    'use strict';
    window.PlotlyLocales = window.PlotlyLocales || [];
    window.PlotlyLocales.push({
        moduleType: 'locale',
        name: 'nl',
        dictionary: {
            'Autoscale': 'Alles in beeld',
            'Box Select': 'Rechthoek kiezen',
            'Click to enter X axis title': 'Titel van de x-as',
            'Click to enter Y axis title': 'Titel van de y-as',
            'Click to enter Plot title': 'Titel van de grafiek',
            'Double-click on legend to isolate one trace': 'Dubbelklik om alleen deze reeks te zien',
            'Double-click to zoom back out': 'Dubbelklik om alles weer te zien',
            'Download plot as a PNG': 'Grafiek als afbeelding (PNG) opslaan',
            'Download plot as a png': 'Grafiek als afbeelding (PNG) opslaan',
            'Download plot': 'Grafiek opslaan',
            'Lasso Select': 'Vrij kiezen',
            'Pan': 'Verschuiven',
            'Reset axes': 'Assen herstellen',
            'Reset': 'Herstellen',
            'Show closest data on hover': 'Het dichtstbijzijnde punt tonen',
            'Compare data on hover': 'Punten naast elkaar tonen',
            'Snapshot succeeded': 'De afbeelding is opgeslagen',
            'Sorry, there was a problem downloading your snapshot!': 'De afbeelding kon niet worden opgeslagen',
            'Taking snapshot - this may take a few seconds': 'De afbeelding wordt gemaakt',
            'Zoom': 'Inzoomen',
            'Zoom in': 'Inzoomen',
            'Zoom out': 'Uitzoomen'
        },
        format: {
            days: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
            shortDays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'],
            months: [
                'januari', 'februari', 'maart', 'april', 'mei', 'juni',
                'juli', 'augustus', 'september', 'oktober', 'november', 'december'
            ],
            shortMonths: [
                'jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'
            ],
            date: '%d-%m-%Y',
            decimal: ',',
            thousands: '.'
        }
    });
})();
