/**
 * Changes the page as a CRM does, forty things in each frame: texts, classes, attributes, and rows
 * that move. Resolves when the last of it is painted.
 */
window.changePage = async (changes) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const rows = [...document.querySelectorAll('tr')];
  for (let change = 0; change < changes; change += 1) {
    if (change % 40 === 0) await frame();
    const row = rows[(change * 7) % rows.length];
    const kind = change % 4;
    if (kind === 0) row.querySelector('.name').textContent = `Name ${change}`;
    else if (kind === 1) row.classList.toggle('chosen');
    else if (kind === 2) row.setAttribute('aria-rowindex', String(change));
    else row.parentElement.append(row);
  }
  await frame();
  await frame();
};
