/* Close the menus that a click is outside of. datasette-vega sees each click last, and would undo a
   move within the page. */
document.body.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.nav-menu, details.actions-menu-links")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  if (event.target.closest('a[href^="#"]')) event.stopPropagation();
});
