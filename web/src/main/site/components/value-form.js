import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { draftOf, typeOf } from '/app/form.js';
import '/components/ttl-field.js';
import { base } from '/styles/base.js';
import { fields } from '/styles/fields.js';
import { segments } from '/styles/segments.js';
import { formatSize } from '/values/units.js';

const TYPES = ['text/plain; charset=utf-8', 'application/json', 'text/html', 'text/markdown', 'application/octet-stream'];

/** The fields of a value: text or a file, its content type, its lifetime. */
class ValueForm extends LitElement {
  static properties = {
    form: { attribute: false },
    /** Why text is not offered; null where it is. */
    textFault: { attribute: false },
    fault: { state: true },
  };

  static styles = [
    base,
    fields,
    segments,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--gap-4);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--gap-2);
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--gap-4);
      }

      textarea {
        min-height: 14rem;
      }
    `,
  ];

  constructor() {
    super();
    this.textFault = null;
    this.fault = null;
  }

  /** @returns {Promise<?import('/api/client.js').Draft>} null where a field is wrong; that field says so and has the focus */
  async draft() {
    this.fault = null;
    try {
      return await draftOf(this.form);
    } catch (fault) {
      this.fault = fault;
      await this.updateComplete;
      this.renderRoot.querySelector(`[data-field="${fault.field}"]`)?.focus();
      return null;
    }
  }

  focus() {
    this.renderRoot.querySelector('textarea, input').focus();
  }

  render() {
    const { form } = this;
    return html`
      <div class="field">
        <div class="row">
          <label class="label" for="value">Value</label>
          ${this.textFault === null ? this.#sources() : nothing}
        </div>
        ${this.textFault === null ? nothing : html`<p class="hint">${this.textFault}</p>`}
        ${form.source === 'text' ? this.#text() : this.#file()}
      </div>
      <div class="pair">
        <div class="field">
          <label class="label" for="type">Content type</label>
          <input
            id="type"
            class="code"
            data-field="contentType"
            list="types"
            autocomplete="off"
            spellcheck="false"
            placeholder=${typeOf({ ...form, contentType: '' })}
            aria-invalid=${this.fault?.field === 'contentType' ? 'true' : 'false'}
            aria-describedby="type-fault"
            .value=${live(form.contentType)}
            @input=${(event) => this.#set({ contentType: event.target.value })}
          />
          <datalist id="types">${TYPES.map((type) => html`<option value=${type}></option>`)}</datalist>
          ${this.#faultOf('contentType', 'type-fault')}
        </div>
        <ttl-field
          data-field="ttl"
          .form=${form}
          .fault=${this.fault?.field === 'ttl' ? this.fault.message : null}
        ></ttl-field>
      </div>
    `;
  }

  #sources() {
    const choice = (source, label) =>
      html`<button
        type="button"
        aria-pressed=${String(this.form.source === source)}
        @click=${() => this.#set({ source })}
      >
        ${label}
      </button>`;
    return html`<div class="segments" role="group" aria-label="Value as">
      ${choice('text', 'Text')} ${choice('file', 'File')}
    </div>`;
  }

  #text() {
    const { form } = this;
    const broken = typeOf(form).startsWith('application/json') && form.text.trim() !== '' && !parses(form.text);
    return html`<textarea
        id="value"
        dir="auto"
        spellcheck="false"
        autocapitalize="none"
        .value=${live(form.text)}
        @input=${(event) => this.#set({ text: event.target.value })}
      ></textarea>
      <span class="hint">
        ${formatSize(new TextEncoder().encode(form.text).length)}${broken ? ' · not valid JSON; it can be stored all the same' : nothing}
      </span>`;
  }

  #file() {
    const { file } = this.form;
    return html`<input
        id="value"
        data-field="file"
        type="file"
        aria-invalid=${this.fault?.field === 'file' ? 'true' : 'false'}
        aria-describedby="file-fault"
        @change=${this.#onFile}
      />
      ${file ? html`<span class="hint">${file.name} · ${formatSize(file.size)}</span>` : nothing}
      ${this.#faultOf('file', 'file-fault')}`;
  }

  #faultOf(field, id) {
    return html`<span class="fault" id=${id} role="alert">
      ${this.fault?.field === field ? this.fault.message : nothing}
    </span>`;
  }

  #onFile(event) {
    const file = event.target.files[0] ?? null;
    this.#set({ file, contentType: file?.type || this.form.contentType });
  }

  #set(change) {
    Object.assign(this.form, change, { touched: true });
    this.requestUpdate();
  }
}

function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('value-form', ValueForm);
