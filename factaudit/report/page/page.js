"use strict";
// Hover or focus on anything that names a finding lights up all of it; the table of claims is sorted and filtered here.

const tip = document.getElementById("tip");

document.querySelectorAll("[data-ledger]").forEach((ledger) => {
  lightUp(ledger);
  const table = ledger.querySelector("[data-claims]");
  if (table) claimsTable(ledger, table);
});

function numbers(element) {
  return element.dataset.f.split(" ");
}

function lightUp(ledger) {
  const members = new Map();
  ledger.querySelectorAll(".mark[data-f], .card[data-f]").forEach((element) => {
    for (const number of numbers(element)) {
      if (!members.has(number)) members.set(number, []);
      members.get(number).push(element);
    }
  });
  let lit = [];
  function show(target) {
    const named = target instanceof Element && target.closest("[data-f]");
    for (const element of lit) element.classList.remove("lit");
    lit = named ? numbers(named).flatMap((number) => members.get(number) || []).concat(named) : [];
    for (const element of lit) element.classList.add("lit");
    ledger.classList.toggle("dim", lit.length > 0);
    tell(target);
  }
  ledger.addEventListener("pointerover", (event) => show(event.target));
  ledger.addEventListener("pointerleave", () => show(null));
  ledger.addEventListener("focusin", (event) => show(event.target));
  ledger.addEventListener("focusout", () => show(null));
}

function tell(target) {
  const marked = target instanceof Element && target.closest("[data-tip]");
  tip.hidden = !marked;
  document.querySelectorAll("[aria-describedby=tip]").forEach((one) => one.removeAttribute("aria-describedby"));
  if (!marked) return;
  marked.setAttribute("aria-describedby", "tip");
  tip.textContent = marked.dataset.tip;
  const place = marked.getClientRects()[0];
  const size = tip.getBoundingClientRect();
  const left = Math.min(Math.max(12, place.left), Math.max(12, innerWidth - size.width - 12));
  tip.style.left = `${left}px`;
  tip.style.top = `${Math.max(8, Math.min(below(marked, place), innerHeight - size.height - 8))}px`;
}

function below(marked, place) {
  // Under its whole paragraph where that is near, so that the lines that are lit up stay readable.
  const end = (marked.closest("p, h3, pre") || marked).getBoundingClientRect().bottom;
  return (end - place.bottom < 120 ? end : place.bottom) + 8;
}

addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
addEventListener("scroll", () => { tip.hidden = true; }, { passive: true, capture: true });
addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((box) => { box.open = true; });
});

function claimsTable(ledger, table) {
  // A row is [claim, measure, when, stated, admits, source, findings, rank of what it admits].
  const rows = JSON.parse(ledger.querySelector("[data-rows]").textContent);
  const texts = rows.map((row) => row.slice(0, 6).join("\n").toLowerCase());
  const first = Number(table.dataset.first);
  const body = table.tBodies[0];
  const [filter, only, count, more] = ["filter", "only", "count", "more"].map((name) => ledger.querySelector(`[data-${name}]`));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const order = rows.map((_, at) => at);
  let limit = first;

  ledger.querySelector("[data-tools]").hidden = false;

  function draw() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = order.filter((at) => (!only.checked || rows[at][6].length) && words.every((word) => texts[at].includes(word)));
    body.replaceChildren(...found.slice(0, limit).map((at) => drawn(rows[at])));
    more.hidden = found.length <= limit;
    count.textContent = count.dataset.text
      .replace("{shown}", Math.min(found.length, limit).toLocaleString(document.documentElement.lang))
      .replace("{total}", found.length.toLocaleString(document.documentElement.lang));
  }

  function drawn(row) {
    const line = document.createElement("tr");
    row.slice(0, 6).forEach((text) => {
      const cell = line.insertCell();
      cell.dir = "auto";
      cell.textContent = text;
    });
    const links = line.insertCell();
    for (const number of row[6]) {
      const link = document.createElement("a");
      link.href = `#f${table.dataset.ledgerNumber}-${number}`;
      link.textContent = number;
      links.append(link, " ");
    }
    if (row[6].length) {
      line.className = "in";
      line.dataset.f = row[6].join(" ");
    }
    return line;
  }

  const keys = [null, null, null, null, (row) => row[7], null, (row) => row[6][0] || Infinity];

  function compare(column) {
    const key = keys[column];
    if (key) return (a, b) => (key(rows[a]) > key(rows[b])) - (key(rows[a]) < key(rows[b])) || a - b;
    return (a, b) => collator.compare(rows[a][column], rows[b][column]) || a - b;
  }

  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sort]");
    if (!button) return;
    const head = button.parentElement;
    const rising = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    order.sort(compare(Number(button.dataset.sort)));
    if (!rising) order.reverse();
    draw();
  });

  let waiting = 0;
  filter.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { limit = first; draw(); }, 80);
  });
  only.addEventListener("change", () => { limit = first; draw(); });
  more.addEventListener("click", () => { limit += 10 * first; draw(); });
  draw();
}
