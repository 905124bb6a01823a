import { clock } from '/api/clock.js';
import { isJson } from '/values/json.js';
import { asText, editFault, lineEnd, toBytes } from '/values/text.js';

/** Larger files are not even read; the API takes 1 MiB, or up to this where it is set so. */
const MAX_FILE = 16 * 1024 * 1024;

/**
 * What a person has typed so far; the fields write into it.
 *
 * @typedef {{source: 'text'|'file', text: string, lineEnd: '\n'|'\r\n', file: ?File, contentType: string,
 *   expiresAt: ?number, ttl: {mode: 'never'|'keep'|'after', count: string, unit: number}, touched: boolean}} Form
 *   contentType: empty to guess; unit: in seconds; touched: whether anything was typed
 */

/** @returns {Form} */
export function blankForm() {
  return {
    source: 'text',
    text: '',
    lineEnd: '\n',
    file: null,
    contentType: '',
    expiresAt: null,
    ttl: { mode: 'never', count: '1', unit: 3_600 },
    touched: false,
  };
}

/** @param {import('/api/client.js').Entry} entry @returns {Form} that stores the same again */
export function formOf(entry) {
  const form = blankForm();
  form.contentType = entry.contentType;
  form.expiresAt = entry.expiresAt;
  form.ttl.mode = entry.expiresAt === null ? 'never' : 'keep';
  if (editFault(entry) === null) {
    const text = asText(entry);
    form.lineEnd = lineEnd(text);
    form.text = text.replaceAll('\r\n', '\n');
  } else {
    form.source = 'file';
  }
  return form;
}

/** @param {Form} form @returns {string} the content type it will be stored with */
export function typeOf(form) {
  if (form.contentType.trim() !== '') {
    return form.contentType.trim();
  }
  if (form.source === 'file') {
    return form.file?.type || 'application/octet-stream';
  }
  return isJson(form.text) ? 'application/json' : 'text/plain; charset=utf-8';
}

/** A field that cannot be sent; `field` names it. */
export class FieldFault extends Error {
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

/** @param {Form} form @returns {Promise<import('/api/client.js').Draft>} @throws {FieldFault} */
export async function draftOf(form) {
  const ttlSeconds = ttlOf(form);
  const contentType = typeOf(form);
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;[\t\x20-\x7e]*)?$/.test(contentType)) {
    throw new FieldFault('contentType', 'A content type looks like “text/plain” or “image/png”.');
  }
  return { bytes: await bytesOf(form), contentType, ttlSeconds };
}

async function bytesOf({ source, text, lineEnd: end, file }) {
  if (source === 'text') {
    return toBytes(text, end);
  }
  if (file === null) {
    throw new FieldFault('file', 'Choose a file first.');
  }
  if (file.size > MAX_FILE) {
    throw new FieldFault('file', 'The file is larger than 16 MiB, the most that a value can have.');
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new FieldFault('file', 'The file cannot be read; it may have been moved or changed. Choose it again.');
  }
}

function ttlOf({ ttl, expiresAt }) {
  if (ttl.mode === 'never') {
    return null;
  }
  if (ttl.mode === 'keep') {
    const left = Math.ceil((expiresAt - clock.now()) / 1000);
    if (left <= 0) {
      throw new FieldFault('ttl', 'The key has expired meanwhile. Say how long it is to live now.');
    }
    return left;
  }
  const count = Number(ttl.count);
  if (!Number.isInteger(count) || count < 1 || ttl.count.trim() === '') {
    throw new FieldFault('ttl', 'Give a whole number of at least 1.');
  }
  return count * ttl.unit;
}
