import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/slack/block-kit/validate.ts';
import { LOCALES } from '../../src/slack/text/catalog.ts';
import { runs } from '../support/volume.ts';
import { everyPayload, type Payload } from './every-payload.ts';
import { mutations } from './mutations.ts';

const payloads = LOCALES.flatMap(everyPayload).filter(({ group }) => group === undefined);

/** What has no text of its own: `text` beside the blocks of a message is none of the validator's business. */
const bodyOf = (payload: Payload) => (payload.kind === 'view' ? payload.body : { blocks: payload.body.blocks });

describe.each(Object.entries(mutations))('%s', (_, mutate) => {
  const subjects = payloads.flatMap((payload) => {
    const root = payload.kind === 'view' ? '/view' : '';
    return mutate(bodyOf(payload), root).length > 0 ? [{ payload, root }] : [];
  });

  test('is refused, and pointed at', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const subject = subjects[one % subjects.length];
        if (subject === undefined) throw new Error('nothing the bot sends can be wrong in this way');
        const found = mutate(bodyOf(subject.payload), subject.root);
        const mutation = found[other % found.length];
        expect(errorsOf(mutation?.payload, subject.payload.kind)).toContainEqual(
          expect.objectContaining({
            pointer: mutation?.pointer,
            message: mutation?.message instanceof RegExp ? expect.stringMatching(mutation.message) : mutation?.message,
          }),
        );
      }),
      { numRuns: runs(60) },
    );
  });
});

function errorsOf(payload: unknown, kind: Payload['kind']) {
  if (kind === 'view') return validateView(payload);
  return validateBlocks((payload as { readonly blocks: unknown }).blocks, 'message');
}
