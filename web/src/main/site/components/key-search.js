import { LitElement, css, html } from 'lit';
import { go } from '/app/events.js';
import { icon } from '/components/icons.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';
import { fields } from '/styles/fields.js';
import { segments } from '/styles/segments.js';

const DEBOUNCE_MS = 200;

/** The prefix to look for, and whether keys are shown in folders; fires `refresh` when asked to. */
class KeySearch extends LitElement {
  static properties = {
    prefix: { attribute: false },
    folders: { attribute: false },
  };

  static styles = [
    base,
    buttons,
    fields,
    segments,
    css`
      .search {
        position: relative;
      }

      .search svg {
        position: absolute;
        inset: 0 auto 0 var(--gap-3);
        height: 100%;
        color: var(--muted);
        pointer-events: none;
      }

      input {
        padding-left: 2.375rem;
        font-family: var(--mono);
      }

      input::placeholder {
        font-family: var(--sans);
      }

      .row {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-top: var(--gap-3);
      }
    `,
  ];

  render() {
    return html`
      <div class="search" role="search">
        <label class="unseen" for="prefix">Keys that begin with</label>
        ${icon('search')}
        <input
          id="prefix"
          type="search"
          dir="auto"
          placeholder="Find keys by how they begin"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          @input=${this.#onInput}
        />
      </div>
      <div class="row">
        <div class="segments" role="group" aria-label="Show keys as">
          ${this.#choice('list', 'List', false)} ${this.#choice('folder', 'Folders', true)}
        </div>
        <button class="button quiet square" type="button" title="Refresh" aria-label="Refresh" @click=${this.#onRefresh}>
          ${icon('reload')}
        </button>
      </div>
    `;
  }

  updated(changed) {
    // Not bound in the template: what is being typed must stand until it becomes the prefix.
    const input = this.renderRoot.querySelector('input');
    if (changed.has('prefix') && this.pending === undefined && input.value !== this.prefix) {
      input.value = this.prefix;
    }
  }

  focus() {
    this.renderRoot.querySelector('input').focus();
  }

  #choice(symbol, label, folders) {
    return html`<button
      type="button"
      aria-pressed=${String(this.folders === folders)}
      @click=${() => go({ folders })}
    >
      ${icon(symbol, 16)} ${label}
    </button>`;
  }

  #onInput(event) {
    clearTimeout(this.pending);
    const prefix = event.target.value;
    this.pending = setTimeout(() => {
      this.pending = undefined;
      go({ prefix }, { replace: true });
    }, DEBOUNCE_MS);
  }

  #onRefresh() {
    this.dispatchEvent(new Event('refresh'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.pending);
  }
}

customElements.define('key-search', KeySearch);
