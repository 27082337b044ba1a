// Codes read by the camera of a phone, a tablet or a laptop. What is read is given to the field as if a scanner had typed it. The picture stays here.

const formats = ['qr_code', 'code_128'];
const pause = 100;

/** Whether this browser reads codes and has a camera; it says so without asking for leave. */
async function isPossible() {
  try {
    if (!window.isSecureContext || !('BarcodeDetector' in window) || !navigator.mediaDevices?.getUserMedia) {
      return false;
    }

    const known = await BarcodeDetector.getSupportedFormats();
    const devices = await navigator.mediaDevices.enumerateDevices();
    return formats.some(format => known.includes(format)) && devices.some(device => device.kind === 'videoinput');
  } catch {
    return false;
  }
}

/** As if it had been typed and ended with Return. */
function give(field, code) {
  if (field.take) {
    field.take(code);
    field.focus();
    return;
  }

  field.value = code;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.form.requestSubmit();
}

function end(root) {
  root.stream?.getTracks().forEach(track => track.stop());
  root.stream = null;
}

async function watch(root, field) {
  const dialog = root.querySelector('dialog');
  const video = dialog.querySelector('video');
  const says = dialog.querySelector('[role="status"]');
  says.textContent = '';
  dialog.showModal();

  // Whoever is asked for leave may close the dialog and open it again before answering: one of the two looks on, and the other lets its camera go.
  const mine = root.watch = {};
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (root.watch !== mine || !dialog.open || !root.isConnected) {
      stream.getTracks().forEach(track => track.stop());
      return;
    }

    root.stream = stream;
    video.srcObject = stream;
    await video.play();
    const known = await BarcodeDetector.getSupportedFormats();
    const detector = new BarcodeDetector({ formats: formats.filter(format => known.includes(format)) });
    while (dialog.open && root.stream === stream) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found?.rawValue?.trim() && dialog.open) {
        dialog.close();
        give(field, found.rawValue.trim());
        return;
      }

      await new Promise(go => setTimeout(go, pause));
    }
  } catch {
    if (root.watch !== mine) {
      return;
    }

    end(root);
    says.textContent = says.dataset.says;
  }
}

export async function offer(root, id) {
  if (!await isPossible() || !root?.isConnected) {
    return;
  }

  const dialog = root.querySelector('dialog');
  dialog.addEventListener('close', () => end(root));
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  root.querySelector('[data-open]').addEventListener('click', () => {
    const field = document.getElementById(id);
    if (field) {
      watch(root, field);
    }
  });
  root.hidden = false;
}

export function stop(root) {
  if (root) {
    end(root);
  }
}
