// Menu buttons and toolbars by the ARIA Authoring Practices. Markup:
// <span class="menu-anchor"><button aria-haspopup="menu" aria-expanded="false" aria-controls="ID">…</button>
//   <div role="menu" id="ID" class="menu" hidden> <button role="menuitem">…</button> … </div></span>
(() => {
  "use strict";
  const menuOf = (button) => document.getElementById(button.getAttribute("aria-controls"));
  const itemsOf = (menu) => [...menu.querySelectorAll("[role^=menuitem]")];
  const buttonOf = (menu) => document.querySelector(`[aria-haspopup="menu"][aria-controls="${CSS.escape(menu.id)}"]`);

  function open(button, which) {
    closeAll();
    const menu = menuOf(button);
    if (!menu) return;
    menu.hidden = false;
    menu.classList.toggle("menu-right", button.getBoundingClientRect().left + menu.offsetWidth > document.documentElement.clientWidth);
    button.setAttribute("aria-expanded", "true");
    const items = itemsOf(menu);
    items.forEach((item) => { item.tabIndex = -1; });
    items.at(which)?.focus();
  }
  function close(menu, focusButton) {
    const button = buttonOf(menu);
    menu.hidden = true;
    button?.setAttribute("aria-expanded", "false");
    if (focusButton) button?.focus();
    menu.dispatchEvent(new CustomEvent("menu:closed", { bubbles: true }));
  }
  function closeAll() {
    document.querySelectorAll("[role=menu]:not([hidden])").forEach((menu) => close(menu, false));
  }
  function step(items, by) {
    const at = items.indexOf(document.activeElement);
    items[(at + by + items.length) % items.length]?.focus();
  }
  function letter(items, key) {
    const at = items.indexOf(document.activeElement);
    const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    turned.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[aria-haspopup=menu]");
    if (button) {
      if (button.getAttribute("aria-expanded") === "true") close(menuOf(button), true);
      else open(button, 0);
      return;
    }
    const item = event.target.closest("[role=menu] [role^=menuitem]");
    if (item) {
      if (item.getAttribute("aria-disabled") === "true") event.preventDefault();
      else close(item.closest("[role=menu]"), true);
    } else closeAll();
  });

  document.addEventListener("keydown", (event) => {
    const button = event.target.closest?.("[aria-haspopup=menu]");
    if (button && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      open(button, event.key === "ArrowDown" ? 0 : -1);
      return;
    }
    const menu = event.target.closest?.("[role=menu]");
    if (menu) {
      inMenu(event, menu);
      return;
    }
    const toolbar = event.target.closest?.("[role=toolbar]");
    if (toolbar) inToolbar(event, toolbar);
    if (event.key === "Escape") event.target.closest?.(".has-tip")?.classList.add("tip-closed");
  });

  function inMenu(event, menu) {
    const items = itemsOf(menu);
    const act = {
      ArrowDown: () => step(items, 1), ArrowUp: () => step(items, -1),
      Home: () => items[0]?.focus(), End: () => items.at(-1)?.focus(),
      Escape: () => close(menu, true),
    }[event.key];
    if (act) { event.preventDefault(); event.stopPropagation(); act(); }
    else if (event.key === "Tab") close(menu, true);
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) letter(items, event.key);
  }
  const stopsOf = (toolbar) => [...toolbar.querySelectorAll("button, a[href], select, input")].filter((stop) => !stop.closest("[role=menu]"));
  function inToolbar(event, toolbar) {
    if (event.target.matches("input, select")) return;
    const stops = stopsOf(toolbar);
    const at = stops.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stops[(to + stops.length) % stops.length].focus();
  }
  // One tab stop per toolbar: the control that had focus last.
  function prepare() {
    document.querySelectorAll("[role=toolbar]").forEach((toolbar) => {
      const stops = stopsOf(toolbar);
      if (!stops.some((stop) => stop.tabIndex === 0 && stop.dataset.stop)) {
        stops.forEach((stop, i) => { stop.tabIndex = i === 0 ? 0 : -1; });
        if (stops[0]) stops[0].dataset.stop = "yes";
      }
    });
  }
  document.addEventListener("focusin", (event) => {
    const toolbar = event.target.closest("[role=toolbar]");
    if (toolbar && stopsOf(toolbar).includes(event.target)) {
      stopsOf(toolbar).forEach((stop) => {
        stop.tabIndex = stop === event.target ? 0 : -1;
        if (stop === event.target) stop.dataset.stop = "yes"; else delete stop.dataset.stop;
      });
    }
    document.querySelectorAll(".tip-closed").forEach((tip) => { if (!tip.contains(event.target)) tip.classList.remove("tip-closed"); });
  });
  // A control that is off but focusable does nothing.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[aria-disabled=true]")) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
  // <button data-dialog="ID"> opens a <dialog>; <button data-close> closes it.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
    event.target.closest("[data-close]")?.closest("dialog")?.close();
  });
  document.addEventListener("DOMContentLoaded", prepare);
  document.addEventListener("htmx:afterSwap", prepare);
})();
