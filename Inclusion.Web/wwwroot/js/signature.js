// A field to sign on with a finger, a pen or a mouse. What is drawn goes into the form as lines of points; without a script the name below it is typed.

const nearest = 3;

for (const root of document.querySelectorAll('[data-signature]')) {
  begin(root);
}

function begin(root) {
  const canvas = root.querySelector('canvas');
  const kept = root.querySelector('input');
  const { width, height, points } = Object.fromEntries(Object.entries(canvas.dataset).map(([name, value]) => [name, Number(value)]));
  const context = canvas.getContext('2d');
  let strokes = [];
  let pen = null;
  root.hidden = false;

  function draw() {
    const scale = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * scale;
    canvas.height = canvas.clientHeight * scale;
    context.scale(canvas.width / width, canvas.height / height);
    context.lineWidth = 4;
    context.lineCap = context.lineJoin = 'round';
    context.strokeStyle = getComputedStyle(canvas).color;
    strokes.forEach(line);
  }

  function line(stroke) {
    context.beginPath();
    context.moveTo(...stroke[0]);
    stroke.forEach(point => context.lineTo(...point));
    context.stroke();
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [within((event.clientX - box.left) / box.width * width, width), within((event.clientY - box.top) / box.height * height, height)];
  }

  function keep() {
    kept.value = strokes.map(stroke => stroke.map(point => point.join(',')).join(' ')).join(';');
  }

  canvas.addEventListener('pointerdown', event => {
    if (pen === null && event.button === 0) {
      pen = event.pointerId;
      canvas.setPointerCapture(pen);
      strokes.push([place(event)]);
      event.preventDefault();
    }
  });

  canvas.addEventListener('pointermove', event => {
    if (event.pointerId !== pen) {
      return;
    }

    const stroke = strokes.at(-1);
    const to = place(event);
    const from = stroke.at(-1);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) >= nearest && strokes.reduce((sum, one) => sum + one.length, 0) < points) {
      stroke.push(to);
      line([from, to]);
    }
  });

  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, event => {
      if (event.pointerId === pen) {
        pen = null;
        keep();
        draw();
      }
    });
  }

  root.querySelector('[data-clear]').addEventListener('click', () => {
    strokes = [];
    keep();
    draw();
  });

  new ResizeObserver(draw).observe(canvas);
}
