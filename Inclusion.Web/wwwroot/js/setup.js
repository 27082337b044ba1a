// The set-up page works without this: it only guesses the time zone, and sends a form once.

const zone = document.querySelector('select[data-guess]');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && [...zone.options].some(option => option.value === here)) {
  zone.value = here;
}

for (const form of document.forms) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) {
      event.preventDefault();
    }

    form.dataset.sent = 'yes';
    form.querySelector('button[type="submit"]')?.setAttribute('aria-busy', 'true');
  });
}
