// Notes when a page paints what a visitor waits for. A mark is the second frame after its element is on screen.
window.pm = (() => {
  const marks = {};
  const onScreen = (node) => Boolean(node) && node.getClientRects().length > 0;
  const drawn = () => document.querySelectorAll("[data-testid='stPlotlyChart'] .main-svg").length;
  const afterTwoFrames = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  const app = () => document.querySelector("[data-testid='stApp']");
  const isIdle = () => {
    const now = app();
    return Boolean(now) && now.dataset.testScriptState === "notRunning"
      && now.dataset.testConnectionState === "CONNECTED" && !document.querySelector("[data-stale='true'], [data-testid='stSkeleton']");
  };
  const waiting = new Set();
  let plots = 0;
  let lastChange = performance.now();
  const mark = (name, again = false) => {
    if (!again && (name in marks || waiting.has(name))) return;
    waiting.add(name);
    afterTwoFrames((time) => { marks[name] = time; waiting.delete(name); });
  };
  const look = () => {
    if (!("answer" in marks) && onScreen(document.querySelector(".pm-answer"))) mark("answer");
    if (!("chart" in marks) && [...document.querySelectorAll(".pm-chart svg")].some(onScreen)) mark("chart");
    if (drawn() > plots) { plots = drawn(); mark("plotly", true); }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // Components draw after the run is over: nothing may have changed for a while.
  const quiet = 400;
  const patience = 10000;
  new MutationObserver(() => { lastChange = performance.now(); })
    .observe(document, { childList: true, subtree: true, attributes: true });
  const isSettled = () => isIdle() && performance.now() - lastChange > quiet && "answer" in marks && !waiting.size
    && [...document.querySelectorAll("[data-testid='stPlotlyChart']")].every((one) => one.querySelector(".main-svg"));
  const pm = { marks, isSettled, changed: null };
  // From the next click to the second frame after the run that it asks for is over and nothing on the page is stale;
  // null where no run follows.
  pm.arm = () => {
    let begun = false;
    const watch = new MutationObserver(() => { begun = begun || app().dataset.testScriptState !== "notRunning"; });
    watch.observe(app(), { attributes: true, attributeFilter: ["data-test-script-state"] });
    pm.changed = new Promise((done) => {
      setTimeout(() => done(null), patience);
      document.addEventListener("click", (event) => {
        const wait = () => {
          if (!(begun && isIdle())) { requestAnimationFrame(wait); return; }
          watch.disconnect();
          afterTwoFrames((time) => done(time - event.timeStamp));
        };
        wait();
      }, { capture: true, once: true });
    });
  };
  return pm;
})();
