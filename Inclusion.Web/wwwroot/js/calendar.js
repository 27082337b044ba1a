// Moves sessions in the calendar by the mouse, by a finger that stays on one for a moment first, or by keys on the session that has the focus: arrows begin a move and go
// on with it, Enter keeps it, Escape gives it up.
// Until it is kept nothing leaves the browser, so that a move follows the hand; what is kept is asked about by the page, which may refuse.

const step = 15;
const patience = 450;
const wide = matchMedia('(min-width: 60.0625rem)');
const clock = minutes => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const value = (element, name) => Number(getComputedStyle(element).getPropertyValue(name));

export function listen(calendar, page) {
  let move = null;
  let pressed = null;
  let isAsking = false;
  let swallowsClick = false;

  const say = text => { calendar.querySelector('[data-say]').textContent = text; };
  const pixels = track => track.clientHeight / (value(track, '--last') - value(track, '--first'));

  // A session goes where its own centre is: the columns of other centres' rooms are none for it.
  const tracksOf = entry => [...calendar.querySelectorAll('[data-column]')].filter(track => !track.dataset.centre || track.dataset.centre === entry.dataset.centre);

  const begin = entry => {
    const slot = entry.parentElement;
    const tracks = tracksOf(entry);
    const home = tracks.indexOf(entry.closest('[data-column]'));
    const start = value(slot, '--from');
    const hours = entry.querySelector('[data-hours]');

    // The text is the page's own, which goes on writing into it: it is put aside and comes back as it is then.
    move = { entry, slot, hours, own: hours.firstChild, tracks, home, column: home, first: start, start, length: value(slot, '--to') - start };
    slot.classList.add('is-moving');
  };

  const to = (column, start) => {
    const { slot, hours, tracks, home, length, first } = move;
    move.column = Math.max(0, Math.min(tracks.length - 1, column));
    move.start = Math.max(0, Math.min(24 * 60 - step - length, start));
    const track = tracks[move.column];
    const away = track.getBoundingClientRect().left - tracks[home].getBoundingClientRect().left;
    slot.style.translate = `${away}px ${(move.start - first) * pixels(track)}px`;
    hours.replaceChildren(`${clock(move.start)}–${clock(move.start + length)}`);
    slot.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    say(calendar.dataset.moving.replace('{0}', track.dataset.label).replace('{1}', clock(move.start)).replace('{2}', clock(move.start + length)));
  };

  const giveUp = () => {
    move.slot.classList.remove('is-moving');
    move.slot.style.removeProperty('translate');
    move.hours.replaceChildren(move.own);
    move = null;
    say('');
  };

  // Where it is now, which may be another column, once the dialog has let go of the keyboard.
  const focusAgain = (id, tries = 50) => {
    if (document.querySelector('[role="dialog"]') && tries > 0) {
      setTimeout(() => focusAgain(id, tries - 1), 40);
    } else {
      calendar.querySelector(`[data-move="${id}"]`)?.focus();
    }
  };

  const keep = async () => {
    const { entry, tracks, column, home, start, first } = move;
    if (column === home && start === first) {
      giveUp();
      return;
    }

    isAsking = true;
    try {
      await page.invokeMethodAsync('MoveAsync', Number(entry.dataset.move), tracks[column].dataset.column, start);
    } finally {
      isAsking = false;
      giveUp();
      focusAgain(entry.dataset.move);
    }
  };

  calendar.addEventListener('keydown', event => {
    const entry = event.target.closest('[data-move]');
    if (!entry || isAsking || !wide.matches || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    const by = { ArrowUp: [0, -step], ArrowDown: [0, step], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (by) {
      event.preventDefault();
      if (!move) {
        begin(entry);
      }

      to(move.column + by[0], move.start + by[1]);
    } else if (move && event.key === 'Enter') {
      event.preventDefault();
      keep();
    } else if (move && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      giveUp();
    }
  });

  // Who goes elsewhere in the middle of a move has not kept it.
  calendar.addEventListener('focusout', () => {
    if (move && !isAsking && !pressed) {
      giveUp();
    }
  });

  const letGo = () => {
    clearTimeout(pressed.hold);
    pressed = null;
  };

  calendar.addEventListener('pointerdown', event => {
    const entry = event.target.closest('[data-move]');
    if (entry && !isAsking && !pressed && wide.matches && event.button === 0) {
      pressed = { entry, id: event.pointerId, x: event.clientX, y: event.clientY };

      // A finger that moves at once scrolls the page; one that stays has taken hold of the session.
      if (event.pointerType === 'touch') {
        pressed.hold = setTimeout(() => {
          begin(entry);
          to(move.column, move.start);
        }, patience);
      }
    }
  });

  calendar.addEventListener('pointermove', event => {
    if (pressed?.id !== event.pointerId) {
      return;
    }

    const down = event.clientY - pressed.y;
    if (!move) {
      if (Math.hypot(event.clientX - pressed.x, down) < 6) {
        return;
      }

      if (pressed.hold) {
        letGo();
        return;
      }

      begin(pressed.entry);
      pressed.entry.setPointerCapture(event.pointerId);
    }

    const under = move.tracks.findIndex(track => {
      const box = track.getBoundingClientRect();
      return event.clientX >= box.left && event.clientX < box.right;
    });
    to(under < 0 ? move.column : under, move.first + Math.round(down / pixels(move.tracks[move.home]) / step) * step);
  });

  const release = (event, keeps) => {
    if (pressed?.id !== event.pointerId) {
      return;
    }

    const moved = move;
    letGo();
    if (moved && !isAsking) {
      swallowsClick = keeps;
      setTimeout(() => { swallowsClick = false; });
      (keeps ? keep : giveUp)();
    }
  };
  calendar.addEventListener('pointerup', event => release(event, true));
  calendar.addEventListener('pointercancel', event => release(event, false));

  // A finger that holds a session neither scrolls the page nor asks for the menu of its link.
  calendar.addEventListener('touchmove', event => {
    if (pressed && move && event.cancelable) {
      event.preventDefault();
    }
  }, { passive: false });
  calendar.addEventListener('contextmenu', event => {
    if (pressed?.hold) {
      event.preventDefault();
    }
  });
  calendar.addEventListener('click', event => {
    if (swallowsClick) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  // The line of the hour goes on while the page is open.
  let shown = Date.now();
  const timer = setInterval(() => {
    if (!calendar.isConnected) {
      clearInterval(timer);
      return;
    }

    const passed = Math.floor((Date.now() - shown) / 60000);
    const line = calendar.querySelector('.agenda-now');
    if (line && passed > 0) {
      shown += passed * 60000;
      const at = value(line, '--at') + passed;
      line.style.setProperty('--at', at);
      line.hidden = at > value(line, '--last');
    }
  }, 15000);
}
