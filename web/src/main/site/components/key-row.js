import { html, nothing } from 'lit';
import '/components/cubby-ago.js';
import '/components/cubby-ttl.js';
import { icon } from '/components/icons.js';
import { routeHash } from '/app/route.js';
import { formatSize } from '/values/units.js';

/**
 * A key in the list. A function, not an element, so that its link stands in the list's own tree.
 *
 * @param {import('/api/client.js').Metadata} entry
 * @param {import('/app/route.js').Route} route
 */
export function keyRow({ key, size, contentType, updatedAt, expiresAt }, route) {
  return html`<li>
    <a href=${routeHash({ ...route, key })} aria-current=${key === route.key ? 'page' : nothing}>
      <span class="key">${keyName(key, route)}</span>
      <span class="facts">
        <span>${formatSize(size)}</span>
        <span class="type">${contentType.split(';')[0]}</span>
        <cubby-ago .at=${updatedAt}></cubby-ago>
        <cubby-ttl .expiresAt=${expiresAt}></cubby-ttl>
      </span>
    </a>
  </li>`;
}

/** @param {string} folder a prefix that ends with a slash */
export function folderRow(folder, route) {
  return html`<li>
    <a class="folder" href=${routeHash({ ...route, prefix: folder })}>
      ${icon('folder', 20)}
      <span class="key"><bdi>${below(folder, route)}</bdi></span>
    </a>
  </li>`;
}

function keyName(key, route) {
  const shown = below(key, route);
  const last = shown.lastIndexOf('/') + 1;
  return html`<bdi>${last > 0 ? html`<span class="above">${shown.slice(0, last)}</span>` : nothing}${shown.slice(last)}</bdi>`;
}

/** Among folders the path to them is known already. */
function below(key, { folders, prefix }) {
  const rest = folders ? key.slice(prefix.lastIndexOf('/') + 1) : key;
  return rest === '' ? key : rest;
}
