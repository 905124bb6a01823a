import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Listing } from '/app/listing.js';
import '/components/cubby-problem.js';
import '/components/folder-path.js';
import '/components/key-search.js';
import { folderRow, keyRow } from '/components/key-row.js';
import { styles } from '/components/key-list.css.js';
import { formatCount } from '/values/units.js';

/** The keys under a prefix, in pages; with folders, what follows a slash is folded. */
class KeyList extends LitElement {
  static properties = {
    client: { attribute: false },
    route: { attribute: false },
  };

  static styles = styles;

  willUpdate(changed) {
    this.listing ??= new Listing(this.client, () => this.requestUpdate());
    const before = changed.get('route');
    const { prefix, folders } = this.route;
    if (changed.has('route') && (before?.prefix !== prefix || before?.folders !== folders)) {
      this.listing.start({ prefix, delimiter: folders ? '/' : undefined });
    }
  }

  refresh() {
    this.listing.refresh();
  }

  /** Puts the focus on the key's row, where it is listed. */
  focusKey(key) {
    const at = this.listing.items.findIndex((item) => item.key === key);
    this.#rows()[at]?.focus();
  }

  focusSearch() {
    this.renderRoot.querySelector('key-search').focus();
  }

  render() {
    const { items, loading, nextCursor, problem } = this.listing;
    const { prefix, folders } = this.route;
    return html`
      <key-search .prefix=${prefix} .folders=${folders} @refresh=${this.refresh}></key-search>
      ${folders ? html`<folder-path .prefix=${prefix}></folder-path>` : nothing}
      <p class="count" role="status">${this.#status()}</p>
      ${problem ? html`<cubby-problem .problem=${problem} @retry=${this.refresh}></cubby-problem>` : nothing}
      <ul class=${loading ? 'loading' : ''} @keydown=${this.#onKeydown}>
        ${repeat(items, (item) => item.folder ?? item.key, (item) => this.#row(item))}
      </ul>
      ${nextCursor ? this.#more() : nothing} ${this.#isEmpty() ? this.#empty() : nothing}
    `;
  }

  #row(item) {
    return item.folder === undefined ? keyRow(item, this.route) : folderRow(item.folder, this.route);
  }

  #more() {
    return html`<button class="button more" type="button" ?disabled=${this.listing.loading} @click=${this.#onMore}>
      Load more
    </button>`;
  }

  #isEmpty() {
    const { items, loading, problem } = this.listing;
    return items.length === 0 && !loading && !problem;
  }

  #empty() {
    return this.route.prefix === ''
      ? html`<p class="empty"><strong>No keys yet</strong>Create the first with “New key”, or put one with the API.</p>`
      : html`<p class="empty">
          <strong>Nothing begins with <bdi>${this.route.prefix}</bdi></strong>Upper and lower case differ.
        </p>`;
  }

  #status() {
    const { items, loading, nextCursor, problem } = this.listing;
    if (loading && items.length === 0) {
      return 'Loading…';
    }
    if (problem && items.length === 0) {
      return '';
    }
    const folders = items.filter((item) => item.folder !== undefined).length;
    const keys = items.length - folders;
    const counts = [folders > 0 && formatCount(folders, 'folder'), (keys > 0 || folders === 0) && formatCount(keys, 'key')];
    return counts.filter(Boolean).join(', ') + (nextCursor ? ', and more' : '');
  }

  async #onMore() {
    const shown = this.listing.items.length;
    await this.listing.more();
    await this.updateComplete;
    this.#rows()[shown]?.focus();
  }

  #onKeydown(event) {
    const rows = this.#rows();
    const at = rows.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || at < 0) {
      return;
    }
    event.preventDefault();
    if (to < 0) {
      this.focusSearch();
    } else {
      rows[Math.min(to, rows.length - 1)].focus();
    }
  }

  #rows() {
    return [...this.renderRoot.querySelectorAll('li > a')];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.listing.stop();
  }
}

customElements.define('key-list', KeyList);
