// Runs before anything is drawn, so that no page flashes in the other colours.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("shapewright.theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // No storage: the system's colours it is.
  }
})();
