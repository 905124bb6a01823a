import { LitElement, css, html, nothing } from 'lit';
import { Ticker } from '/app/ticker.js';
import { icon } from '/components/icons.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';
import { formatDuration } from '/values/units.js';

/** Says what went wrong; fires `retry` where asking again makes sense, once the server's Retry-After is over. */
class CubbyProblem extends LitElement {
  static properties = {
    problem: { attribute: false },
    retryLabel: { attribute: 'retry-label' },
  };

  static styles = [
    base,
    buttons,
    css`
      .note {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--gap-1) var(--gap-3);
        padding: var(--gap-4);
        border: 1px solid var(--danger);
        border-radius: var(--radius);
        background: var(--danger-soft);
      }

      .icon {
        padding-top: 2px;
        color: var(--danger);
      }

      strong {
        display: block;
      }

      p {
        overflow-wrap: anywhere;
      }

      .button {
        grid-column: 2;
        justify-self: start;
        margin-top: var(--gap-2);
      }
    `,
  ];

  constructor() {
    super();
    this.problem = null;
    this.retryLabel = 'Try again';
    new Ticker(this, 500);
  }

  willUpdate() {
    this.hidden = !this.problem;
  }

  render() {
    const { problem } = this;
    if (!problem) {
      return nothing;
    }
    return html`<div class="note">
      <span class="icon">${icon('warning', 20)}</span>
      <div role="alert">
        <strong>${problem.title}</strong>
        <p>${problem.detail}</p>
      </div>
      ${problem.temporary ? this.#retry(problem) : nothing}
    </div>`;
  }

  #retry({ retryAt }) {
    const wait = (retryAt ?? 0) - Date.now();
    return html`<button class="button" type="button" ?disabled=${wait > 0} @click=${this.#onRetry}>
      ${icon('reload', 16)} ${wait > 0 ? `${this.retryLabel} in ${formatDuration(wait)}` : this.retryLabel}
    </button>`;
  }

  #onRetry() {
    this.dispatchEvent(new Event('retry'));
  }
}

customElements.define('cubby-problem', CubbyProblem);
