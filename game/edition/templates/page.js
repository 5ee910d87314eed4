"use strict";
// What is folded away is printed too, and what a link leads to is unfolded.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
function unfold() {
  const place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let part = place; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
}
addEventListener("hashchange", unfold);
unfold();
