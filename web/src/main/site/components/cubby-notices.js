import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '/components/icons.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';

const SHOWN_MS = 6_000;
const MOST = 3;

/** Lines at the page's foot, read out as they come. One with an action stays until it is used or dismissed. */
class CubbyNotices extends LitElement {
  static properties = { notices: { state: true } };

  static styles = [
    base,
    buttons,
    css`
      :host {
        position: fixed;
        inset: auto var(--gap-4) var(--gap-4);
        z-index: 10;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }

      ul {
        display: grid;
        gap: var(--gap-2);
        width: min(32rem, 100%);
      }

      li {
        display: flex;
        align-items: center;
        gap: var(--gap-2);
        padding: var(--gap-2) var(--gap-2) var(--gap-2) var(--gap-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-large);
        background: var(--surface);
        box-shadow: var(--shadow-high);
        pointer-events: auto;
      }

      .text {
        flex: 1;
        min-width: 0;
        max-height: 4.5em;
        overflow: auto;
        overflow-wrap: anywhere;
      }

      .action {
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.notices = [];
  }

  /** @param {{text: string, action?: {label: string, run: () => void}}} notice */
  async show(notice) {
    this.notices = [...this.notices, notice].slice(-MOST);
    if (!notice.action) {
      setTimeout(() => this.#dismiss(notice), SHOWN_MS);
      return;
    }
    // What had the focus was just deleted; the way back is the best place for it.
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll('.action')].at(-1)?.focus();
  }

  render() {
    return html`<div role="status">
      <ul>
        ${repeat(this.notices, (notice) => notice, (notice) => this.#notice(notice))}
      </ul>
    </div>`;
  }

  #notice(notice) {
    const { text, action } = notice;
    return html`<li>
      <span class="text" dir="auto">${text}</span>
      ${action
        ? html`<button class="button quiet action" type="button" @click=${() => this.#run(notice)}>
            ${action.label}
          </button>`
        : nothing}
      <button class="button quiet square" type="button" aria-label="Dismiss" @click=${() => this.#dismiss(notice)}>
        ${icon('close')}
      </button>
    </li>`;
  }

  #run(notice) {
    this.#dismiss(notice);
    notice.action.run();
  }

  #dismiss(notice) {
    this.notices = this.notices.filter((other) => other !== notice);
  }
}

customElements.define('cubby-notices', CubbyNotices);
