// Rows that come by push: <aero-timeline> of one machine's moves and notes, <aero-feed> of a region's changes. Both take `rows`, show
// them in order, and keep the elements of rows that they have shown before.

class Rows extends HTMLElement {
  #shown = new Map();

  set rows(rows) {
    const next = new Map();
    for (const row of rows || []) {
      const text = JSON.stringify(row);
      next.set(text, this.#shown.get(text) || this.make(row));
    }
    this.#shown = next;
    this.replaceChildren(...next.values());
  }
}

class Timeline extends Rows {
  make(row) {
    return row.kind ? this.#note(row) : this.#move(row);
  }

  #note(row) {
    const line = box('timeline-row note', 'timeline-note');
    line.dataset.kind = row.kind;
    line.append(
      text('version', `v${row.version}`),
      text('kind', row.word),
      text('at', row.at),
      text('text', row.text),
      text('cause', row.actor),
    );
    return line;
  }

  #move(row) {
    const line = box('timeline-row', 'timeline-row');
    line.append(
      text('version', `v${row.version}`),
      move(row),
      text('at', row.at),
      timings(row),
      text('total', row.total),
      text('cause', `${row.cause} · ${row.actor}`),
    );
    if (row.error) line.append(text('error', row.error));
    return line;
  }
}

class Feed extends Rows {
  make(row) {
    const line = box('feed-row', 'feed-row');
    const link = document.createElement('a');
    link.href = `machines/${encodeURIComponent(row.id)}`;
    link.setAttribute('router-link', '');
    link.textContent = row.machine;
    const name = text('name', '');
    name.append(link, text('app', row.app));
    line.append(text('at', row.at), name, move(row), text('total', row.took), text('cause', row.error || row.actor));
    if (row.error) line.classList.add('failed');
    return line;
  }
}

// Where the time went, drawn and told: each part as long as its share, and at least visible.
function timings(row) {
  const all = box('timings');
  const bar = box('bar');
  const words = box('words');
  for (const part of row.parts) {
    const one = box(`part ${part.name}`);
    one.style.flexGrow = row.totalMillis > 0 ? part.millis / row.totalMillis : 0;
    bar.append(one);
    words.append(text(`word ${part.name}`, `${part.name} ${part.label}`));
  }
  all.append(bar, words);
  return all;
}

function move(row) {
  const all = text('move', '');
  if (row.from) all.append(state(row.from), text('arrow', '→'));
  all.append(state(row.to));
  return all;
}

function state(word) {
  const badge = text('state', word);
  badge.dataset.state = word;
  return badge;
}

function text(name, content) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = content;
  return span;
}

function box(name, testId) {
  const div = document.createElement('div');
  div.className = name;
  if (testId) div.dataset.testid = testId;
  return div;
}

customElements.define('aero-timeline', Timeline);
customElements.define('aero-feed', Feed);
