"""The words that Streamlit says by itself, always in English: what to put in their place.

They stand in the catalogue under `builtin`, in English exactly as Streamlit has them. Only texts of its own elements
are exchanged, in place; what our pages write is left alone.
"""

from __future__ import annotations

from analytics.words import LANGUAGES, texts

_AREA = "builtin."

# Data: `words`, pairs of a text that may stand there and the text that shall; `{name}` stands for anything.
JS = """
function readWords(pairs) {
  const exact = new Map(), patterns = [];
  for (const [from, to] of pairs) {
    if (!from.includes("{")) { exact.set(from, to); continue; }
    const escaped = from.replace(/[.*+?^$()|[\\]\\\\]/g, "\\\\$&");
    patterns.push([new RegExp(`^${escaped.replace(/\\{\\w+\\}/, "(.+)")}$`), to]);
  }
  return (words) => {
    if (exact.has(words)) return exact.get(words);
    for (const [pattern, to] of patterns) {
      const found = pattern.exec(words);
      if (found) return to.replace(/\\{\\w+\\}/, () => found[1]);
    }
    return null;
  };
}

const OURS = ".stMarkdown, [data-testid='stMarkdownContainer'], svg, code, script, style";
// Streamlit's own words that it writes as Markdown all the same.
const THEIRS = "[data-testid='stFileUploaderDropzone']";
const LABELS = ["aria-label", "title", "placeholder"];

function exchangeLabels(element, find) {
  for (const name of LABELS) {
    const to = element.hasAttribute(name) ? find(element.getAttribute(name)) : null;
    if (to !== null) element.setAttribute(name, to);
  }
}

function exchangeText(node, find) {
  const to = find(node.data);
  const parent = node.parentElement;
  if (to !== null && (!parent?.closest(OURS) || parent.closest(THEIRS))) node.data = to;
}

function exchangeAll(root, find) {
  if (root.nodeType === Node.TEXT_NODE) return exchangeText(root, find);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  exchangeLabels(root, find);
  for (const element of root.querySelectorAll("[aria-label], [title], [placeholder]")) exchangeLabels(element, find);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) exchangeText(texts.currentNode, find);
}

function keepWords(pairs) {
  const find = readWords(pairs);
  exchangeAll(document.body, find);
  window.pmWords?.disconnect();
  window.pmWords = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach((node) => exchangeAll(node, find));
      else if (type === "attributes") exchangeLabels(target, find);
      else exchangeText(target, find);
    }
  });
  window.pmWords.observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: LABELS });
}
"""


def pairs(lang: str) -> list[tuple[str, str]]:
    """What may stand on the page, in any other language, and what shall stand there in this one."""
    wanted = texts(lang)
    return [
        (words, wanted[key])
        for other in LANGUAGES
        if other != lang
        for key, words in texts(other).items()
        if key.startswith(_AREA)
    ]
