const encoder = new TextEncoder();
// ignoreBOM keeps the mark in the text, so that encoding again gives the same bytes.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text over this is shown in part and edited elsewhere, as a browser's text area is slow with more. In bytes. */
export const MAX_EDITABLE = 256 * 1024;

/**
 * @param {{bytes: Uint8Array, contentType: string}} value
 * @returns {?string} the value as text; null where it is not UTF-8, is labelled otherwise or holds control characters
 */
export function asText({ bytes, contentType }) {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1].toLowerCase();
  if (charset && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) {
    return null;
  }
  try {
    const text = decoder.decode(bytes);
    return /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/**
 * A text area turns every line end into "\n"; so what it gives back must be written as it was.
 *
 * @param {string} text
 * @returns {'\n'|'\r\n'|null} how its lines end; null where they end in several ways and editing would change them
 */
export function lineEnd(text) {
  const carriageReturns = text.match(/\r/g)?.length ?? 0;
  if (carriageReturns === 0) {
    return '\n';
  }
  const pairs = text.match(/\r\n/g)?.length ?? 0;
  const feeds = text.match(/\n/g)?.length ?? 0;
  return pairs === carriageReturns && pairs === feeds ? '\r\n' : null;
}

/** @param {string} edited with "\n" @param {'\n'|'\r\n'} end @returns {Uint8Array} UTF-8 */
export function toBytes(edited, end) {
  return encoder.encode(end === '\n' ? edited : edited.replaceAll('\n', end));
}

/** @returns {?string} why the value cannot be edited as text, as a sentence; null where it can */
export function editFault(value) {
  if (value.bytes.length > MAX_EDITABLE) {
    return 'The value is too large to edit here. Download it, edit the file, and put it back.';
  }
  const text = asText(value);
  if (text === null) {
    return 'The value is not UTF-8 text, and editing it as text would spoil it. Replace it by a file.';
  }
  return lineEnd(text) === null
    ? 'The value mixes line ends, which a text field would change. Replace it by a file.'
    : null;
}
