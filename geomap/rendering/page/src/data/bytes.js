/** Text blocks to bytes: base64 by atob, inflated by DecompressionStream; the page's policy forbids fetch, even of data: URLs. */

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase64(text) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * @param {string} text base64 of a zlib stream
 * @returns {Promise<Uint8Array>}
 */
export async function inflate(text) {
  const stream = new Blob([fromBase64(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {string} text base64 of a zlib stream of JSON
 * @returns {Promise<any>}
 */
export async function inflateJson(text) {
  return JSON.parse(new TextDecoder().decode(await inflate(text)));
}
