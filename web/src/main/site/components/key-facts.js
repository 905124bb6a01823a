import { html, nothing } from 'lit';
import '/components/cubby-ago.js';
import '/components/cubby-ttl.js';
import { formatSize, formatTime } from '/values/units.js';

/** What is known of a key beside its value. @param {import('/api/client.js').Entry} entry */
export function keyFacts({ version, size, contentType, createdAt, updatedAt, expiresAt }) {
  return html`<dl class="facts">
    ${fact('Content type', html`<bdi>${contentType}</bdi>`)}
    ${fact('Size', html`<span title="${size} bytes">${formatSize(size)}</span>`)} ${fact('Version', version)}
    ${updatedAt === null ? nothing : fact('Changed', html`<cubby-ago .at=${updatedAt}></cubby-ago>`)}
    ${createdAt === null ? nothing : fact('Created', formatTime(createdAt))}
    ${fact('Expires', expiresAt === null ? 'never' : html`<cubby-ttl .expiresAt=${expiresAt}></cubby-ttl>`)}
  </dl>`;
}

function fact(name, value) {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
