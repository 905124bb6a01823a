import { LitElement, html, nothing } from 'lit';
import { styles } from '/components/conflict-dialog.css.js';
import { icon } from '/components/icons.js';
import { differingLines } from '/values/difference.js';
import { hexDump } from '/values/hex.js';
import { formatJson, isJson } from '/values/json.js';
import { textLines } from '/values/preview.js';
import { asText } from '/values/text.js';
import { formatSize, formatTime } from '/values/units.js';

const LIMITS = { maxLines: 400, maxChars: 32 * 1024 };
const HEX_LIMIT = 2 * 1024;

/** Shows the user's text beside the value that another user stored meanwhile, and asks which is to stand. */
class ConflictDialog extends LitElement {
  static properties = {
    mine: { state: true },
    theirs: { state: true },
  };

  static styles = styles;

  /**
   * @param {import('/api/client.js').Draft} mine
   * @param {?import('/api/client.js').Entry} theirs null where the key is gone
   * @returns {Promise<'overwrite'|'theirs'|'edit'>} edit also where the dialog was closed without an answer
   */
  async ask(mine, theirs) {
    this.mine = mine;
    this.theirs = theirs;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    dialog.returnValue = 'edit';
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue || 'edit'), { once: true });
    });
  }

  render() {
    const { mine, theirs } = this;
    return html`<dialog aria-labelledby="title" aria-describedby="what">
      <form method="dialog">
        <div class="head">
          <h2 id="title">
            ${theirs ? 'Somebody changed this key while you edited it' : 'This key was deleted while you edited it'}
          </h2>
        </div>
        <div class="body">
          <p id="what">Nothing of yours is stored yet. Which one is to stand?</p>
          ${mine ? this.#sides(mine, theirs) : nothing}
        </div>
        <div class="buttons">
          <button class="button" value="edit">Keep editing</button>
          <button class="button" value="theirs">${theirs ? 'Take theirs' : 'Leave it deleted'}</button>
          <button class="button primary" value="overwrite">${theirs ? 'Overwrite with mine' : 'Store mine again'}</button>
        </div>
      </form>
    </dialog>`;
  }

  #sides(mine, theirs) {
    const [left, right] = excerpts(mine, theirs);
    const only = left && right ? differingLines(left.lines, right.lines) : {};
    return html`<div class="sides">
      ${this.#side('Yours', 'not stored', mine, left, only.mine)}
      ${theirs
        ? this.#side('On the server', `version ${theirs.version}`, theirs, right, only.theirs)
        : html`<section class="side"><h3>On the server</h3><p class="gone">${icon('trash', 20)} deleted</p></section>`}
    </div>`;
  }

  #side(title, state, { bytes, contentType, updatedAt }, excerpt, only) {
    const facts = [state, formatSize(bytes.length), contentType, updatedAt && formatTime(updatedAt)];
    return html`<section class="side" aria-label=${title}>
      <h3>${title}</h3>
      <p class="facts">${facts.filter(Boolean).join(' · ')}</p>
      ${excerpt
        ? this.#lines(title, excerpt, only)
        : html`<pre tabindex="0" aria-label="${title}, in hex">${hexDump(bytes, HEX_LIMIT)}</pre>`}
    </section>`;
  }

  #lines(title, { lines, complete }, only) {
    return html`<ol tabindex="0" aria-label="${title}, as text" dir="auto">
        ${lines.map((line, i) => html`<li>${only?.has(i) ? html`<mark>${line || ' '}</mark>` : line}</li>`)}
      </ol>
      ${complete ? nothing : html`<p class="facts">Only the beginning is shown.</p>`}`;
  }
}

/** Both as lines of text, JSON indented where both are JSON; null for what is no text. */
function excerpts(...sides) {
  const texts = sides.map((side) => side && asText(side));
  const json = texts.every((text) => text === null || isJson(text));
  return texts.map((text) => {
    if (text === null) {
      return null;
    }
    return json ? plainLines(formatJson(text, LIMITS)) : textLines(text, LIMITS);
  });
}

function plainLines({ lines, complete }) {
  return { lines: lines.map((parts) => parts.map(({ text }) => text).join('')), complete };
}

customElements.define('conflict-dialog', ConflictDialog);
