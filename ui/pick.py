"""A drawing whose parts can be chosen: by click, or by keyboard with the arrow keys, Enter, Space and Escape."""

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
  box.onclick = (event) => {
    const tile = event.target.closest("[data-pick]");
    if (tile) setTriggerValue("picked", tile.dataset.pick);
  };
  box.onkeydown = (event) => {
    if (event.key === "Escape") { setTriggerValue("left", true); return; }
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
    called at Escape. ``label`` names the whole for screen readers. The drawings come from ``ui.charts``, where all
    text was escaped; nothing else may be passed.
    """

    def report_pick() -> None:
        picked = st.session_state[key].picked
        if picked:
            on_pick(str(picked))

    def report_leave() -> None:
        if on_leave is not None:
            on_leave()

    drawing = f'<div role="group" aria-label="{escape_text(label)}">{show_by_width(svg_wide, svg_narrow)}</div>'
    _show(key=key, data={"html": drawing}, on_picked_change=report_pick, on_left_change=report_leave)
