import { decodeKey, encodeKey } from '/api/keys.js';

/**
 * What the address names: `#/k/<key>?prefix=<prefix>&view=folders`. A key's slashes stand as they are.
 *
 * @typedef {{key: ?string, prefix: string, folders: boolean, broken: boolean}} Route
 *   broken where the hash is not valid percent-encoding
 */

/** @param {string} hash as location.hash gives it @returns {Route} */
export function parseRoute(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parameters = new URLSearchParams(query);
  const route = {
    key: null,
    prefix: parameters.get('prefix') ?? '',
    folders: parameters.get('view') === 'folders',
    broken: false,
  };
  if (path.startsWith('/k/') && path.length > 3) {
    try {
      route.key = decodeKey(path.slice(3));
    } catch {
      route.broken = true;
    }
  }
  return route;
}

/** @param {Partial<Route>} route @returns {string} a hash that parses to the same route */
export function routeHash({ key = null, prefix = '', folders = false }) {
  const parameters = new URLSearchParams();
  if (prefix !== '') {
    parameters.set('prefix', prefix);
  }
  if (folders) {
    parameters.set('view', 'folders');
  }
  const query = parameters.size > 0 ? `?${parameters}` : '';
  return `#/${key === null ? '' : `k/${encodeKey(key)}`}${query}`;
}
