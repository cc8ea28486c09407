import { describe, expect, test } from 'vitest';
import { type Surface, validateBlocks, validateView } from '../../../../src/sandbox/slack/block-kit/validate.ts';
import { validBlocks, validViews } from './examples.ts';

const surfaces: readonly Surface[] = ['message', 'modal', 'home'];

describe.each(validBlocks)('$name', ({ block, surfaces: taking }) => {
  test.each(taking)('is taken on the surface %s', (surface) => {
    expect(validateBlocks([block], surface)).toEqual([]);
  });

  test.each(surfaces.filter((surface) => !taking.includes(surface)))('is refused on the surface %s', (surface) => {
    expect(validateBlocks([block], surface)).toMatchObject([
      { pointer: '/blocks/0/type', code: 'unsupported_type', message: `unsupported type: ${block.type}` },
    ]);
  });
});

test.each(Object.entries(validViews))('%s is taken', (_, view) => {
  expect(validateView(view)).toEqual([]);
});

test('a message may have no blocks at all', () => {
  expect(validateBlocks([], 'message')).toEqual([]);
});
