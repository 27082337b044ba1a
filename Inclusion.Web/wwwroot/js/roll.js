// Attendance as it is read from a paper sheet: a letter marks and moves on, arrows move, a number after "late" or "left early" is its minutes. All of it happens
// here, so that someone who types fast does not wait for the server; marks go there as clicks, in order.

const takesText = element => element.matches?.('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]');

export function listen(roll) {
  // The row that a number belongs to, and the number so far.
  let partly = null;
  let typed = '';

  const rows = () => [...roll.querySelectorAll('[data-row]')];
  const marks = row => [...row.querySelectorAll('[data-keys]')];
  const marked = row => row.querySelector('[data-keys][aria-pressed="true"]');
  const current = () => document.activeElement?.closest('[data-row]') ?? rows().find(row => !marked(row)) ?? rows()[0];
  const goTo = row => {
    const target = row && (marked(row) ?? marks(row)[0]);
    target?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const move = (row, distance) => goTo(rows()[Math.max(0, Math.min(rows().length - 1, rows().indexOf(row) + distance))]);

  const number = digit => {
    const row = partly ?? current();
    if (row !== partly) {
      if (!marked(row)?.dataset.partly) {
        return;
      }

      partly = row;
      typed = '';
    }

    typed = (typed + digit).slice(-3);
    const minutes = row.querySelector('[data-minutes]');
    minutes.value = typed;
    minutes.dispatchEvent(new Event('change', { bubbles: true }));
  };

  const onKey = event => {
    if (!roll.isConnected) {
      document.removeEventListener('keydown', onKey);
      return;
    }

    const inMinutes = event.target.matches?.('[data-minutes]');
    const isHere = roll.contains(event.target) || event.target === document.body || event.target.matches?.('h1');
    if (!isHere || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || rows().length === 0 || (takesText(event.target) && !inMinutes)) {
      return;
    }

    const row = current();
    const button = !inMinutes && event.key.length === 1 && marks(row).find(mark => mark.dataset.keys.split(' ').includes(event.key.toLowerCase()));
    if (button) {
      event.preventDefault();
      button.click();
      partly = button.dataset.partly ? row : null;
      typed = '';
      move(row, 1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || (inMinutes && event.key === 'Enter')) {
      event.preventDefault();
      partly = null;
      move(row, event.key === 'ArrowUp' ? -1 : 1);
    } else if (!inMinutes && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const all = marks(row);
      const at = all.indexOf(document.activeElement);
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowLeft' ? -1 : 1)))].focus();
    } else if (!inMinutes && /^[0-9]$/.test(event.key)) {
      event.preventDefault();
      number(event.key);
    } else if (!inMinutes && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      partly = null;
      row.querySelector('[data-clear]')?.click();
    }
  };
  document.addEventListener('keydown', onKey);

  // The keyboard begins at whoever is still to be recorded; someone who is typing elsewhere is not interrupted.
  if (!takesText(document.activeElement) || document.activeElement.value === '') {
    goTo(current());
  }
}
