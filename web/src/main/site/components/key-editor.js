import { LitElement, css, html } from 'lit';
import { keysChanged, notify } from '/app/events.js';
import { save } from '/app/saving.js';
import '/components/conflict-dialog.js';
import '/components/cubby-problem.js';
import '/components/value-form.js';
import { base } from '/styles/base.js';
import { buttons } from '/styles/buttons.js';
import { editFault } from '/values/text.js';

/** Replaces a value if it is still what the person began with, else asks; fires `done` when stored or given up. */
class KeyEditor extends LitElement {
  static properties = {
    client: { attribute: false },
    draft: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    base,
    buttons,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--gap-4);
      }

      .buttons {
        display: flex;
        justify-content: flex-end;
        gap: var(--gap-2);
      }
    `,
  ];

  render() {
    const { base: entry, form } = this.draft;
    return html`<form novalidate @submit=${this.#onSubmit}>
        <value-form .form=${form} .textFault=${editFault(entry)}></value-form>
        <cubby-problem .problem=${this.problem} @retry=${() => this.#save(entry)}></cubby-problem>
        <div class="buttons">
          <button class="button" type="button" @click=${this.#done}>Cancel</button>
          <button class="button primary" type="submit" ?disabled=${this.busy}>Save</button>
        </div>
      </form>
      <conflict-dialog></conflict-dialog>`;
  }

  focus() {
    this.updateComplete.then(() => this.renderRoot.querySelector('value-form').focus());
  }

  #onSubmit(event) {
    event.preventDefault();
    this.#save(this.draft.base);
  }

  /** @param {?import('/api/client.js').Entry} base what is to be replaced; null where nothing is there any more */
  async #save(base) {
    const { key } = this.draft.base;
    const mine = this.busy ? null : await this.renderRoot.querySelector('value-form').draft();
    if (mine === null) {
      return;
    }
    this.busy = true;
    this.problem = null;
    let outcome;
    try {
      outcome = await save(this.client, key, mine, base);
    } catch (problem) {
      this.problem = problem;
      return;
    } finally {
      this.busy = false;
    }
    if (outcome.stored) {
      keysChanged();
      notify({ text: `Saved “${key}”` });
      this.#done();
    } else {
      await this.#settle(mine, outcome.theirs);
    }
  }

  async #settle(mine, theirs) {
    const answer = await this.renderRoot.querySelector('conflict-dialog').ask(mine, theirs);
    if (answer === 'overwrite') {
      await this.#save(theirs);
    } else if (answer === 'theirs') {
      keysChanged();
      this.#done();
    }
  }

  #done() {
    this.dispatchEvent(new Event('done'));
  }
}

customElements.define('key-editor', KeyEditor);
