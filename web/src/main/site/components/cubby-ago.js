import { LitElement, html } from 'lit';
import { clock } from '/api/clock.js';
import { Ticker } from '/app/ticker.js';
import { formatAgo, formatTime } from '/values/units.js';

/** How long ago something was, kept true while it is looked at. */
class CubbyAgo extends LitElement {
  static properties = { at: { attribute: false } };

  constructor() {
    super();
    new Ticker(this, 10_000);
  }

  render() {
    const iso = new Date(this.at).toISOString();
    return html`<time datetime=${iso} title=${formatTime(this.at)}>${formatAgo(this.at, clock.now())}</time>`;
  }
}

customElements.define('cubby-ago', CubbyAgo);
