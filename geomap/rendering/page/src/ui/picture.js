/** A picture of the map's view, with its title and credits: for a file, and for the printed sheet, where it is light whatever the screen is. */

const BAR_PX = 28;

/** @typedef {import("../map/canvas.js").CanvasLayer} CanvasLayer */

/**
 * @param {L.Map} map
 * @param {(CanvasLayer | null | undefined)[]} layers from the ground up
 * @param {{title: string, credits: string[]}} page
 * @returns {HTMLCanvasElement}
 */
export function compose(map, layers, page) {
  const size = map.getSize();
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement("canvas");
  canvas.width = size.x * ratio;
  canvas.height = (size.y + BAR_PX) * ratio;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const style = getComputedStyle(map.getContainer());
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  context.fillStyle = colour("--gm-panel");
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) {
    if (!layer) continue;
    layer.repaintNow();
    if (!layer.view) continue;
    const { margin } = layer.view;
    context.drawImage(layer.canvas, margin.x * ratio, margin.y * ratio, size.x * ratio, size.y * ratio, 0, 0, size.x * ratio, size.y * ratio);
  }
  context.scale(ratio, ratio);
  context.fillStyle = colour("--gm-panel");
  context.fillRect(0, size.y, size.x, BAR_PX);
  context.fillStyle = colour("--gm-ink");
  context.textBaseline = "middle";
  context.font = `600 12px ${colour("--gm-sans")}`;
  context.fillText(page.title, 10, size.y + BAR_PX / 2, size.x * 0.45);
  context.font = `10px ${colour("--gm-sans")}`;
  context.textAlign = "right";
  context.fillText(page.credits.join(" "), size.x - 10, size.y + BAR_PX / 2, size.x * 0.5);
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Blob>}
 */
export function toPng(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}
