import { describe, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/slack/block-kit/validate.ts';
import { LOCALES } from '../../src/slack/text/catalog.ts';
import { kindOf, placesIn } from '../sandbox/slack/block-kit/places.ts';
import { covering } from '../support/volume.ts';
import { everyPayload, type Payload } from './every-payload.ts';
import { type Mutation, mutations } from './mutations.ts';

const all = LOCALES.flatMap(everyPayload).filter(({ group }) => group === undefined);
const payloads = covering(all, placesOf);

/** Returns the part of a payload that the validator checks: a view, or the blocks of a message without its `text`. */
const bodyOf = (payload: Payload) => (payload.kind === 'view' ? payload.body : { blocks: payload.body.blocks });

describe.each(Object.entries(mutations))('%s', (_, mutate) => {
  test('is refused, and the error names the place of the mistake', () => {
    const tried = payloads.flatMap((payload) =>
      mutate(bodyOf(payload), payload.kind === 'view' ? '/view' : '').map((mutation) => ({ payload, mutation })),
    );
    expect(tried.length, 'mistakes of this kind').toBeGreaterThan(0);
    const untold = tried.flatMap(({ payload, mutation }) => {
      const errors = errorsOf(mutation.payload, payload.kind);
      return errors.some((error) => isTold(mutation, error)) ? [] : [{ name: payload.name, mutation, errors }];
    });
    expect(untold.slice(0, 3)).toEqual([]);
  });
});

function errorsOf(payload: unknown, kind: Payload['kind']) {
  if (kind === 'view') return validateView(payload);
  return validateBlocks((payload as { readonly blocks: unknown }).blocks, 'message');
}

function isTold(expected: Mutation, error: { readonly pointer: string; readonly message: string }): boolean {
  if (error.pointer !== expected.pointer) return false;
  return typeof expected.message === 'string'
    ? error.message === expected.message
    : expected.message.test(error.message);
}

/**
 * Returns every place of a payload as text: the payload's kind, the path without array indexes, and the JSON type of
 * the value, or for a field `type` or `style` the value itself.
 */
function placesOf(payload: Payload): string[] {
  return placesIn(payload.body).map(({ path, value }) => {
    const names = path.filter((key) => typeof key === 'string');
    const isName = names.at(-1) === 'type' || names.at(-1) === 'style';
    return [payload.kind, ...names, isName ? String(value) : kindOf(value)].join(' ');
  });
}
