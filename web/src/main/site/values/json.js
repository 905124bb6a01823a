// One pass without nested choices, so that a string of a megabyte does not exhaust the engine's stack.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;
const KINDS = { '"': 'string', t: 'word', f: 'word', n: 'word' };

/** @param {string} text @returns {boolean} whether it is JSON with something to format, an object or an array */
export function isJson(text) {
  if (!/^\s*[{[]/.test(text)) {
    return false;
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Indents JSON without parsing its values, so that long numbers, repeated names and escapes stay as they were stored.
 *
 * @param {string} text valid JSON
 * @param {{maxLines: number, maxChars: number}} limits after which it stops
 * @returns {{lines: {kind: string, text: string}[][], complete: boolean}} kind: name, string, number, word, mark
 */
export function formatJson(text, { maxLines, maxChars }) {
  const page = new Page();
  const tokens = text.matchAll(TOKEN);
  let token = tokens.next().value?.[0];
  while (token !== undefined) {
    if (page.lines.length > maxLines || page.chars > maxChars) {
      return { lines: page.lines.slice(0, maxLines), complete: false };
    }
    const next = tokens.next().value?.[0];
    if (isPair(token, next)) {
      page.write('mark', token + next);
      token = tokens.next().value?.[0];
      continue;
    }
    page.token(token, next, maxChars);
    token = next;
  }
  return { lines: page.lines, complete: page.chars <= maxChars };
}

function isPair(token, next) {
  return (token === '{' && next === '}') || (token === '[' && next === ']');
}

class Page {
  lines = [[]];
  chars = 0;
  depth = 0;

  token(token, next, maxChars) {
    switch (token) {
      case '{':
      case '[':
        this.write('mark', token);
        this.depth++;
        this.breakLine();
        break;
      case '}':
      case ']':
        this.depth--;
        this.breakLine();
        this.write('mark', token);
        break;
      case ',':
        this.write('mark', token);
        this.breakLine();
        break;
      case ':':
        this.write('mark', ': ');
        break;
      default:
        this.write(next === ':' ? 'name' : (KINDS[token[0]] ?? 'number'), token.slice(0, maxChars));
        this.chars += Math.max(0, token.length - maxChars);
    }
  }

  breakLine() {
    this.lines.push([{ kind: 'mark', text: '  '.repeat(this.depth) }]);
  }

  write(kind, text) {
    this.lines.at(-1).push({ kind, text });
    this.chars += text.length;
  }
}
