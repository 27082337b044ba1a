// Which forms are open on this page of this tab, by the names that their drafts are kept under. While the page lives the list is in its memory only, so that a
// tab which is opened as its copy is a page of its own; when it goes the list waits in the tab for the page to be loaded again.

const place = 'drafts';
const circuits = new Set();
const isLoadedAgain = performance.getEntriesByType('navigation')[0]?.type === 'reload';
let open = take();

function take() {
  const kept = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  return JSON.parse(kept) ?? {};
}

const leave = () => sessionStorage.setItem(place, JSON.stringify(open));
const comeBack = () => sessionStorage.removeItem(place);

// A page in the background may be ended without another word.
addEventListener('pagehide', leave);
addEventListener('pageshow', event => event.persisted && comeBack());
document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? leave() : comeBack()));

// The name of the page that this form is on, and the time zone in which its reader lives.
export function claim(form, fresh, circuit, hasMoved) {
  circuits.add(circuit);
  const isSamePage = !hasMoved && (isLoadedAgain || circuits.size > 1);
  if (!isSamePage || !open[form]) {
    open[form] = fresh;
  }

  return [open[form], Intl.DateTimeFormat().resolvedOptions().timeZone];
}

export function hold(form, page) {
  open[form] = page;
}
