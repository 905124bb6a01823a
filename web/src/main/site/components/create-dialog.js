import { LitElement, html } from 'lit';
import { keyFault } from '/api/keys.js';
import { Problem } from '/api/problem.js';
import { go, keysChanged, notify } from '/app/events.js';
import { blankForm } from '/app/form.js';
import '/components/cubby-problem.js';
import { icon } from '/components/icons.js';
import '/components/value-form.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';
import { dialogs } from '/styles/dialogs.js';
import { fields } from '/styles/fields.js';

/** Creates a key, and never replaces one that is there. What was typed stays when it is closed unsent. */
class CreateDialog extends LitElement {
  static properties = {
    client: { attribute: false },
    form: { state: true },
    keyFault: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [base, buttons, fields, dialogs];

  constructor() {
    super();
    this.#clear();
  }

  /** @param {string} prefix to begin the key with where none was typed yet */
  open(prefix) {
    this.key ||= prefix;
    this.renderRoot.querySelector('#key').value = this.key;
    this.renderRoot.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title">
      <form novalidate @submit=${this.#onSubmit}>
        <div class="head">
          <h2 id="title">New key</h2>
          <button class="button quiet square" type="button" aria-label="Close" @click=${this.#close}>
            ${icon('close')}
          </button>
        </div>
        <div class="body">
          <cubby-problem .problem=${this.problem} @retry=${this.#create}></cubby-problem>
          <div class="field">
            <label class="label" for="key">Key</label>
            <input
              id="key"
              class="code"
              dir="auto"
              placeholder="Leave empty for a generated one"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              autofocus
              aria-describedby="key-fault"
              aria-invalid=${this.keyFault ? 'true' : 'false'}
              @input=${this.#onKey}
            />
            <span class="fault" id="key-fault" role="alert">${this.keyFault}</span>
          </div>
          <value-form .form=${this.form}></value-form>
        </div>
        <div class="buttons">
          <button class="button" type="button" @click=${this.#close}>Cancel</button>
          <button class="button primary" type="submit" ?disabled=${this.busy}>Create</button>
        </div>
      </form>
    </dialog>`;
  }

  #onKey(event) {
    this.key = event.target.value;
    this.keyFault = keyFault(this.key);
  }

  #onSubmit(event) {
    event.preventDefault();
    this.#create();
  }

  async #create() {
    const draft = this.keyFault === null && !this.busy && (await this.renderRoot.querySelector('value-form').draft());
    if (!draft) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      const { key } = await this.#store(draft);
      this.#clear();
      this.#close();
      keysChanged();
      go({ key });
      notify({ text: `Created “${key}”` });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async #store(draft) {
    const { key } = this;
    if (key === '') {
      return this.client.create(draft);
    }
    try {
      return await this.client.put(key, draft, { 'If-None-Match': '*' });
    } catch (problem) {
      throw problem.status === 412 ? taken() : problem;
    }
  }

  #clear() {
    this.key = '';
    this.form = blankForm();
    this.keyFault = null;
    this.problem = null;
    this.busy = false;
  }

  #close() {
    this.renderRoot.querySelector('dialog').close();
  }
}

function taken() {
  return new Problem(412, 'This key exists already', 'Choose another, or open it from the list and edit it there.');
}

customElements.define('create-dialog', CreateDialog);
