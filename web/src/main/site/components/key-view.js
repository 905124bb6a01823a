import { LitElement, html, nothing } from 'lit';
import { deleteWithUndo } from '/app/deleting.js';
import { drafts } from '/app/drafts.js';
import { create, notify } from '/app/events.js';
import { formOf } from '/app/form.js';
import { routeHash } from '/app/route.js';
import '/components/cubby-problem.js';
import { icon } from '/components/icons.js';
import '/components/key-editor.js';
import { keyFacts } from '/components/key-facts.js';
import { styles } from '/components/key-view.css.js';
import '/components/value-view.js';
import { download } from '/values/bytes.js';
import { asText } from '/values/text.js';

/** One key: reads it, shows it, and leads to editing or deleting what is shown. */
class KeyView extends LitElement {
  static properties = {
    client: { attribute: false },
    route: { attribute: false },
    entry: { state: true },
    problem: { state: true },
    deleting: { state: true },
  };

  static styles = styles;

  #reading = new AbortController();

  #onKeysChanged = () => {
    if (!this.deleting && !drafts.has(this.route.key)) {
      this.load();
    }
  };

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('cubby-keys-changed', this.#onKeysChanged);
  }

  willUpdate(changed) {
    if (changed.has('route') && changed.get('route')?.key !== this.route.key) {
      this.entry = null;
      this.load();
    }
  }

  /** Reads the key again; what is shown stays until the answer is there. */
  async load() {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    this.problem = null;
    try {
      this.entry = await this.client.read(this.route.key, { signal });
    } catch (problem) {
      if (!signal.aborted) {
        this.entry = problem.status === 404 ? null : this.entry;
        this.problem = problem;
      }
      return;
    }
    this.#describe(this.entry, signal);
  }

  render() {
    const { key } = this.route;
    const draft = drafts.get(key);
    return html`
      <a class="button quiet back" href=${routeHash({ ...this.route, key: null })}>${icon('back')} All keys</a>
      <header>
        <h2 dir="auto">${key}</h2>
        ${this.entry && !draft ? this.#actions() : nothing}
      </header>
      ${draft
        ? html`<key-editor .client=${this.client} .draft=${draft} @done=${this.#onDone}></key-editor>`
        : this.#shown()}
    `;
  }

  #shown() {
    const { entry, problem } = this;
    if (problem?.status === 404) {
      return this.#missing();
    }
    return html`
      <cubby-problem .problem=${problem} @retry=${this.load}></cubby-problem>
      ${entry
        ? html`${keyFacts(entry)}<value-view .entry=${entry}></value-view>`
        : html`<p class="muted" role="status">${problem ? nothing : 'Loading…'}</p>`}
    `;
  }

  #missing() {
    return html`<div class="missing">
      <p role="status"><strong>There is no such key.</strong> It was deleted, has expired, or never was.</p>
      <button class="button primary" type="button" @click=${() => create(this.route.key)}>${icon('plus')} Create it</button>
      <button class="button" type="button" @click=${this.load}>${icon('reload')} Look again</button>
    </div>`;
  }

  #actions() {
    const tool = (symbol, label, run) =>
      html`<button class="button quiet square" type="button" title=${label} aria-label=${label} @click=${run}>
        ${icon(symbol)}
      </button>`;
    return html`<div class="actions">
      <div class="tools">
        ${tool('reload', 'Reload', this.load)} ${asText(this.entry) === null ? nothing : tool('copy', 'Copy value', this.#copy)}
        ${tool('download', 'Download', this.#download)}
      </div>
      <button class="button danger" type="button" ?disabled=${this.deleting} @click=${this.#delete}>
        ${icon('trash')} Delete
      </button>
      <button class="button primary" type="button" @click=${this.#edit}>${icon('edit')} Edit</button>
    </div>`;
  }

  async #describe(entry, signal) {
    try {
      const known = await this.client.describe(entry.key, { signal });
      if (known?.version === entry.version && this.entry === entry) {
        this.entry = { ...entry, createdAt: known.createdAt, updatedAt: known.updatedAt };
      }
    } catch {
      // When it was created is left out then; the value itself is there.
    }
  }

  async #edit() {
    drafts.set(this.route.key, { base: this.entry, form: formOf(this.entry) });
    this.problem = null;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector('key-editor').focus();
  }

  async #onDone() {
    const { key } = this.route;
    await this.load();
    drafts.delete(key);
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector('.actions .primary')?.focus();
  }

  async #delete() {
    this.deleting = true;
    try {
      await deleteWithUndo(this.client, this.entry);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.deleting = false;
    }
  }

  #download() {
    download(this.entry.key, this.entry.bytes, this.entry.contentType);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(asText(this.entry));
      notify({ text: 'The value is copied' });
    } catch {
      notify({ text: 'The browser did not allow copying; select the text instead.' });
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('cubby-keys-changed', this.#onKeysChanged);
    this.#reading.abort();
  }
}

customElements.define('key-view', KeyView);
