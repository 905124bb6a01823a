import { LitElement, css, html } from 'lit';
import { routeHash } from '/app/route.js';
import { base } from '/styles/base.js';

/** The folders above what is listed, each a link. */
class FolderPath extends LitElement {
  static properties = { prefix: { attribute: false } };

  static styles = [
    base,
    css`
      ol {
        display: flex;
        flex-wrap: wrap;
        margin: 0;
        padding: 0 var(--gap-3);
        font: var(--text-small) / 1.8 var(--mono);
        list-style: none;
      }

      a {
        padding: 0 2px;
        border-radius: 4px;
      }

      .slash {
        color: var(--muted);
      }
    `,
  ];

  render() {
    const folders = this.prefix.split('/').slice(0, -1);
    return html`<nav aria-label="Folders">
      <ol>
        <li><a href=${routeHash({ folders: true })}>all</a></li>
        ${folders.map((name, i) => this.#folder(name, `${folders.slice(0, i + 1).join('/')}/`))}
      </ol>
    </nav>`;
  }

  #folder(name, prefix) {
    return html`<li>
      <span class="slash" aria-hidden="true">/</span
      ><a href=${routeHash({ prefix, folders: true })}><bdi>${name === '' ? '(empty)' : name}</bdi></a>
    </li>`;
  }
}

customElements.define('folder-path', FolderPath);
