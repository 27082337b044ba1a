// A password can be looked at while it is typed, and a new one tells how strong it is as far as its length and its signs say. What is refused the server says.

document.documentElement.classList.add('scripted');

document.addEventListener('click', event => {
  const look = event.target.closest?.('.look');
  if (look) {
    const field = look.parentElement.querySelector('input');
    const isShown = field.type === 'password';
    field.type = isShown ? 'text' : 'password';
    look.textContent = isShown ? look.dataset.hide : look.dataset.look;
    field.focus();
  }
});

// What was looked at is hidden again before it is sent: browsers offer to keep what a password field holds.
document.addEventListener('submit', event => {
  for (const look of event.target.querySelectorAll('.look')) {
    look.parentElement.querySelector('input').type = 'password';
    look.textContent = look.dataset.look;
  }
}, true);

document.addEventListener('input', event => {
  const strength = event.target.closest?.('.with-look')?.parentElement.querySelector('.strength');
  if (strength) {
    const typed = [...event.target.value];
    const missing = Number(strength.dataset.least) - typed.length;
    const different = new Set(typed).size;
    const level = typed.length === 0 ? '' : missing > 0 ? 'more' : different < 8 ? 'plain' : typed.length < 18 ? 'good' : 'best';
    strength.dataset.level = level;
    strength.textContent = (strength.dataset[level] ?? '').replace('{0}', missing);
  }
});
