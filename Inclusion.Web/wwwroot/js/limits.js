// What does not fit into a field, or would not be seen in it, is not dropped in silence: a note under the field says what was left out of a pasted text, and that
// nothing more fits. The words stand at the page's body, in the person's language.

// Of one line nothing unseen is kept; of several only what would turn round what is read after it goes (as InvisibleCharacters of the domain).
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;
const turning = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

const isText = field => field.matches?.('textarea, input:is([type="text"], [type="tel"], [type="email"], [type="url"], [type="search"], :not([type]))') && field.closest('.field') && !field.disabled && !field.readOnly;
// A field for an e-mail address does not tell what is selected in it: there a text goes behind what stands.
const selected = field => field.selectionStart === null ? [field.value.length, field.value.length] : [field.selectionStart, field.selectionEnd];
const roomIn = field => field.maxLength < 0 ? Infinity : Math.max(0, field.maxLength - field.value.length + selected(field)[1] - selected(field)[0]);
const write = (words, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value.toLocaleString(document.documentElement.lang)), words);

function forget(field) {
  const next = field.nextElementSibling;
  if (next?.classList.contains('field-note')) {
    next.remove();
  }
}

function tell(field, sentences) {
  forget(field);
  const note = document.createElement('div');
  note.className = 'field-note';
  note.role = 'alert';
  note.textContent = sentences.join(' ');
  field.after(note);
}

document.addEventListener('paste', event => {
  const field = event.target;
  const pasted = event.clipboardData?.getData('text') ?? '';
  if (!isText(field) || !pasted) {
    return;
  }

  const isLine = !field.matches('textarea');
  const seen = pasted.replace(isLine ? unseen : turning, '');
  // A line end counts as one, as in the field.
  const kept = seen.replace(/\r\n?|\n/g, isLine ? ' ' : '\n');
  const room = roomIn(field);
  const sentences = [];
  if (kept.length > room) {
    sentences.push(write(document.body.dataset.leftOut, field.maxLength, kept.length - room));
  }

  if (seen.length < pasted.length) {
    sentences.push(document.body.dataset.unseen);
  }

  if (sentences.length > 0) {
    event.preventDefault();
    // Half a letter is none.
    const end = /[\uD800-\uDBFF]/.test(kept[room - 1] ?? '') ? room - 1 : room;
    const [from, to] = selected(field);
    const text = field.value.slice(0, from) + kept.slice(0, end);
    field.value = text + field.value.slice(to);
    if (field.selectionStart !== null) {
      field.setSelectionRange(text.length, text.length);
    }

    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    tell(field, sentences);
  }
});

document.addEventListener('beforeinput', event => {
  if (event.inputType === 'insertText' && isText(event.target) && roomIn(event.target) < 1) {
    tell(event.target, [write(document.body.dataset.full, event.target.maxLength)]);
  }
});

document.addEventListener('input', event => {
  if (isText(event.target)) {
    forget(event.target);
  }
});
