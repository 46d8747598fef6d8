// <aero-state-graph>: every state a machine can be in and every move between them; the current state is lit, and the moves
// that the operator may ask for can be pressed. Tells of a press by an `ask` event whose detail names the gesture.
const SVG = 'http://www.w3.org/2000/svg';
const WIDE = 112;
const HIGH = 34;

// The centre of each state's box.
const PLACES = {
  created: [66, 34], starting: [234, 34], running: [402, 34], migrating: [570, 34],
  terminated: [66, 124], stopped: [234, 124], stopping: [402, 124], suspended: [570, 124],
};

// Paths between the edges of the boxes; pairs that go both ways keep to their own side.
const MOVES = {
  'created>starting': 'M122 34 H172',
  'created>terminated': 'M66 51 V101',
  'starting>running': 'M290 34 H340',
  'starting>stopped': 'M222 51 V101',
  'stopped>starting': 'M246 107 V57',
  'stopped>terminated': 'M178 124 H128',
  'running>stopping': 'M402 51 V101',
  'running>suspended': 'M440 51 C450 88 488 98 530 104',
  'suspended>running': 'M556 107 C536 72 496 66 460 54',
  'running>migrating': 'M458 28 H508',
  'migrating>running': 'M514 40 H464',
  'stopping>stopped': 'M346 124 H296',
  'suspended>stopped': 'M570 141 V150 Q570 160 560 160 H254 Q246 160 246 152 V147',
  'migrating>stopped': 'M626 34 H632 Q642 34 642 44 V164 Q642 174 632 174 H232 Q222 174 222 164 V147',
};

const LABELS = {
  start: 'Start', stop: 'Stop', suspend: 'Suspend', resume: 'Resume', destroy: 'Destroy',
};

class StateGraph extends HTMLElement {
  #shown = '';

  // {state, moves: {state: gesture}}
  set situation(situation) {
    const text = JSON.stringify(situation);
    if (text === this.#shown) return; // Redrawing would take the focus away.
    this.#shown = text;
    this.#draw(situation);
  }

  #draw({state, moves}) {
    const svg = make('svg', {viewBox: '0 0 652 184', role: 'group', 'aria-label': `State machine, now ${state}`});
    svg.append(arrowHeads());
    Object.entries(MOVES).forEach(([move, path]) => svg.append(edge(move, path, state, moves)));
    Object.entries(PLACES).forEach(([name, place]) => svg.append(this.#node(name, place, state, moves[name])));
    this.replaceChildren(svg);
  }

  #node(name, [x, y], current, gesture) {
    const node = make('g', {class: 'node', 'data-state': name, transform: `translate(${x - WIDE / 2} ${y - HIGH / 2})`});
    node.append(make('rect', {width: WIDE, height: HIGH, rx: 8}));
    node.append(label(name));
    if (name === current) {
      node.classList.add('current');
      node.setAttribute('data-testid', 'state-current');
      node.setAttribute('aria-current', 'true');
    } else if (gesture) {
      this.#makePressable(node, gesture, current, name);
    }
    return node;
  }

  #makePressable(node, gesture, from, to) {
    node.classList.add('pressable');
    node.setAttribute('role', 'button');
    node.setAttribute('tabindex', '0');
    node.setAttribute('aria-label', `${LABELS[gesture]}: from ${from} to ${to}`);
    const title = make('title', {});
    title.textContent = LABELS[gesture];
    node.append(title);
    const ask = () => this.dispatchEvent(new CustomEvent('ask', {detail: {gesture}}));
    node.addEventListener('click', ask);
    node.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        ask();
      }
    });
  }
}

function label(word) {
  const place = make('foreignObject', {width: WIDE, height: HIGH});
  const text = document.createElement('div');
  text.className = 'label';
  text.textContent = word;
  place.append(text);
  return place;
}

function edge(move, path, current, moves) {
  const [from, to] = move.split('>');
  const kind = from !== current ? 'edge' : to in moves ? 'edge open' : 'edge next';
  return make('path', {class: kind, d: path, 'data-state': to, 'marker-end': `url(#arrow-${from === current ? 'lit' : 'dim'})`});
}

function arrowHeads() {
  const defs = make('defs', {});
  for (const kind of ['dim', 'lit']) {
    const marker = make('marker', {
      id: `arrow-${kind}`, class: `arrow ${kind}`, viewBox: '0 0 8 8', refX: 1, refY: 4, markerWidth: 6, markerHeight: 6,
      orient: 'auto', markerUnits: 'userSpaceOnUse',
    });
    marker.append(make('path', {d: 'M0 0 L8 4 L0 8 Z'}));
    defs.append(marker);
  }
  return defs;
}

function make(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

customElements.define('aero-state-graph', StateGraph);
