/** Reads the blocks that details.py writes: columns in JSON, and quotes in the codes of vocabulary.py. */

const ONE_BYTE = 64;
const TWO_BYTES = 48;
const CONTINUED = 127;
const NOTHING = "\x01";

/**
 * @param {Uint8Array} bytes
 * @param {string[]} words that the codes stand for
 * @returns {Record<string, any[]>} columns
 */
export function readBlock(bytes, words) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const columns = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const coded = bytes.subarray(4 + length);
  if (coded.length) columns.quote = readQuotes(coded, words);
  return columns;
}

/**
 * @param {Uint8Array} bytes
 * @param {string[]} words
 * @returns {(string | null)[]}
 */
export function readQuotes(bytes, words) {
  const decoder = new TextDecoder();
  /** @type {(string | null)[]} */
  const quotes = [];
  let text = "";
  let afterCode = false;
  const end = () => {
    quotes.push(text === NOTHING ? null : text);
    text = "";
    afterCode = false;
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0) end();
    else if (byte < 0x80) {
      text += String.fromCharCode(byte);
      afterCode = false;
    } else if (byte === 0xff) {
      const close = bytes.indexOf(0xff, at + 1);
      text += decoder.decode(bytes.subarray(at + 1, close));
      at = close;
      afterCode = false;
    } else {
      let rank = byte - 0x80;
      if (byte >= 0xf0) {
        rank = ONE_BYTE + TWO_BYTES * CONTINUED + (byte - 0xf0) * CONTINUED ** 2 + (bytes[at + 1] - 0x80) * CONTINUED + bytes[at + 2] - 0x80;
        at += 2;
      } else if (byte >= 0xc0) {
        rank = ONE_BYTE + (byte - 0xc0) * CONTINUED + bytes[at + 1] - 0x80;
        at += 1;
      }
      text += afterCode ? ` ${words[rank]}` : words[rank];
      afterCode = true;
    }
  }
  end();
  return quotes;
}
