// The line to the server. When it is cut the page waits and goes on by itself: in the same circuit if the server still has it, in a new one if it has been
// given up, and by loading the page again if the server was restarted. Blazor's script tells the dialog each step.

const notice = document.getElementById('components-reconnect-modal');

// A page that nobody has looked at for as long as the dialog says, and in which nothing was done, gives its circuit back: all it shows is in its address.
let touched = null;
let goingToSleep = null;
let isAsleep = false;
let fallingAsleep = null;

// Once the line was cut Blazor's script takes every later pause for one that has been made.
let canSleep = true;

const wait = () => notice.open || notice.showModal();

const reload = () => {
  notice.classList.add('returning');
  location.reload();
};

notice.addEventListener('components-reconnect-state-changed', event => {
  const { state } = event.detail;
  if (state === 'show' && !isAsleep) {
    // The page below is out of reach: what is typed while nobody listens would be lost. The keyboard goes back to where it was.
    canSleep = false;
    wait();
  } else if (state === 'hide') {
    notice.close();
  } else if (state === 'rejected') {
    reload();
  }
});

// Nobody can wish the notice away: the page is still not connected.
notice.addEventListener('cancel', event => event.preventDefault());

const touch = () => { touched = location.href; };
for (const kind of ['input', 'change', 'click']) {
  document.addEventListener(kind, touch, true);
}

async function sleep() {
  if (canSleep && document.visibilityState === 'hidden' && touched !== location.href) {
    isAsleep = true;
    fallingAsleep = Blazor.pauseCircuit().catch(() => true);
    // A pause that the server turned down after the page had been put to rest is one to wake from all the same.
    isAsleep = await fallingAsleep || notice.classList.contains('components-reconnect-paused');
  }
}

async function wake() {
  // What is half asleep cannot be woken yet.
  await fallingAsleep;
  while (isAsleep) {
    try {
      isAsleep = !await Blazor.resumeCircuit();
      if (isAsleep) {
        reload();
        return;
      }
    } catch {
      wait();
      await new Promise(resolve => setTimeout(resolve, 2000));
    }
  }

  notice.close();
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(goingToSleep);
  if (document.visibilityState === 'hidden') {
    goingToSleep = setTimeout(sleep, notice.dataset.sleepsAfter * 1000);
  } else if (isAsleep) {
    wake();
  }
});

// A desk that was left open over night must come back in the morning: it never stops trying.
Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: Number.MAX_SAFE_INTEGER,
      retryIntervalMilliseconds: attempt => Math.min(attempt * 500, 5000),
    },
  },
});
