import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { covering, runs } from '../../../support/volume.ts';
import { validBlocks, validViews } from './examples.ts';
import type { Json } from './payload-parts.ts';
import { changed, isObject, kindOf, placesIn, pointer, wrong } from './places.ts';

/** The required fields by type of object. They are from Slack's reference, not from the schemas of the sandbox. */
const required: Readonly<Record<string, readonly string[]>> = {
  plain_text: ['type', 'text'],
  mrkdwn: ['type', 'text'],
  header: ['type', 'text'],
  divider: ['type'],
  context: ['type', 'elements'],
  actions: ['type', 'elements'],
  image: ['type', 'alt_text'],
  input: ['type', 'label', 'element'],
  button: ['type', 'text'],
  overflow: ['type', 'options'],
  checkboxes: ['type', 'options'],
  radio_buttons: ['type', 'options'],
  modal: ['type', 'title', 'blocks'],
  home: ['type', 'blocks'],
  rich_text: ['type', 'elements'],
  rich_text_section: ['type', 'elements'],
  rich_text_list: ['type', 'elements', 'style'],
};

const payloads = [
  ...validBlocks.map(({ block, surfaces }) => ({
    payload: [block] as unknown,
    root: '/blocks',
    validate: (blocks: unknown) => validateBlocks(blocks, surfaces[0] ?? 'message'),
  })),
  ...Object.values(validViews).map((view) => ({ payload: view as unknown, root: '/view', validate: validateView })),
];

const mutations = payloads.flatMap((one) => placesIn(one.payload).map((place) => ({ ...one, place })));
const objects = mutations.filter(({ place }) => isObject(place.value));
const drops = objects.flatMap((one) => {
  const type = isObject(one.place.value) ? one.place.value.type : undefined;
  return (required[String(type)] ?? []).map((field) => ({ ...one, field }));
});

/** Returns the type of the block and the path in it, with `#` for each index. Equal places have equal results. */
function whereIn(payload: unknown, path: readonly (string | number)[]): string {
  const block = Array.isArray(payload) ? payload[0] : payload;
  const type = isObject(block) ? String(block.type) : '';
  return [type, ...path.map((part) => (typeof part === 'number' ? '#' : part))].join('/');
}

test('the error about a missing required field points at its object', () => {
  const tried = covering(drops, ({ payload, place, field }) => [`${whereIn(payload, place.path)} ${field}`]);
  const unnoticed = tried.filter(({ payload, root, validate, place, field }) => {
    const mutated = changed(payload, place.path, (value) => {
      const { [field]: _, ...rest } = value as Json;
      return rest;
    });
    const [at, missing] = [pointer(root, place.path), `missing required field: ${field}`];
    return !validate(mutated).some((error) => error.pointer === at && error.message === missing);
  });
  expect(tried.length).toBeGreaterThan(100);
  expect(unnoticed.map(({ root, place, field }) => `${pointer(root, place.path)} ${field}`)).toEqual([]);
});

test('the error about an added property points at its object', () => {
  const names = fc.stringMatching(/^[a-z_]{3,12}$/).map((name) => `x_${name}`);
  fc.assert(
    fc.property(
      fc.constantFrom(...objects),
      names,
      fc.jsonValue(),
      ({ payload, root, validate, place }, name, extra) => {
        const mutated = changed(payload, place.path, (value) => ({ ...(value as Json), [name]: extra }));
        const message = `invalid additional property: ${name}`;
        expect(validate(mutated)).toContainEqual(
          expect.objectContaining({ pointer: pointer(root, place.path), message }),
        );
      },
    ),
    { numRuns: runs(150) },
  );
});

/** Returns whether a value may be `null`: in Slack's reference, `null` means a column with the default settings. */
function mayBeNull({ path }: { readonly path: readonly (string | number)[] }): boolean {
  return path.at(-2) === 'column_settings';
}

const WRONG_TYPE = /^must provide (a|an) (string|number|integer|boolean|object|array)$/;

test.each([null, 'wrong'] as const)('the error about a value of the wrong type points at the value: %s', (kind) => {
  const places = mutations.filter(({ place }) => kind !== null || !mayBeNull(place));
  const tried = covering(places, ({ payload, place }) => [whereIn(payload, place.path)]);
  const unnoticed = tried.filter(({ payload, root, validate, place }) => {
    const mutated = changed(payload, place.path, (value) => (kind === null ? null : wrong[kindOf(value)]));
    const at = pointer(root, place.path);
    return !validate(mutated).some((error) => error.pointer === at && WRONG_TYPE.test(error.message));
  });
  expect(tried.length).toBeGreaterThan(200);
  expect(unnoticed.map(({ root, place }) => pointer(root, place.path))).toEqual([]);
});

test('validating a payload with garbage inside never throws, and every error points into the payload', () => {
  const garbage = fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true, maxDepth: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...mutations), garbage, ({ payload, root, validate, place }, junk) => {
      for (const error of validate(changed(payload, place.path, () => junk))) {
        expect(error.pointer.startsWith(root)).toBe(true);
        expect(error.message).not.toBe('');
      }
    }),
    { numRuns: runs(150) },
  );
});

test('garbage instead of a payload is always refused', () => {
  fc.assert(
    fc.property(fc.anything(), (junk) => {
      expect(validateView(junk)).not.toEqual([]);
      if (Array.isArray(junk) && junk.length === 0) return;
      expect(validateBlocks(junk, 'message')).not.toEqual([]);
    }),
  );
});

test('validating very deep, very long and circular garbage never throws', () => {
  const circular: Json = { type: 'section' };
  circular.text = circular;
  const long = Array.from({ length: 20_000 }, () => ({ type: 'x', block_id: 'same' }));
  const select = { type: 'static_select', options: [deepOption()], initial_option: deepOption() };
  const junk = [deep(), circular, long, { type: 'rich_text', elements: long }, { type: 'input', element: select }];
  for (const one of junk) {
    expect(validateBlocks(one, 'home')).not.toEqual([]);
    expect(validateBlocks([one], 'message')).not.toEqual([]);
    expect(validateView({ type: 'home', blocks: [one] })).not.toEqual([]);
    expect(validateView({ type: 'modal', blocks: one, title: one })).not.toEqual([]);
  }
});

function deep(): unknown {
  let value: unknown = [];
  for (let level = 0; level < 50_000; level += 1) value = level % 2 === 0 ? [value] : { elements: value };
  return value;
}

/** Returns an option with a property that options do not have, and a deeply nested value in it. */
function deepOption(): Json {
  return { text: { type: 'plain_text', text: 'a' }, value: 'a', deep: deep() };
}
