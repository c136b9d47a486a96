/* Tell Datasette's table.js whether a reader may have the values of any column counted. */
window.DATASETTE_ALLOW_FACET = document.currentScript.dataset.allow === "true";
