// The server locks a page that nobody uses. That somebody does is told now and then, by whatever they do; a page that is locked, cut off or only looked at tells nothing.

const apart = 20_000;
let told = 0;

function tell() {
  const now = Date.now();
  const activity = document.querySelector('.behind-lock')?.dataset.activity;
  if (activity && now - told >= apart && !document.querySelector('.lock, #components-reconnect-modal[open]')) {
    told = now;
    fetch(activity, { method: 'POST' }).catch(() => { told = 0; });
  }
}

for (const kind of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove']) {
  document.addEventListener(kind, tell, { capture: true, passive: true });
}

// When the lock is opened the keyboard goes back to where it was.
let before = null;
document.addEventListener('focusin', event => {
  before = event.target.closest('.lock') ? before : event.target;
});

new MutationObserver(changes => {
  if (changes.some(({ target }) => target.matches('.behind-lock') && !target.hidden) && before?.isConnected) {
    before.focus();
  }
}).observe(document.body, { subtree: true, attributeFilter: ['hidden'] });
