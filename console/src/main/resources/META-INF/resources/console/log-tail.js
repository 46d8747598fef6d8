// <aero-log-tail>: the last lines that a workload wrote, growing at the end. Keeps the newest 2,000 and follows them, unless
// the operator has scrolled up or switched following off.
const MOST_LINES = 2000;
const NEAR_THE_END = 24;

class LogTail extends HTMLElement {
  #lines;
  #follow;

  connectedCallback() {
    if (this.#lines) return;
    const bar = document.createElement('div');
    bar.className = 'log-bar';
    const label = document.createElement('label');
    this.#follow = document.createElement('input');
    this.#follow.type = 'checkbox';
    this.#follow.checked = true;
    this.#follow.dataset.testid = 'log-follow';
    this.#follow.addEventListener('change', () => this.#scroll());
    label.append(this.#follow, ' Follow');
    bar.append(label);
    this.#lines = document.createElement('div');
    this.#lines.className = 'log-lines';
    this.#lines.tabIndex = 0;
    this.#lines.setAttribute('role', 'log');
    this.#lines.setAttribute('aria-label', 'Log');
    this.#lines.addEventListener('scroll', () => this.#noticeScrolling());
    this.append(bar, this.#lines);
    this.say('Nothing written yet.');
  }

  // [{stream, text}]
  add(lines) {
    this.querySelector('.log-say')?.remove();
    const added = document.createDocumentFragment();
    for (const line of lines.slice(-MOST_LINES)) {
      const row = document.createElement('div');
      row.className = `log-line ${line.stream}`;
      row.dataset.testid = 'log-line';
      row.textContent = line.text;
      added.append(row);
    }
    this.#lines.append(added);
    while (this.#lines.childElementCount > MOST_LINES) this.#lines.firstElementChild.remove();
    this.#scroll();
  }

  // A sentence in place of lines.
  say(sentence) {
    const row = document.createElement('div');
    row.className = 'log-say';
    row.textContent = sentence;
    this.#lines.replaceChildren(row);
  }

  #scroll() {
    if (this.#follow.checked) this.#lines.scrollTop = this.#lines.scrollHeight;
  }

  #noticeScrolling() {
    const {scrollTop, scrollHeight, clientHeight} = this.#lines;
    this.#follow.checked = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }
}

customElements.define('aero-log-tail', LogTail);
