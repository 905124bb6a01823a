import { sameBytes } from '/values/bytes.js';

/**
 * Replaces a key's value if it is still what the person began with.
 *
 * @param {import('/api/client.js').Client} client
 * @param {string} key
 * @param {import('/api/client.js').Draft} draft
 * @param {?import('/api/client.js').Entry} base what the draft is to replace; null where it is to be created
 * @returns {Promise<{stored: true}|{stored: false, theirs: ?import('/api/client.js').Entry}>}
 *   theirs: what stands there instead, null where the key is gone
 */
export async function save(client, key, draft, base) {
  const condition = base === null ? { 'If-None-Match': '*' } : { 'If-Match': base.etag };
  try {
    await client.put(key, draft, condition);
    return { stored: true };
  } catch (problem) {
    if (problem.status !== 412 && problem.status !== 404) {
      throw problem;
    }
  }
  const theirs = await readIfPresent(client, key);
  // A retry of a write whose answer got lost meets its own value: that is no conflict.
  return theirs !== null && sameValue(draft, theirs) ? { stored: true } : { stored: false, theirs };
}

async function readIfPresent(client, key) {
  try {
    return await client.read(key);
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

function sameValue(draft, entry) {
  return (
    draft.ttlSeconds === null &&
    entry.expiresAt === null &&
    draft.contentType === entry.contentType &&
    sameBytes(draft.bytes, entry.bytes)
  );
}
