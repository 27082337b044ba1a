// After a navigation the keyboard stands on the heading, where reading begins; but someone who is already typing is not interrupted.

export function toHeading() {
  const heading = document.querySelector('h1');
  if (heading && !document.activeElement?.matches('input, textarea, select, [contenteditable]')) {
    heading.tabIndex = -1;
    heading.focus();
  }
}
