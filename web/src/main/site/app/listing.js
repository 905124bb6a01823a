import { compareKeys } from '/api/keys.js';

const PAGE = 100;
const MOST = 1_000;

/**
 * The keys under a prefix as far as they have been asked for. At most one request is under way: a new one ends the one
 * before, so that a late answer never replaces a newer one.
 */
export class Listing {
  /** @type {({folder: string}|import('/api/client.js').Metadata)[]} */
  items = [];
  nextCursor = null;
  loading = false;
  /** @type {?import('/api/problem.js').Problem} */
  problem = null;
  #running = new AbortController();
  #query = { prefix: '', delimiter: undefined };

  /** @param {import('/api/client.js').Client} client @param {() => void} changed called after each change */
  constructor(client, changed) {
    this.client = client;
    this.changed = changed;
  }

  /** Starts over. @param {{prefix: string, delimiter: ?string}} query */
  async start(query) {
    this.#query = query;
    await this.#load({ limit: PAGE }, () => []);
  }

  /** Asks again for what is shown, in one request where 1,000 suffice. */
  async refresh() {
    await this.#load({ limit: Math.min(MOST, Math.max(PAGE, this.items.length)) }, () => []);
  }

  async more() {
    await this.#load({ limit: PAGE, cursor: this.nextCursor }, () => this.items);
  }

  stop() {
    this.#running.abort();
  }

  async #load(request, before) {
    this.#running.abort();
    const running = (this.#running = new AbortController());
    this.loading = true;
    this.changed();
    try {
      const page = await this.client.list({ ...this.#query, ...request, signal: running.signal });
      this.items = [...before(), ...inOrder(page)];
      this.nextCursor = page.nextCursor;
      this.problem = null;
    } catch (problem) {
      if (running.signal.aborted) {
        return;
      }
      this.problem = problem;
    }
    this.loading = false;
    this.changed();
  }
}

/** Keys and folded prefixes come apart; together they stand as the API orders them. */
function inOrder({ keys, prefixes }) {
  if (prefixes.length === 0) {
    return keys;
  }
  const folders = prefixes.map((folder) => ({ folder }));
  return [...folders, ...keys].sort((a, b) => compareKeys(a.folder ?? a.key, b.folder ?? b.key));
}
