// A box that takes scans. A scanner types fast and presses Return: the box is emptied here, before the server knows, so that the next code never runs into
// the one before.

const takesText = element => element?.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]');

export function attach(input, button, box) {
  const take = () => {
    const code = input.value.trim();
    input.value = '';
    if (code) {
      box.invokeMethodAsync('ScannedAsync', code);
    }
  };

  input.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing) {
      event.preventDefault();
      take();
    }
  });
  button.addEventListener('click', () => {
    take();
    input.focus();
  });

  // A scan goes into the box also when the keyboard was left on a tick or a button.
  const catchScan = event => {
    if (!input.isConnected) {
      document.removeEventListener('keydown', catchScan, true);
    } else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !takesText(event.target) && !event.target.closest?.('[role="dialog"], summary')) {
      input.focus();
    }
  };
  document.addEventListener('keydown', catchScan, true);
}

let sound;

// Two low tones: heard across the desk, also by whoever looks at the shelf and not at the screen.
export function refuse() {
  sound ??= new AudioContext();
  for (const [start, pitch] of [[0, 220], [0.16, 165]]) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.type = 'square';
    tone.frequency.value = pitch;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + start);
    tone.stop(sound.currentTime + start + 0.12);
  }
}
