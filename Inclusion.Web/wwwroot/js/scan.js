// A scanner types faster than a server answers: the code is taken and the field emptied here, so that the next code begins in an empty field.

let audio;

function beep() {
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    tone.type = 'square';
    tone.frequency.value = 220;
    const volume = audio.createGain();
    volume.gain.value = .08;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + .25);
  } catch {
    // A browser without sound: the page says it in words.
  }
}

const takesText = element => element.matches?.('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]');

// Scanners end a code with Return or, many of them, with Tab; of an empty field Tab still leads on, and with Shift it always leads back.
const endsCode = (event, input) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
  && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && input.value.trim() !== ''));

export function listen(input, component) {
  if (!input?.isConnected) {
    return;
  }

  let before = Promise.resolve();

  // A scan goes into the field also when the keyboard was left on a tick or a button.
  const catchScan = event => {
    if (!input.isConnected) {
      document.removeEventListener('keydown', catchScan, true);
    } else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !takesText(event.target) && !event.target.closest?.('[role="dialog"], dialog')) {
      input.focus();
    }
  };
  document.addEventListener('keydown', catchScan, true);
  const take = typed => {
    const code = typed.trim();
    if (code !== '') {
      before = before
        .then(() => component.invokeMethodAsync('ScannedAsync', code))
        .then(taken => taken || beep(), () => { input.value = code; });
    }
  };
  input.addEventListener('keydown', event => {
    if (endsCode(event, input)) {
      event.preventDefault();
      take(input.value);
      input.value = '';
    }
  });

  // What camera.js reads goes the same way.
  input.take = take;

  // Codes that were ended while the page was still appearing: shell.js has kept them.
  input.listens = true;
  input.waiting?.forEach(take);
}
