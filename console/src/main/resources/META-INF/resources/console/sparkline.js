// <aero-sparkline>: some lines over time, drawn small. `lines` is an array of arrays of numbers, the oldest first.
const WIDTH = 300;
const HEIGHT = 56;
const SVG = 'http://www.w3.org/2000/svg';

class Sparkline extends HTMLElement {
  #lines = [];

  set lines(lines) {
    this.#lines = lines || [];
    this.#draw();
  }

  connectedCallback() {
    this.#draw();
  }

  #draw() {
    if (!this.isConnected) return;
    const top = Math.max(1e-9, ...this.#lines.flat()) * 1.1;
    const svg = element('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true'});
    this.#lines.forEach((line, index) => {
      const path = trace(line, top);
      if (index === 0 && path) {
        svg.append(element('path', {class: 'area', d: `${path} L${WIDTH} ${HEIGHT} L${start(line)} ${HEIGHT} Z`}));
      }
      svg.append(element('path', {class: `line line-${index}`, d: path}));
    });
    this.replaceChildren(svg);
  }
}

const SECONDS_SHOWN = 120;
const x = (line, index) => (WIDTH * (SECONDS_SHOWN - line.length + index + 1)) / SECONDS_SHOWN;
const start = (line) => x(line, 0).toFixed(1);

function trace(line, top) {
  return line
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(line, index).toFixed(1)} ${(HEIGHT - 1 - (value / top) * (HEIGHT - 3)).toFixed(1)}`)
    .join(' ');
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

customElements.define('aero-sparkline', Sparkline);
