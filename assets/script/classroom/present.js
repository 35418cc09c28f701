// Presenting: the story alone, as large as the room allows; the map over it; a black screen.

export function presentWith(kit, useTool) {
  const html = document.documentElement;
  let lock;
  let asking = false;
  const stayAwake = async () => {
    // Only to ask where it is not allowed would already be a fault on the host's console.
    if (lock || asking || document.hidden || document.featurePolicy?.allowsFeature("screen-wake-lock") === false) return;
    asking = true;
    try {
      const held = await navigator.wakeLock?.request("screen");
      // Presenting may have ended meanwhile.
      if (presenting()) lock = held;
      else await held?.release();
      held?.addEventListener?.("release", () => {
        if (lock === held) lock = undefined;
      });
    } catch {
      // A browser may refuse, for example on low battery: then the screen goes dark as it always does.
    } finally {
      asking = false;
    }
  };
  document.addEventListener("visibilitychange", () => presenting() && stayAwake());

  // How often full screen has been asked for and not yet answered.
  let entering = 0;
  const start = async () => {
    kit.choose({ ui: "board" });
    bar();
    stayAwake();
    kit.story()?.focus({ preventScroll: true });
    entering += 1;
    try {
      if (!document.fullscreenEnabled) throw new Error("not here");
      await html.requestFullscreen({ navigationUI: "hide" });
      // Presenting may have ended meanwhile.
      if (!presenting()) await document.exitFullscreen();
    } catch {
      if (presenting()) kit.say("no_full_screen");
    } finally {
      entering -= 1;
    }
  };
  const end = () => {
    lock?.release().catch(() => {});
    lock = undefined;
    delete html.dataset.map;
    delete html.dataset.black;
    kit.choose({ ui: "", ...kit.lent });
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    document.querySelector('.tool[data-tool="present"]:not([hidden])')?.focus();
  };
  const presenting = () => html.dataset.ui === "board";
  // Leaving full screen in the browser's own way ends presenting as well. In a dialog Esc may do that first; then presenting goes on in the window.
  // What is left of an earlier full screen ends nothing that has just begun.
  document.addEventListener("fullscreenchange", () => !document.fullscreenElement && !entering && presenting() && !document.querySelector("dialog[open]") && end());

  const bright = () => {
    if (!("black" in html.dataset)) return false;
    delete html.dataset.black;
    // What was hidden has lost the focus.
    document.querySelector("dialog[open] h2")?.focus();
    kit.say("bright", {}, true);
    return true;
  };
  const black = () => {
    if (bright()) return;
    html.dataset.black = "";
    kit.say("black", {}, true);
  };
  // Whatever is pressed on a black screen brings the picture back, and does nothing else.
  const swallow = (event) => {
    // The presenter's window may go on meanwhile; its clicks are no visitor's.
    if (!event.isTrusted || !("black" in html.dataset) || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "pointerdown" && !event.repeat) bright();
  };
  for (const type of ["keydown", "pointerdown", "click"]) addEventListener(type, swallow, { capture: true });

  const closeMap = () => {
    if (!("map" in html.dataset)) return false;
    delete html.dataset.map;
    kit.story()?.focus({ preventScroll: true });
    return true;
  };
  const map = () => {
    const found = document.querySelector("#story .map");
    if (!found || closeMap()) return;
    // Its stations would name what the class is to name.
    if (html.dataset.labels === "hidden") return kit.say("no_map");
    const folded = found.closest("details");
    if (folded) folded.open = true;
    if (presenting()) html.dataset.map = "";
    const stop = found.querySelector("[aria-current]") ?? found.querySelector("a");
    stop?.focus();
    stop?.scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], :popover-open")) return;
    if (closeMap()) event.preventDefault();
    else if (presenting() && !document.fullscreenElement) end();
  });
  addEventListener("click", ({ target }) => "map" in html.dataset && !target.closest(".board-bar") && closeMap());

  // What a class needs larger is not needed so on the page, and not remembered.
  const larger = () => kit.choose({ text: { large: "larger", larger: "" }[html.dataset.text] ?? "large" }, presenting());
  const projector = () => kit.choose({ theme: html.dataset.theme === "projector" ? "" : "projector" }, presenting());

  // What a hand or a mouse needs; it shows itself while either moves.
  let quiet;
  const bar = async () => {
    const found = (await kit.here()).querySelector(".board-bar");
    // That of another language stays away.
    for (const other of document.querySelectorAll(".board-bar")) other.hidden = other !== found || !presenting();
    const held = { names: html.dataset.labels === "hidden", projector: html.dataset.theme === "projector" };
    for (const [name, is] of Object.entries(held)) found.querySelector(`[data-board=${name}]`).setAttribute("aria-pressed", is);
    found.onclick = ({ target }) => {
      const name = target.closest("button")?.dataset.board;
      // A bar that keeps the focus would not go away again.
      if (!target.matches(":focus-visible")) kit.story()?.focus({ preventScroll: true });
      if (name) ({ map, black, larger, projector, end, vote: () => useTool("vote"), names: () => useTool("names") })[name]();
    };
  };
  const moved = () => {
    if (!presenting()) return;
    html.dataset.pointer = "";
    clearTimeout(quiet);
    quiet = setTimeout(() => delete html.dataset.pointer, 3000);
  };
  addEventListener("pointermove", moved);
  // The tap that brings it up must not press it as well: its click comes after.
  let raised = false;
  const pressed = (event) => {
    if (raised && event.target.closest(".board-bar")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === "click") raised = false;
  };
  for (const type of ["mousedown", "click"]) addEventListener(type, pressed, { capture: true });
  addEventListener("pointerup", (event) => {
    if (event.target.closest("dialog")) return;
    // A second tap puts it away.
    if (event.pointerType === "touch" && "pointer" in html.dataset && !event.target.closest(".board-bar")) delete html.dataset.pointer;
    else {
      raised = event.pointerType === "touch" && !("pointer" in html.dataset);
      moved();
    }
  });
  new MutationObserver(bar).observe(html, { attributeFilter: ["data-ui", "data-labels", "data-theme", "lang"] });
  if (presenting() && kit.story()) {
    bar();
    stayAwake();
  }

  return { present: () => (presenting() ? end() : start()), black, map, larger };
}
