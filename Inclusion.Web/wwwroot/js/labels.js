// Which labels lie in the printer beside this browser, and by how much it puts them beside their place: about the printer, not about the account.

const place = 'labels';

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(place));
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export const keptFormat = () => String(read().format ?? '');

export function keptOffset(format) {
  const offset = read().offsets?.[format];
  return Array.isArray(offset) && offset.length === 2 && offset.every(Number.isFinite) ? offset : null;
}

export function keep(format, x, y) {
  const { offsets } = read();
  localStorage.setItem(place, JSON.stringify({ format, offsets: { ...offsets, [format]: [x, y] } }));
}
