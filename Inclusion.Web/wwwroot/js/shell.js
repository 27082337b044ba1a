// What the frame needs from the browser; everything else is rendered by the server.

import { areOn } from './keys.js';
import './dates.js';
import './limits.js';
import './passkeys.js';
import './password.js';
import './session.js';
import './widths.js';

const search = () => document.getElementById('search');
const isTyping = target => target.closest('input, textarea, select, [contenteditable]') !== null;
let before = null;

// A key of one character is meant for the page when nobody is typing, no dialog asks for something else, and this browser wants such keys at all.
const isMeant = event => !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.isComposing && !isTyping(event.target)
  && !document.querySelector('[role="dialog"], dialog[open]') && areOn();

document.addEventListener('keydown', event => {
  if (event.key === '/' && search() && isMeant(event)) {
    event.preventDefault();
    before = document.activeElement;
    search().focus();
    search().select();
  } else if (event.key === 'Escape' && event.target === search()) {
    // Back to where one was, so that the next Tab goes on from there.
    const back = before?.isConnected && before !== document.body ? before : document.getElementById('main');
    event.target.value = '';
    event.target.dispatchEvent(new Event('input', { bubbles: true }));
    back?.focus();
  } else if (event.key === 'Escape') {
    const open = event.target.closest('details.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  }
});

// Letters lead to the places of the desk, "?" opens the list of keys. A letter waits a moment: one that others follow at once is a scanner's, or a word.
const patience = 150;
let letter;
document.addEventListener('keydown', event => {
  const keys = document.getElementById('keys');
  clearTimeout(letter);
  if (!keys || event.key.length > 1 || !isMeant(event)) {
    return;
  }

  if (event.key === '?') {
    event.preventDefault();
    keys.click();
  } else if (/^[a-z]$/.test(event.key) && keys.getAttribute(`data-key-${event.key}`)) {
    // A page may have keys of its own, such as those that record attendance.
    letter = setTimeout(() => event.defaultPrevented || Blazor.navigateTo(keys.getAttribute(`data-key-${event.key}`)), patience);
  }
});

// What was asked for is on its way: the keyboard leaves the box, and the page that comes takes it to its heading.
document.addEventListener('submit', event => {
  if (event.target.contains(search())) {
    search().blur();
  }
});

// The one thing to do on a page, from wherever the keyboard is: the button says so in its aria-keyshortcuts.
document.addEventListener('keydown', event => {
  const main = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat && document.querySelector('button[aria-keyshortcuts="Control+Enter"]');
  if (main) {
    event.preventDefault();
    main.click();
  }
});

// A field that asks for the keyboard when its page or dialog appears gets it, unless someone is already typing in another one: the next letters would land in the wrong
// place. What a dialog or the lock covers is no longer typed in, and what is behind a dialog takes nothing out of it.
const typed = new WeakSet();
document.addEventListener('input', event => typed.add(event.target), true);
globalThis.takeKeyboard = field => {
  const active = document.activeElement;
  const covered = field?.closest('[role="dialog"]')?.contains(active) === false || !active?.checkVisibility();
  const dialog = active?.checkVisibility() && active.closest('[role="dialog"]');
  const isBehind = dialog && !dialog.contains(field) && !(field?.closest('[role="dialog"]') && dialog.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!isBehind && (active === field || covered || !typed.has(active) || !active.value)) {
    field?.focus();
  }
};

// In a box with a list under it, arrows move in the list and Return takes from it: neither moves the cursor nor sends a form around it. The box for searches is a
// form by itself.
document.addEventListener('keydown', event => {
  if (event.target.getAttribute?.('role') === 'combobox' && ['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key) && !(event.key === 'Enter' && event.target === search()) && !event.ctrlKey && !event.isComposing) {
    event.preventDefault();
  }
});

// In a list that is longer than its room, what the arrows stand on is to be seen.
new MutationObserver(changes => {
  for (const { target } of changes) {
    document.getElementById(target.getAttribute('aria-activedescendant'))?.scrollIntoView({ block: 'nearest' });
  }
}).observe(document.body, { subtree: true, attributeFilter: ['aria-activedescendant'] });

// A scanner may be faster than the page that is appearing: what it ends before the field listens is kept for scan.js.
document.addEventListener('keydown', event => {
  const field = event.target;
  const ends = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && field.value?.trim());
  if (ends && field.matches?.('input.scan') && !field.listens && !event.isComposing) {
    event.preventDefault();
    (field.waiting ??= []).push(field.value);
    field.value = '';
  }
});

document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target) || event.target.closest('a')) {
      menu.open = false;
    }
  }

  const dialog = event.target.closest('details.menu[open] [aria-haspopup="dialog"]');
  if (dialog) {
    // The keyboard comes back from the dialog to where it was, which must not be hidden by then.
    const menu = dialog.closest('details');
    menu.open = false;
    menu.querySelector('summary').focus();
  }

  if (event.target.closest('.skip-link')) {
    // With <base href="/"> the browser would leave the page; and a fragment moves the eye, not the keyboard.
    event.preventDefault();
    document.getElementById('main')?.focus();
  } else if (event.target.closest('[data-reload]')) {
    event.preventDefault();
    location.reload();
  }
});

// The second click of a double click must not send a form twice: the first is already on its way.
document.addEventListener('click', event => {
  if (event.detail > 1 && event.target.closest('button[type="submit"]')) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

// A date or time that is typed by half is nothing to the page, which would take the field for empty: the browser says so, and nothing is sent.
const isHalfTyped = field => field.validity?.badInput && field.getClientRects().length > 0;

function stopAtHalfTyped(event, within) {
  const field = [...within.querySelectorAll('input')].find(isHalfTyped);
  if (field) {
    event.preventDefault();
    event.stopPropagation();
    field.reportValidity();
  }
}

document.addEventListener('submit', event => stopAtHalfTyped(event, event.target), true);
document.addEventListener('click', event => {
  const main = event.target.closest('button[aria-keyshortcuts="Control+Enter"]');
  if (main && !main.form) {
    stopAtHalfTyped(event, main.closest('main, [role="dialog"]') ?? document);
  }
}, true);
