/* Tell datasette-vega, which looks at the address, what to draw of a saved query. */
if (!location.hash) history.replaceState(null, "", "#" + document.currentScript.dataset.fragment);
