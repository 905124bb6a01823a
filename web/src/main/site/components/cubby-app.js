import { LitElement, html, nothing } from 'lit';
import { session } from '/api/session.js';
import { keysChanged } from '/app/events.js';
import { parseRoute, routeHash } from '/app/route.js';
import { styles } from '/components/cubby-app.css.js';
import '/components/create-dialog.js';
import '/components/cubby-logo.js';
import '/components/cubby-notices.js';
import '/components/cubby-start.js';
import { icon } from '/components/icons.js';
import '/components/key-list.js';
import '/components/key-view.js';
import '/components/sign-in-dialog.js';

/** The page: the keys, the one that the address names, and what concerns both. */
class CubbyApp extends LitElement {
  static properties = {
    client: { attribute: false },
    /** @type {() => Promise<string>} of the API */
    origin: { attribute: false },
    route: { state: true },
    base: { state: true },
    /** Whether the API has asked for a token. */
    asked: { state: true },
    signedIn: { state: true },
  };

  static styles = styles;

  #stop = new AbortController();

  constructor() {
    super();
    this.route = parseRoute(location.hash);
    this.base = '';
    this.asked = false;
    this.signedIn = session.token !== null;
  }

  connectedCallback() {
    super.connectedCallback();
    const listen = (type, listener) => window.addEventListener(type, listener, { signal: this.#stop.signal });
    listen('hashchange', () => (this.route = parseRoute(location.hash)));
    listen('cubby-go', ({ detail }) => this.#go(detail));
    listen('cubby-keys-changed', () => this.#part('key-list').refresh());
    listen('cubby-notice', ({ detail }) => this.#part('cubby-notices').show(detail));
    listen('cubby-create', ({ detail }) => this.#part('create-dialog').open(detail));
    listen('cubby-unauthorized', ({ detail }) => this.#onUnauthorized(detail));
    listen('cubby-signed-in', () => this.#onSignedIn());
    this.origin().then(
      (base) => (this.base = base),
      () => {}, // What needs it says so; the link to the API's page stays as it is.
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  render() {
    const { client, route } = this;
    return html`
      <header>
        <button class="skip button" type="button" @click=${this.#skip}>Skip to the value</button>
        <h1><a class="brand" href="#/"><cubby-logo></cubby-logo>Cubby</a></h1>
        <nav aria-label="Page">
          <a class="button quiet" href="${this.base}/docs">${icon('book')} API</a>
          <button class="button primary" type="button" @click=${this.#create}>${icon('plus')} New key</button>
          ${this.#door()}
        </nav>
      </header>
      <main class=${route.key === null && !route.broken ? 'at-list' : 'at-key'}>
        <section class="list" aria-label="Keys">
          <key-list .client=${client} .route=${route}></key-list>
        </section>
        <section class="detail" aria-label="Open key" tabindex="-1">${this.#detail()}</section>
      </main>
      <create-dialog .client=${client}></create-dialog>
      <sign-in-dialog .client=${client}></sign-in-dialog>
      <cubby-notices></cubby-notices>
    `;
  }

  #door() {
    if (!this.signedIn && !this.asked) {
      return nothing;
    }
    const [label, symbol, run] = this.signedIn
      ? ['Sign out', 'leave', this.#signOut]
      : ['Sign in', 'enter', () => this.#part('sign-in-dialog').open(null)];
    return html`<button class="button quiet square" type="button" title=${label} aria-label=${label} @click=${run}>
      ${icon(symbol)}
    </button>`;
  }

  updated(changed) {
    const before = changed.get('route');
    const { key } = this.route;
    if (changed.has('route') && before?.key !== key) {
      document.title = key === null ? 'Cubby' : `${key} – Cubby`;
      this.#followFocus(before?.key ?? null);
    }
  }

  /** On a narrow page the key and the list take turns; the focus goes to the one that came, where it had been. */
  #followFocus(keyBefore) {
    const shown = (name) => this.#part(name).checkVisibility();
    if (keyBefore === null && this.route.key !== null && !shown('key-list')) {
      window.scrollTo(0, 0);
      this.#part('.detail').focus();
    } else if (keyBefore !== null && this.route.key === null && !shown('.detail')) {
      this.#part('key-list').focusKey(keyBefore);
    }
  }

  #detail() {
    const { client, route } = this;
    if (route.broken) {
      return html`<p class="broken">
        This link has a broken percent-encoding, so it names no key. <a href="#/">All keys</a>
      </p>`;
    }
    return route.key === null
      ? html`<cubby-start .origin=${this.base || location.origin} .signedIn=${this.signedIn}></cubby-start>`
      : html`<key-view .client=${client} .route=${route}></key-view>`;
  }

  #onUnauthorized(problem) {
    this.asked = true;
    this.#part('sign-in-dialog').open(problem);
  }

  #onSignedIn() {
    this.signedIn = true;
    keysChanged();
  }

  /** A reload forgets what was read with the token as well. */
  #signOut() {
    session.signOut();
    this.signedIn = false;
    location.reload();
  }

  #go({ change, how }) {
    const hash = routeHash({ ...this.route, ...change });
    if (how.replace) {
      history.replaceState(null, '', hash);
      this.route = parseRoute(hash);
    } else {
      location.hash = hash;
    }
  }

  #create() {
    this.#part('create-dialog').open(this.route.folders ? this.route.prefix : '');
  }

  #skip() {
    this.#part('.detail').focus();
  }

  #part(name) {
    return this.renderRoot.querySelector(name);
  }
}

customElements.define('cubby-app', CubbyApp);
