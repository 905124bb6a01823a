import { LitElement, html } from 'lit';
import { session } from '/api/session.js';
import { signedIn } from '/app/events.js';
import { icon } from '/components/icons.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';
import { dialogs } from '/styles/dialogs.js';
import { fields } from '/styles/fields.js';

/** What the API takes for a token; a header field could not hold more. */
const TOKEN = /^[\w.~+/-]{1,256}=*$/;

/** Asks for a token where the API wants one, and keeps one that it knows. What lies behind the dialog stays as it is. */
class SignInDialog extends LitElement {
  static properties = {
    client: { attribute: false },
    why: { state: true },
    fault: { state: true },
    busy: { state: true },
  };

  static styles = [base, buttons, fields, dialogs];

  constructor() {
    super();
    this.why = '';
    this.fault = '';
    this.busy = false;
  }

  /** @param {?import('/api/problem.js').Problem} problem the 401; null where the person asked for the dialog */
  async open(problem) {
    if (this.busy) {
      return; // it is the answer to the token that is being tried
    }
    this.why = session.token !== null && problem !== null ? problem.detail : '';
    this.fault = '';
    await this.updateComplete;
    const dialog = this.#dialog();
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  render() {
    return html`<dialog aria-labelledby="title" aria-describedby="why" @close=${this.#clear}>
      <form novalidate @submit=${this.#onSubmit}>
        <div class="head">
          <h2 id="title">Sign in</h2>
          <button class="button quiet square" type="button" aria-label="Close" @click=${this.#close}>
            ${icon('close')}
          </button>
        </div>
        <div class="body">
          <p id="why">${this.why || 'This store asks for a token. Its operator hands tokens out.'}</p>
          <div class="field">
            <label class="label" for="token">Token</label>
            <input
              id="token"
              class="code"
              type="password"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              autofocus
              aria-describedby="token-fault token-hint"
              aria-invalid=${this.fault ? 'true' : 'false'}
            />
            <span class="fault" id="token-fault" role="alert">${this.fault}</span>
            <span class="hint" id="token-hint">This tab alone keeps it, and forgets it when it is closed.</span>
          </div>
        </div>
        <div class="buttons">
          <button class="button" type="button" @click=${this.#close}>Cancel</button>
          <button class="button primary" type="submit" ?disabled=${this.busy}>Sign in</button>
        </div>
      </form>
    </dialog>`;
  }

  async #onSubmit(event) {
    event.preventDefault();
    const token = this.#field().value.trim();
    this.fault = TOKEN.test(token) ? await this.#try(token) : 'That is no token: one has no spaces and no quotes.';
    if (this.fault) {
      this.#field().focus();
    } else {
      this.#close();
      signedIn();
    }
  }

  /** @returns {Promise<string>} why the token is not kept; empty where it is */
  async #try(token) {
    const before = session.token;
    this.busy = true;
    session.signIn(token);
    try {
      await this.client.list({ limit: 1 });
      return '';
    } catch (problem) {
      if (problem.status === 403) {
        return ''; // it counts, and is for a part of the keys
      }
      if (before === null) {
        session.signOut();
      } else {
        session.signIn(before);
      }
      return problem.status === 401 ? problem.detail : `${problem.title}. ${problem.detail}`;
    } finally {
      this.busy = false;
    }
  }

  #clear() {
    this.#field().value = '';
  }

  #close() {
    this.#dialog().close();
  }

  #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  #field() {
    return this.renderRoot.querySelector('#token');
  }
}

customElements.define('sign-in-dialog', SignInDialog);
