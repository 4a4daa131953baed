/** A canvas that covers the map's view and a margin around it, moves with the map, and is painted anew when the view leaves it. */

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, zoom: number, margin: {x: number, y: number}}} View
 *   a world position p is at p.x * scale - left, p.y * scale - top
 * @typedef {L.Layer & {repaint: () => void, repaintNow: () => void, canvas: HTMLCanvasElement, view: View | null}} CanvasLayer
 */

const TILE_PX = 256;

/**
 * @param {(context: CanvasRenderingContext2D, view: View) => void} paint
 * @param {{pane: string, margin?: number, className: string}} options `margin` as a part of the view
 * @returns {CanvasLayer}
 */
export function canvasLayer(paint, { pane, margin = 0.15, className }) {
  const Layer = L.Layer.extend({
    onAdd(/** @type {L.Map} */ map) {
      this._map = map;
      this.canvas = L.DomUtil.create("canvas", `${className} leaflet-zoom-animated`, map.getPane(pane) ?? map.getPane("overlayPane"));
      this.canvas.setAttribute("aria-hidden", "true");
      this.repaintNow();
    },
    onRemove() {
      cancelAnimationFrame(this.frame);
      this.canvas.remove();
      this._map = null;
    },
    getEvents() {
      return { viewreset: this.repaintNow, moveend: this.repaintNow, resize: this.repaintNow, move: this.onMove, zoom: this.onZoom, zoomanim: this.onZoomAnimation };
    },
    repaint() {
      if (!this._map || this.frame) return;
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.repaintNow();
      });
    },
    repaintNow() {
      const map = /** @type {L.Map | null} */ (this._map);
      if (!map || map.getSize().x === 0) return;
      const size = map.getSize();
      const edge = { x: Math.round(size.x * margin), y: Math.round(size.y * margin) };
      const corner = map.containerPointToLayerPoint([-edge.x, -edge.y]).round();
      const origin = map.getPixelOrigin();
      const ratio = window.devicePixelRatio || 1;
      const [width, height] = [size.x + 2 * edge.x, size.y + 2 * edge.y];
      this.center = map.getCenter();
      this.zoom = map.getZoom();
      this.bounds = L.bounds(corner, corner.add([width, height]));
      this.view = { scale: TILE_PX * 2 ** this.zoom, left: origin.x + corner.x, top: origin.y + corner.y, width, height, zoom: this.zoom, margin: edge };
      const { canvas } = this;
      if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
      }
      L.DomUtil.setTransform(canvas, corner, 1);
      const context = canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      paint(context, this.view);
    },
    onMove() {
      const map = this._map;
      if (!this.bounds || map.getZoom() !== this.zoom) return;
      const corner = map.containerPointToLayerPoint([0, 0]);
      if (!this.bounds.contains(L.bounds(corner, corner.add(map.getSize())))) this.repaintNow();
    },
    onZoom() {
      this.follow(this._map.getCenter(), this._map.getZoom());
    },
    onZoomAnimation(/** @type {L.ZoomAnimEvent} */ event) {
      this.follow(event.center, event.zoom);
    },
    /** Scales what is painted to a view on the way. */
    follow(/** @type {L.LatLng} */ center, /** @type {number} */ zoom) {
      if (!this.center) return;
      const map = this._map;
      const scale = map.getZoomScale(zoom, this.zoom);
      const half = map.getSize().multiplyBy(0.5).add([this.view.margin.x, this.view.margin.y]);
      const corner = half.multiplyBy(-scale).add(map.project(this.center, zoom)).subtract(map._getNewPixelOrigin(center, zoom));
      L.DomUtil.setTransform(this.canvas, corner, scale);
    },
  });
  return new Layer();
}

/**
 * The copies of the world that a view shows: whole numbers to add to a world x.
 * @param {View} view
 * @returns {number[]}
 */
export function copies({ left, width, scale }) {
  const first = Math.floor(left / scale);
  const last = Math.floor((left + width) / scale);
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}
