/// The script of the HTML report: filters, and the keys n and p.
///
/// The page is complete without it.
enum HTMLScript {
  static let javaScript = """
    (() => {
      const main = document.querySelector("main");
      for (const id of ["index", "overview"]) {
        const part = document.getElementById(id);
        if (part) main.prepend(part);
      }
      const form = document.getElementById("filters");
      const changes = Array.from(document.querySelectorAll(".change"));
      const update = () => {
        const off = new Set(Array.from(form.elements).filter(e => e.type === "checkbox" && !e.checked).map(e => e.value));
        for (const change of changes) {
          const kinds = change.dataset.kinds.split(" ");
          const hidden = kinds.every(kind => kind.split(":").some(name => off.has(name)));
          change.classList.toggle("muted", hidden);
          if (hidden) change.removeAttribute("tabindex"); else change.tabIndex = 0;
        }
      };
      form.hidden = false;
      form.addEventListener("change", update);
      update();
      document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const step = event.key === "n" ? 1 : event.key === "p" ? -1 : 0;
        if (!step) return;
        const shown = changes.filter(change => !change.classList.contains("muted"));
        if (!shown.length) return;
        let place = shown.indexOf(document.activeElement);
        if (place < 0 && step > 0) place = -1;
        if (place < 0 && step < 0) place = 0;
        const next = shown[(place + step + shown.length) % shown.length];
        next.focus();
        next.scrollIntoView({ block: "center" });
      });
    })();
    """
}
