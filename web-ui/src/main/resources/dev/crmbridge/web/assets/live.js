// Live updates and announcements.
// <body data-events="/api/events"> names the event stream. Events:
//   changed {"key"}          elements with data-live="key" are fetched again from their data-live-src; 404 or 204 removes them
//   say {"text","level"}     level "status" or "alert": announced once, at most one status every two seconds
//   count {"name","value"}   number of the navigation link with data-count="name"
// Elements in which somebody works (focus in a field, open menu or dialog) wait until that ends.
(() => {
  "use strict";
  const SAY_EVERY_MS = 2000;
  const TOAST_MS = 10000;
  const GATHER_MS = 150;
  const waiting = new Set();
  let gather = 0;

  const busy = (element) =>
    element.querySelector("[role=menu]:not([hidden]), dialog[open]") !== null ||
    (element.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"));

  function later() {
    if (!gather) gather = setTimeout(work, GATHER_MS);
  }
  async function work() {
    gather = 0;
    for (const key of [...waiting]) {
      const elements = [...document.querySelectorAll(`[data-live="${CSS.escape(key)}"]`)];
      if (elements.some(busy)) continue;
      waiting.delete(key);
      await Promise.all(elements.map(fetchAgain));
    }
  }
  async function fetchAgain(element) {
    const address = element.dataset.liveSrc;
    if (!address) return;
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (answer.status === 404 || answer.status === 204) remove(element);
      else if (answer.ok) replace(element, await answer.text());
    } catch {
      waiting.add(element.dataset.live);
    }
  }
  function replace(element, html) {
    if (busy(element)) { waiting.add(element.dataset.live); return; }
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    if (!fresh) { remove(element); return; }
    const had = element.contains(document.activeElement) ? document.activeElement.id : null;
    keepChecks(element, fresh);
    const neighbor = neighborOf(element);
    element.replaceWith(fresh);
    window.htmx?.process(fresh);
    if (had !== null) focus((had && document.getElementById(had)) || firstStop(fresh) || neighbor);
  }
  function keepChecks(from, to) {
    from.querySelectorAll("input[type=checkbox][id]:checked, input[type=radio][id]:checked").forEach((box) => {
      const twin = to.querySelector(`#${CSS.escape(box.id)}`);
      if (twin) twin.checked = true;
    });
  }
  function remove(element) {
    const had = element.contains(document.activeElement);
    const neighbor = neighborOf(element);
    element.remove();
    if (had) focus(neighbor);
  }
  const firstStop = (element) => element?.querySelector("a[href], button, input, select, textarea, [tabindex]");
  const neighborOf = (element) => firstStop(element.nextElementSibling) || firstStop(element.previousElementSibling) || document.querySelector("h1");
  function focus(target) {
    if (!target) return;
    if (target.matches("h1") && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus();
  }

  // Announcements. The regions stay; only their content changes.
  let sayNext = null;
  let sayTimer = 0;
  let saidAt = -Infinity;
  function say(text, level) {
    if (level === "alert") { toast("alert", text, TOAST_MS * 3); return; }
    sayNext = text;
    if (sayTimer) return;
    sayTimer = setTimeout(() => {
      sayTimer = 0;
      saidAt = performance.now();
      toast("live", sayNext, TOAST_MS);
    }, Math.max(0, saidAt + SAY_EVERY_MS - performance.now()));
  }
  function toast(region, text, ms, retry) {
    const place = document.getElementById(region);
    if (!place) return;
    const box = document.createElement("div");
    box.className = "toast";
    const words = document.createElement("p");
    words.textContent = text;
    box.append(words);
    if (retry) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small";
      button.textContent = "Retry";
      button.addEventListener("click", () => { box.remove(); retry(); });
      box.append(button);
    }
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "button button-small";
    shut.textContent = "Close";
    shut.addEventListener("click", () => box.remove());
    box.append(shut);
    place.replaceChildren(box);
    const leave = () => setTimeout(() => { if (box.matches(":hover, :focus-within")) leave(); else box.remove(); }, ms);
    leave();
  }

  // Requests that failed say so and can be repeated.
  function failed(event) {
    const answer = event.detail.xhr;
    let text = "The service did not answer. Nothing was changed.";
    if (answer && answer.status) {
      text = "That was not done (status " + answer.status + ").";
      try { text = JSON.parse(answer.responseText).error.message || text; } catch { /* not our JSON: keep the plain words */ }
    }
    const config = event.detail.requestConfig;
    const source = config?.elt;
    const verb = config?.verb;
    toast("alert", text, TOAST_MS * 3, source?.isConnected && verb
      ? () => window.htmx.ajax(verb, config.path, { source, target: config.target, values: config.parameters }) : null);
  }
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("focusout", () => { if (waiting.size) later(); });
  document.addEventListener("menu:closed", () => { if (waiting.size) later(); });
  document.addEventListener("close", () => { if (waiting.size) later(); }, true);

  // After a swap that took the focused control away, focus goes to the swapped part or the heading, never to <body>.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target?.contains(document.activeElement)) target.ownerDocument.body.dataset.hadFocus = "yes";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (document.body.dataset.hadFocus && document.activeElement === document.body) focus(firstStop(event.detail.elt) || document.querySelector("h1"));
    delete document.body.dataset.hadFocus;
  });

  // A question window: focus on the question, Escape is its Cancel.
  function question() {
    if (!document.body.classList.contains("question")) return;
    if (!document.querySelector("[autofocus]")) focus(document.querySelector("h1"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) document.querySelector("[data-cancel]")?.click();
    });
  }

  function listen() {
    question();
    document.body.dataset.listening = ""; // from here on a key means something
    const address = document.body.dataset.events;
    if (!address) return;
    const stream = new EventSource(address);
    const on = (name, act) => stream.addEventListener(name, (event) => act(JSON.parse(event.data)));
    on("changed", ({ key }) => { waiting.add(key); later(); });
    on("say", ({ text, level }) => say(text, level));
    on("count", ({ name, value }) => document.querySelectorAll(`[data-count="${CSS.escape(name)}"]`).forEach((place) => { place.textContent = value > 0 ? String(value) : ""; }));
    let lost = false;
    stream.addEventListener("error", () => { lost = true; });
    // Events sent while the connection was away are gone: look at everything again.
    stream.addEventListener("open", () => {
      // What was under way when the page was made may have ended before the stream was open.
      document.querySelectorAll(lost ? "[data-live]" : "[data-live][data-pending]").forEach((element) => waiting.add(element.dataset.live));
      lost = false;
      if (waiting.size) later();
    });
    window.addEventListener("pagehide", () => stream.close());
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", listen); else listen();
  window.crmbridge = Object.freeze({ say });
})();
