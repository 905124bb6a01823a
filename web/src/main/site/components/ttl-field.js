import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import '/components/cubby-ttl.js';
import { base } from '/styles/base.js';
import { fields } from '/styles/fields.js';

const UNITS = [
  [1, 'seconds'],
  [60, 'minutes'],
  [3_600, 'hours'],
  [86_400, 'days'],
];

/** How long the value lives. Writes into the form's `ttl`. */
class TtlField extends LitElement {
  static properties = {
    form: { attribute: false },
    fault: { attribute: false },
  };

  static styles = [
    base,
    fields,
    css`
      .row {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--gap-2);
      }

      .row > :first-child {
        grid-column: 1 / -1;
      }
    `,
  ];

  render() {
    const { ttl } = this.form;
    return html`<div class="field">
      <label class="label" for="mode">Lifetime</label>
      <div class="row">
        <select id="mode" .value=${live(ttl.mode)} @change=${(event) => this.#set('mode', event.target.value)}>
          <option value="never" ?selected=${ttl.mode === 'never'}>Until it is deleted</option>
          ${this.form.expiresAt === null
            ? nothing
            : html`<option value="keep" ?selected=${ttl.mode === 'keep'}>Until it expires, as now</option>`}
          <option value="after" ?selected=${ttl.mode === 'after'}>For a time</option>
        </select>
        ${ttl.mode === 'after' ? this.#span(ttl) : nothing}
      </div>
      ${ttl.mode === 'keep' ? html`<div><cubby-ttl .expiresAt=${this.form.expiresAt}></cubby-ttl></div>` : nothing}
      ${this.fault ? html`<span class="fault" id="ttl-fault" role="alert">${this.fault}</span>` : nothing}
    </div>`;
  }

  #span(ttl) {
    return html`<input
        aria-label="How many"
        inputmode="numeric"
        aria-invalid=${this.fault ? 'true' : 'false'}
        aria-describedby=${this.fault ? 'ttl-fault' : nothing}
        .value=${live(ttl.count)}
        @input=${(event) => this.#set('count', event.target.value)}
      /><select aria-label="Unit" @change=${(event) => this.#set('unit', Number(event.target.value))}>
        ${UNITS.map(([unit, name]) => html`<option value=${unit} ?selected=${ttl.unit === unit}>${name}</option>`)}
      </select>`;
  }

  focus() {
    this.renderRoot.querySelector('input, select').focus();
  }

  #set(name, value) {
    this.form.ttl[name] = value;
    this.form.touched = true;
    this.requestUpdate();
  }
}

customElements.define('ttl-field', TtlField);
