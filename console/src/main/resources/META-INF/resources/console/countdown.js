// <aero-countdown>: `leftMillis` from now, counted down by the second; says `over` when nothing is left. It counts what is left
// and not towards a moment: the clocks of the region and of the browser may differ.
class Countdown extends HTMLElement {
  #end = 0;
  #timer;

  set leftMillis(millis) {
    this.#end = performance.now() + millis;
    this.#tick();
  }

  connectedCallback() {
    this.#tick();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #tick() {
    clearTimeout(this.#timer);
    if (!this.isConnected || !this.#end) return;
    const left = this.#end - performance.now();
    this.textContent = words(Math.max(0, Math.ceil(left / 1000)));
    if (left > 0) {
      this.#timer = setTimeout(() => this.#tick(), left % 1000 || 1000);
    } else {
      this.#end = 0;
      this.dispatchEvent(new CustomEvent('over'));
    }
  }
}

function words(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${String(seconds % 60).padStart(2, '0')} s` : `${seconds} s`;
}

customElements.define('aero-countdown', Countdown);
