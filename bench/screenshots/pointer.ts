import { PNG } from 'pngjs';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The pointer: `x` is the edge, `o` is the inside, and the tip is at the top left. */
const ARROW = [
  'x           ',
  'xx          ',
  'xox         ',
  'xoox        ',
  'xooox       ',
  'xoooox      ',
  'xooooox     ',
  'xoooooox    ',
  'xooooooox   ',
  'xoooooooox  ',
  'xooooooooox ',
  'xoooooxxxxxx',
  'xooxoox     ',
  'xox xoox    ',
  'xx  xoox    ',
  'x    xoox   ',
  '     xoox   ',
  '      xx    ',
];

/**
 * Draws a pointer, which screenshots lack, and returns the new picture.
 * @param at the position of the tip
 */
export function drawPointer(picture: PNG, at: Point): PNG {
  const copy = new PNG({ width: picture.width, height: picture.height });
  picture.data.copy(copy.data);
  for (const [row, cells] of ARROW.entries()) {
    for (const [column, cell] of [...cells].entries()) {
      const [x, y] = [at.x + column, at.y + row];
      if (cell === ' ' || x >= copy.width || y >= copy.height) continue;
      copy.data.fill(cell === 'x' ? 0 : 255, (y * copy.width + x) * 4, (y * copy.width + x) * 4 + 3);
    }
  }
  return copy;
}
