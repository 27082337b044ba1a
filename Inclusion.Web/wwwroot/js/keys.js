// Whether keys of one character do something outside of fields. Kept by this browser: it is about the hand or the voice in front of it, not about the account.

const place = 'keys';

export const areOn = () => localStorage.getItem(place) !== 'off';

export function turn(on) {
  if (on) {
    localStorage.removeItem(place);
  } else {
    localStorage.setItem(place, 'off');
  }
}
