"use strict";
// Finds the entries that hold every word, as game/edition/search_index.py does. Nothing is fetched.
const entries = JSON.parse(document.getElementById("index").textContent);
const field = document.getElementById("search");
const list = document.getElementById("found");
const told = document.getElementById("told");
const MOST = 60;
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
function show() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  const found = words.length ? entries.filter((entry) => words.every((word) => entry.x.includes(word))) : [];
  const outside = (entry) => (words.every((word) => plain(entry.t).includes(word)) ? 0 : 1);
  found.sort((one, other) => outside(one) - outside(other));
  list.replaceChildren(...found.slice(0, MOST).map((entry) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.u;
    link.textContent = entry.t;
    const place = document.createElement("div");
    place.className = "fine";
    place.textContent = entry.w ? entry.c + " · " + entry.w : entry.c;
    item.append(link, place);
    return item;
  }));
  told.textContent = !words.length ? "" : found.length ? told.dataset.count.replace("{count}", found.length) : told.dataset.none;
}
field.addEventListener("input", show);
show();
