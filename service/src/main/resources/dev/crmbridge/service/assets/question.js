// Question windows: open a record by double click or Enter, choose by double click, follow progress, close.
(() => {
  const title = document.querySelector("h1[tabindex]");
  if (title && !document.querySelector("[autofocus]")) title.focus();

  document.addEventListener("dblclick", (event) => {
    const open = event.target.closest("[data-open]");
    if (open) { window.open(open.dataset.open, "_blank", "noopener"); return; }
    const row = event.target.closest("[data-choose]");
    const radio = row && document.getElementById(row.dataset.choose);
    if (radio) { radio.checked = true; radio.form.requestSubmit(radio.form.querySelector("[value=target]")); }
  });

  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-choose]");
    const radio = row && document.getElementById(row.dataset.choose);
    if (radio && event.target !== radio) radio.checked = true;
    if (event.target.closest("[data-close-window]")) window.close();
  });

  const bar = document.querySelector("[data-progress]");
  if (bar) {
    const count = () => {
      const done = document.querySelectorAll("tr[data-done=true]").length;
      bar.value = done;
      document.getElementById(bar.dataset.progress).textContent = done + " of " + bar.max;
      const cancel = document.querySelector("[data-while-going]");
      if (cancel) cancel.hidden = done >= bar.max;
    };
    new MutationObserver(count).observe(document.querySelector("tbody"), { childList: true, subtree: true, attributes: true });
  }

  // A result that is not final yet is fetched again when the operation changes.
  const pending = document.querySelector("[data-refresh=true]");
  if (pending) {
    const op = pending.dataset.op;
    const events = new EventSource("/api/events");
    const again = () => { events.close(); location.reload(); };
    events.addEventListener("operation", (event) => { if (JSON.parse(event.data).op === op) again(); });
    // It may have ended before the stream was open.
    events.addEventListener("open", async () => {
      try {
        const now = await fetch("/api/operations/" + encodeURIComponent(op), { credentials: "same-origin" });
        if (now.ok && (await now.json()).outcome !== "pending") again();
      } catch { /* the stream opens again by itself */ }
    });
    window.addEventListener("pagehide", () => events.close());
  }
})();
