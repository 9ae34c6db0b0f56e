"use strict";

const CELL = 56;

/**
 * The boxes on the canvas that a label must not cover, in screen pixels: [left, top, right, bottom].
 * They are kept by cells of a grid, so that a label is held against those near it alone.
 */
class Taken {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.across = Math.max(1, Math.ceil(width / CELL));
    this.down = Math.max(1, Math.ceil(height / CELL));
    this.cells = Array.from({ length: this.across * this.down }, () => []);
  }

  /** The first and the last column and row of a box; what lies outside counts with the rim. */
  span([left, top, right, bottom]) {
    const within = (at, many) => Math.min(Math.max(Math.floor(at / CELL), 0), many - 1);
    return [within(left, this.across), within(top, this.down), within(right, this.across),
      within(bottom, this.down)];
  }

  add(box) {
    const [left, top, right, bottom] = this.span(box);
    for (let row = top; row <= bottom; row += 1) {
      for (let at = left; at <= right; at += 1) this.cells[row * this.across + at].push(box);
    }
  }

  /** Whether a box lies on the canvas and on nothing but `own` and what ranks from `rank` on. */
  isFree(box, own, rank = Infinity) {
    const [left, top, right, bottom] = box;
    if (left < 3 || top < 3 || right > this.width - 3 || bottom > this.height - 3) return false;
    const [first, high, last, low] = this.span(box);
    for (let row = high; row <= low; row += 1) {
      for (let at = first; at <= last; at += 1) {
        for (const other of this.cells[row * this.across + at]) {
          if (other !== own && other[0] < right && other[2] > left && other[1] < bottom &&
            other[3] > top && !(other.rank >= rank)) return false;
        }
      }
    }
    return true;
  }
}
