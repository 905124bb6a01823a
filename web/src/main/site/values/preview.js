/** How much of a value is drawn at once; more would make the page slow. The rest is had by download. */
export const LIMITS = { maxLines: 2_000, maxChars: 64 * 1024 };
export const HEX_LIMIT = 16 * 1024;

/** @param {string} text @returns {{lines: string[], complete: boolean}} */
export function textLines(text, { maxLines, maxChars } = LIMITS) {
  const start = text.length > maxChars ? text.slice(0, maxChars).toWellFormed() : text;
  const lines = start.split(/\r\n|\r|\n/, maxLines + 1);
  const complete = start.length === text.length && lines.length <= maxLines;
  return { lines: lines.slice(0, maxLines), complete };
}
