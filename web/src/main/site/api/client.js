import { encodeKey } from '/api/keys.js';
import { toBase64 } from '/values/bytes.js';

/**
 * @typedef {{key: string, version: string, size: number, contentType: string,
 *   createdAt: ?number, updatedAt: ?number, expiresAt: ?number}} Metadata times in milliseconds since 1970
 * @typedef {Metadata & {bytes: Uint8Array, etag: string}} Entry
 * @typedef {{bytes: Uint8Array, contentType: string, ttlSeconds: ?number}} Draft what is to be stored
 */

/** The REST API's operations on keys. */
export class Client {
  /** @param {import('/api/transport.js').Transport} transport */
  constructor(transport) {
    this.transport = transport;
  }

  /** @returns {Promise<{keys: Metadata[], prefixes: string[], nextCursor: ?string}>} */
  async list({ prefix, delimiter, cursor, limit = 100, signal }) {
    const query = new URLSearchParams({ limit });
    for (const [name, value] of Object.entries({ prefix, delimiter, cursor })) {
      if (value) {
        query.set(name, value);
      }
    }
    const { body } = await this.transport.json(`/v1/keys?${query}`, { signal });
    return {
      keys: body.keys.map(metadata),
      prefixes: body.prefixes ?? [],
      nextCursor: body.nextCursor ?? null,
    };
  }

  /** @returns {Promise<Entry>} without createdAt, which only {@link describe} knows */
  async read(key, { signal } = {}) {
    const { headers, body } = await this.transport.bytes(keyPath(key), { signal });
    const etag = headers.get('ETag') ?? '';
    return {
      key,
      bytes: body,
      etag,
      version: etag.replace(/^W\/|"/g, ''),
      size: body.length,
      contentType: headers.get('Content-Type') ?? 'application/octet-stream',
      createdAt: null,
      updatedAt: time(headers.get('Last-Modified')),
      expiresAt: time(headers.get('Cubby-Expires')),
    };
  }

  /** @returns {Promise<?Metadata>} a key sorts before all longer ones, so it heads the listing of itself */
  async describe(key, { signal } = {}) {
    const { keys } = await this.list({ prefix: key, limit: 1, signal });
    return keys[0]?.key === key ? keys[0] : null;
  }

  /**
   * @param {string} key
   * @param {Draft} draft
   * @param {{'If-Match': string}|{'If-None-Match': '*'}} condition
   * @returns {Promise<Metadata>}
   */
  async put(key, { bytes, contentType, ttlSeconds }, condition) {
    const query = ttlSeconds === null ? '' : `?ttl=${ttlSeconds}`;
    const headers = { 'Content-Type': contentType, ...condition };
    const request = { method: 'PUT', headers, body: bytes };
    return metadata((await this.transport.json(keyPath(key) + query, request)).body);
  }

  /** Creates under a key that the API makes. @param {Draft} draft @returns {Promise<Metadata>} */
  async create({ bytes, contentType, ttlSeconds }) {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({
      valueBase64: toBase64(bytes),
      contentType,
      ...(ttlSeconds !== null && { ttlSeconds }),
    });
    return metadata((await this.transport.json('/v1/keys', { method: 'POST', headers, body })).body);
  }

  /** @param {string} etag of what is to be deleted */
  async remove(key, etag) {
    await this.transport.bytes(keyPath(key), { method: 'DELETE', headers: { 'If-Match': etag } });
  }
}

function keyPath(key) {
  return `/v1/keys/${encodeKey(key)}`;
}

function metadata(json) {
  return {
    key: json.key,
    version: String(json.version),
    size: json.size,
    contentType: json.contentType,
    createdAt: time(json.createdAt),
    updatedAt: time(json.updatedAt),
    expiresAt: time(json.expiresAt),
  };
}

/** @param {string|number|null|undefined} value ISO 8601, an HTTP date, or milliseconds since 1970 */
function time(value) {
  const at = typeof value === 'number' ? value : Date.parse(value ?? '');
  return Number.isNaN(at) ? null : at;
}
