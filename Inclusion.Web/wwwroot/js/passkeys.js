// The browser shows or makes a passkey when its button is pressed. Only a page that has a name, over TLS or on this very machine, may ask for one.

const credentials = window.PublicKeyCredential;
const hasName = !/^[\d.]+$|:/.test(location.hostname);
if (hasName && credentials?.parseCreationOptionsFromJSON && credentials.parseRequestOptionsFromJSON) {
  document.documentElement.classList.add('has-passkeys');
}

async function ask(part) {
  // Whoever is turned away because of too many tries is led to a page, which is no answer.
  const asked = await fetch(part.dataset.options, { method: 'POST', redirect: 'error' });
  if (asked.status === 403) {
    // The page has stood open for too long: sent without a passkey, the form leads to where the password is given again.
    return null;
  }

  if (!asked.ok) {
    throw new Error('refused');
  }

  const options = await asked.json();
  return part.dataset.passkey === 'make'
    ? navigator.credentials.create({ publicKey: credentials.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: credentials.parseRequestOptionsFromJSON(options) });
}

async function give(part, answer) {
  if (part.dataset.passkey !== 'confirm') {
    const field = part.querySelector('input');
    field.value = answer;
    field.form.requestSubmit();
    return;
  }

  const taken = await fetch(part.dataset.confirm, { method: 'POST', redirect: 'error', headers: { 'Content-Type': 'application/json' }, body: answer });
  if (!taken.ok) {
    throw new Error('refused');
  }

  part.querySelector('[data-passkey-done]').click();
}

document.addEventListener('click', async event => {
  const go = event.target.closest?.('[data-passkey-go]');
  if (!go || go.disabled) {
    return;
  }

  const part = go.closest('.passkey');
  const said = part.querySelector('[data-failed]');
  said.textContent = '';
  go.disabled = true;
  try {
    const shown = await ask(part);
    await give(part, shown ? JSON.stringify(shown) : '');
  } catch {
    // Cancelled, no passkey of this place there, or refused: browsers do not say which, and neither does the server.
    said.textContent = said.dataset.failed;
  } finally {
    go.disabled = false;
  }
});
