/** Set before any script of the page runs: when an element says what is awaited, ms since the navigation. */
window.whenPainted = async (selector, text) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (document.querySelector(selector)?.textContent !== text) await frame();
  await frame();
  return performance.now();
};
