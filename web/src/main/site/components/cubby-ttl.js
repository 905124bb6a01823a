import { LitElement, css, html, nothing } from 'lit';
import { clock } from '/api/clock.js';
import { Ticker } from '/app/ticker.js';
import { icon } from '/components/icons.js';
import { base } from '/styles/base.js';
import { formatDuration, formatTime } from '/values/units.js';

const SOON_MS = 60_000;

/** Counts down to the end of a key's life; shows nothing for a key that stays. */
class CubbyTtl extends LitElement {
  static properties = { expiresAt: { attribute: false } };

  static styles = [
    base,
    css`
      .pill {
        display: inline-flex;
        align-items: center;
        gap: var(--gap-1);
        padding: 1px var(--gap-2) 1px 5px;
        border-radius: 99px;
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        color: var(--warn);
        background: var(--warn-soft);
      }

      .soon {
        color: var(--danger);
        background: var(--danger-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.expiresAt = null;
    new Ticker(this, 1_000);
  }

  render() {
    if (this.expiresAt === null) {
      return nothing;
    }
    const left = this.expiresAt - clock.now();
    const text = left > 0 ? formatDuration(left) : 'expired';
    return html`<span class="pill ${left < SOON_MS ? 'soon' : ''}" title="Expires ${formatTime(this.expiresAt)}">
      ${icon('clock', 13)}${left > 0 ? html`<span class="unseen">Expires in</span>` : nothing}${text}
    </span>`;
  }
}

customElements.define('cubby-ttl', CubbyTtl);
