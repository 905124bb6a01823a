const WIDTH = 16;

/** @param {Uint8Array} bytes @param {number} limit bytes to show @returns {string} offset, bytes and ASCII, as hexdump -C */
export function hexDump(bytes, limit) {
  const lines = [];
  const end = Math.min(bytes.length, limit);
  for (let offset = 0; offset < end; offset += WIDTH) {
    lines.push(hexLine(offset, bytes.subarray(offset, Math.min(offset + WIDTH, end))));
  }
  return lines.join('\n');
}

function hexLine(offset, row) {
  const pairs = Array.from(row, (byte) => byte.toString(16).padStart(2, '0'));
  const left = pairs.slice(0, 8).join(' ');
  const right = pairs.slice(8).join(' ');
  const ascii = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
  return `${offset.toString(16).padStart(8, '0')}  ${left.padEnd(23)}  ${right.padEnd(23)}  ${ascii}`;
}
