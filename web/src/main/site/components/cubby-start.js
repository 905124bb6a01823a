import { LitElement, css, html } from 'lit';
import { create } from '/app/events.js';
import { icon } from '/components/icons.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';

/** What stands where no key is open: what to do next, on the page and from a program. */
class CubbyStart extends LitElement {
  static properties = {
    origin: { attribute: false },
    signedIn: { attribute: false },
  };

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--gap-4);
        min-height: 100%;
        padding: var(--gap-6) var(--gap-5);
        text-align: center;
      }

      .shelf {
        width: 9rem;
      }

      .hole {
        fill: var(--sunken);
        stroke: var(--line);
        stroke-width: 1.5;
      }

      .kept {
        fill: var(--kept);
      }

      .book {
        fill: var(--accent);
      }

      h2 {
        font-size: 1.375rem;
      }

      pre {
        max-width: 100%;
        padding: var(--gap-4);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--sunken);
        font: var(--text-small) / 1.7 var(--mono);
        text-align: left;
      }
    `,
  ];

  render() {
    const token = this.signedIn ? '-H "Authorization: Bearer $TOKEN" ' : '';
    const url = `${token}${this.origin}/v1/keys/greeting`;
    return html`
      <svg class="shelf" viewBox="0 0 120 84" aria-hidden="true">
        <rect class="hole" x="2" y="2" width="36" height="36" rx="7" />
        <rect class="hole" x="42" y="2" width="36" height="36" rx="7" />
        <rect class="hole" x="82" y="2" width="36" height="36" rx="7" />
        <rect class="hole" x="2" y="44" width="36" height="36" rx="7" />
        <rect class="hole" x="42" y="44" width="36" height="36" rx="7" />
        <rect class="hole" x="82" y="44" width="36" height="36" rx="7" />
        <rect class="kept" x="90" y="15" width="20" height="20" rx="4" />
        <path class="book" d="M9 58h6v18H9zm8-3h5v21h-5zm8 6 5-2 6 16-5 2z" />
        <circle class="kept" cx="60" cy="67" r="9" />
      </svg>
      <h2>Pick a key, or put one in</h2>
      <p class="muted">Programs do the same over HTTP:</p>
      <pre tabindex="0" aria-label="Commands">curl -X PUT ${url} \\
  -H 'Content-Type: text/plain' -d 'Hello'
curl ${url}</pre>
      <button class="button primary" type="button" @click=${() => create('')}>${icon('plus')} New key</button>
    `;
  }
}

customElements.define('cubby-start', CubbyStart);
