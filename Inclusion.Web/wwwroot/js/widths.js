// A column is widened by the edge of its head. What it came to is told to the page when the pointer is let go, as the change of a field would be.

document.addEventListener('pointerdown', event => {
  const edge = event.target.closest?.('.widen');
  if (!edge || event.button !== 0) {
    return;
  }

  event.preventDefault();
  const head = edge.closest('th');
  const [start, before] = [event.clientX, head.offsetWidth];
  const ended = new AbortController();
  const widthAt = at => Math.round(Math.min(edge.dataset.max, Math.max(edge.dataset.min, before + at.clientX - start)));
  const show = width => {
    head.classList.add('sized');
    head.style.setProperty('--width', `${width}px`);
  };

  edge.setPointerCapture(event.pointerId);
  edge.addEventListener('pointermove', move => show(widthAt(move)), { signal: ended.signal });
  edge.addEventListener('pointercancel', () => {
    ended.abort();
    show(before);
  }, { signal: ended.signal });
  edge.addEventListener('pointerup', up => {
    ended.abort();
    if (up.clientX !== start) {
      edge.value = `${widthAt(up)}`;
      edge.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, { signal: ended.signal });
});
