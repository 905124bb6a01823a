import { LitElement, html, nothing } from 'lit';
import { styles } from '/components/value-view.css.js';
import { hexDump } from '/values/hex.js';
import { imageUrl, isImage } from '/values/image.js';
import { formatJson, isJson } from '/values/json.js';
import { HEX_LIMIT, LIMITS, textLines } from '/values/preview.js';
import { asText } from '/values/text.js';
import { formatSize } from '/values/units.js';

const LABELS = { image: 'Image', json: 'JSON', text: 'Text', hex: 'Hex' };

/** A value as image, formatted JSON, text or hex; of a large one, the start. */
class ValueView extends LitElement {
  static properties = {
    entry: { attribute: false },
    tab: { state: true },
    image: { state: true },
  };

  static styles = styles;

  willUpdate(changed) {
    const { entry } = this;
    if (!changed.has('entry') || changed.get('entry')?.bytes === entry.bytes) {
      return;
    }
    this.text = asText(entry);
    this.image = null;
    this.tabs = [
      isImage(entry.contentType) && entry.size > 0 && 'image',
      this.text !== null && isJson(this.text) && 'json',
      this.text !== null && 'text',
      'hex',
    ].filter(Boolean);
    this.tab = this.tabs.includes(this.tab) ? this.tab : this.tabs[0];
    if (this.tabs[0] === 'image') {
      this.#drawImage(entry);
    }
  }

  async #drawImage(entry) {
    const url = await imageUrl(entry);
    if (this.entry.bytes === entry.bytes) {
      this.image = url;
    }
  }

  render() {
    return html`
      <div class="segments" role="tablist" aria-label="Show the value as" @keydown=${this.#onKeydown}>
        ${this.tabs.map((tab) => this.#tab(tab))}
      </div>
      <div id="panel" role="tabpanel" tabindex="0" aria-labelledby="tab-${this.tab}">${this.#panel()}</div>
    `;
  }

  #tab(tab) {
    const selected = tab === this.tab;
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="panel"
      aria-selected=${String(selected)}
      tabindex=${selected ? 0 : -1}
      @click=${() => (this.tab = tab)}
    >
      ${LABELS[tab]}
    </button>`;
  }

  #panel() {
    if (this.entry.size === 0) {
      return html`<p class="note">The value is empty.</p>`;
    }
    switch (this.tab) {
      case 'image':
        return html`<div class="image">${this.image ? html`<img src=${this.image} alt="The value as an image" />` : nothing}</div>`;
      case 'json':
        return this.#json();
      case 'text':
        return this.#text();
      default:
        return this.#hex();
    }
  }

  #json() {
    const { lines, complete } = formatJson(this.text, LIMITS);
    const parts = (line) => line.map(({ kind, text }) => html`<span class=${kind}>${text}</span>`);
    return html`<ol class="lines">
        ${lines.map((line) => html`<li>${parts(line)}</li>`)}
      </ol>
      ${complete ? nothing : this.#rest()}`;
  }

  #text() {
    const { lines, complete } = textLines(this.text);
    return html`<ol class="lines" dir="auto">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ol>
      ${complete ? nothing : this.#rest()}`;
  }

  #hex() {
    const { bytes } = this.entry;
    return html`<pre>${hexDump(bytes, HEX_LIMIT)}</pre>
      ${bytes.length > HEX_LIMIT ? this.#rest() : nothing}`;
  }

  #rest() {
    return html`<p class="note">This is the beginning of ${formatSize(this.entry.size)}. Download the value to see all of it.</p>`;
  }

  #onKeydown(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const { tabs } = this;
    this.tab = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length];
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]').focus());
  }
}

customElements.define('value-view', ValueView);
