// The browser's field for a day takes no pasted text but its own spelling. What this product prints, and what people write in letters and tables, is read here: the
// day first, as both of its languages do, or the year first, with a month in figures or in words of either language.

const plain = text => text.normalize('NFKD').replace(/[\p{M}\p{Cf},]/gu, '').toLowerCase().trim();

const months = new Map();
for (const language of ['en', 'fr']) {
  for (const length of ['long', 'short']) {
    for (let month = 0; month < 12; month++) {
      months.set(plain(new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' }).format(Date.UTC(2001, month, 1))).replace('.', ''), month + 1);
    }
  }
}

function read(text) {
  const [, first, between, middle, last] = /^(?:\p{L}+\s+)?(\d{1,4})(?:er|st|nd|rd|th)?([\s/.\-]+)(\d{1,2}|\p{L}+)[\s/.\-]+(\d{1,4})(?:\s|t|$)/u.exec(plain(text)) ?? [];
  const month = Number(middle) || months.get(middle);
  const [year, day] = first?.length === 4 ? [first, last] : [last, first];
  // Pairs of figures with spaces between them are a telephone number.
  const isShort = year?.length === 2 && (between.trim() || months.has(middle));
  if (!month || !(year?.length === 4 || isShort) || day.length > 2) {
    return null;
  }

  // Of a year in two figures, the century that lies nearest is meant: nobody is born tomorrow.
  const now = new Date().getFullYear();
  const full = year.length === 4 ? Number(year) : Math.floor(now / 100) * 100 + Number(year) - (Number(year) > (now % 100) + 10 ? 100 : 0);
  const date = new Date(Date.UTC(2000, month - 1, Number(day)));
  date.setUTCFullYear(full);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : null;
}

document.addEventListener('paste', event => {
  const field = event.target;
  if (!field.matches?.('input[type="date"]') || field.disabled || field.readOnly) {
    return;
  }

  const day = read(event.clipboardData?.getData('text') ?? '');
  if (day) {
    event.preventDefault();
    field.value = day;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
});
