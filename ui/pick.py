"""A drawing whose parts can be chosen: by click, or by keyboard with the arrow keys, Enter and Space.

While a part is chosen that can be left, Escape leaves it from anywhere on the page.
"""

from collections.abc import Callable

import streamlit as st

from ui.charts.svg import escape_text, show_by_width

# The drawing is replaced only when it changed, and the focus put back where it was: a rerun must not throw
# a keyboard user out of the map.
_JS = """
const place = (tile) => [Number(tile.dataset.col), Number(tile.dataset.row)];
const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function findNext(tiles, from, [dx, dy]) {
  const [col, row] = place(from);
  let best = null, least = Infinity;
  for (const tile of tiles) {
    const [c, r] = place(tile);
    const along = (c - col) * dx + (r - row) * dy;
    const aside = Math.abs((c - col) * dy) + Math.abs((r - row) * dx);
    if (along <= 0) continue;
    const cost = along + aside * 3;
    if (cost < least) { least = cost; best = tile; }
  }
  return best;
}

function focusTile(tiles, tile) {
  for (const other of tiles) other.setAttribute("tabindex", other === tile ? "0" : "-1");
  tile.focus();
}

// Where Escape already means something else: in a field for text, and while anything lies open over the page.
const FIELDS = "input:not([type='radio']):not([type='checkbox']), textarea, select, [contenteditable='true']";
const OPEN = "[role='dialog'], [role='listbox'], [role='menu'], [data-baseweb='popover']";

function isFree(event) {
  return event.key === "Escape" && !event.defaultPrevented && !event.isComposing && !event.repeat
    && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    && !event.target.closest?.(FIELDS) && !document.querySelector(OPEN);
}

// What stands below the drawing may go with the part that is left: the focus goes to that part instead.
function keepFocus(box) {
  const below = box.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
  const chosen = [...box.querySelectorAll("[aria-pressed='true']")].find((tile) => tile.getClientRects().length);
  if (below && chosen) focusTile(chosen.closest("svg").querySelectorAll("[data-pick]"), chosen);
}

// One listener for each drawing, in the capture phase: what is open must be seen before its own listener closes it.
function listenForEscape(box, leave) {
  document.removeEventListener("keydown", box.pmEscape, true);
  box.pmEscape = (event) => {
    if (!box.isConnected) document.removeEventListener("keydown", box.pmEscape, true);
    else if (leave && isFree(event)) { keepFocus(box); leave(); }
  };
  document.addEventListener("keydown", box.pmEscape, true);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".pm-pick");
  if (!box) return;
  if (box.pmDrawn !== data.html) {
    const active = box.contains(document.activeElement) ? document.activeElement.closest("[data-pick]") : null;
    const had = active ? active.dataset.pick : null;
    box.innerHTML = data.html;
    box.pmDrawn = data.html;
    if (had) {
      const shown = [...box.querySelectorAll("[data-pick]")].filter((tile) => tile.getClientRects().length);
      const again = shown.find((tile) => tile.dataset.pick === had);
      if (again) focusTile(again.closest("svg").querySelectorAll("[data-pick]"), again);
    }
  }
  listenForEscape(box, data.leaves ? () => setTriggerValue("left", true) : null);
  box.onclick = (event) => {
    const tile = event.target.closest("[data-pick]");
    if (tile) setTriggerValue("picked", tile.dataset.pick);
  };
  box.onkeydown = (event) => {
    const tile = event.target.closest("[data-pick]");
    if (!tile || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      setTriggerValue("picked", tile.dataset.pick);
    } else if (steps[event.key]) {
      event.preventDefault();
      const tiles = tile.closest("svg").querySelectorAll("[data-pick]");
      const next = findNext(tiles, tile, steps[event.key]);
      if (next) focusTile(tiles, next);
    }
  };
}
"""

_show = st.components.v2.component("pm_pick", html='<div class="pm-pick"></div>', js=_JS, isolate_styles=False)


def pick(
    svg_wide: str,
    svg_narrow: str,
    *,
    key: str,
    label: str,
    on_pick: Callable[[str], None],
    on_leave: Callable[[], None] | None = None,
) -> None:
    """Show a drawing for both widths and call back before the next run of the page.

    ``on_pick`` gets the ``data-pick`` id of the part that was clicked, or chosen by Enter or Space; ``on_leave`` is
    called at Escape, wherever the focus is; None where nothing can be left. ``label`` names the whole for screen
    readers. The drawings come from ``ui.charts``, where all text was escaped; nothing else may be passed.
    """

    def report_pick() -> None:
        picked = st.session_state[key].picked
        if picked:
            on_pick(str(picked))

    def report_leave() -> None:
        if on_leave is not None:
            on_leave()

    drawing = f'<div role="group" aria-label="{escape_text(label)}">{show_by_width(svg_wide, svg_narrow)}</div>'
    data = {"html": drawing, "leaves": on_leave is not None}
    _show(key=key, data=data, on_picked_change=report_pick, on_left_change=report_leave)
