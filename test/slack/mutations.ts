import type { Json } from '../sandbox/slack/block-kit/payload-parts.ts';
import { changed, isObject, kindOf, type Path, placesIn, pointer, wrong } from '../sandbox/slack/block-kit/places.ts';

/**
 * A payload with one mistake, and the place and message of Slack's error. The rules for the mistakes are in this file,
 * and not taken from the tested validator.
 */
export interface Mutation {
  readonly payload: unknown;
  readonly pointer: string;
  readonly message: string | RegExp;
}

type Mutate = (payload: object, root: string) => Mutation[];

/**
 * The required fields of some parts that the bot sends, by type, from Slack's reference. Other parts, such as tables
 * and radio buttons, are not in this list.
 */
const required: Readonly<Record<string, readonly string[]>> = {
  plain_text: ['type', 'text'],
  mrkdwn: ['type', 'text'],
  header: ['type', 'text'],
  context: ['type', 'elements'],
  actions: ['type', 'elements'],
  image: ['type', 'alt_text'],
  input: ['type', 'label', 'element'],
  button: ['type', 'text'],
  checkboxes: ['type', 'options'],
  modal: ['type', 'title', 'blocks'],
};

/**
 * The largest number of characters of a text, by its path. The path has the types of blocks instead of their numbers.
 */
const limits: readonly (readonly [RegExp, number])[] = [
  [/^\/(title|submit|close)\/text$/, 24],
  [/^\/private_metadata$/, 3000],
  [/\/(block_id|action_id|callback_id)$/, 255],
  [/^\/blocks\/header\/text\/text$/, 150],
  [/^\/blocks\/section\/text\/text$/, 3000],
  [/^\/blocks\/context\/elements\/\d+\/text$/, 3000],
  [/^\/blocks\/actions\/elements\/\d+\/text\/text$/, 75],
  [/^\/blocks\/actions\/elements\/\d+\/value$/, 2000],
  [/\/(label|hint)\/text$/, 2000],
  [/\/placeholder\/text$/, 150],
  [/\/options\/\d+\/text\/text$/, 75],
  // For checkboxes: Slack's reference says 75, but real apps use more. The bot has no other options with a description.
  [/\/options\/\d+\/description\/text$/, 3000],
  [/\/options\/\d+\/value$/, 150],
  [/\/alt_text$/, 2000],
];

const at = (payload: unknown, path: Path, value: unknown) => changed(payload, path, () => value);
const keyOf = (path: Path) => path.at(-1);

const dropRequired: Mutate = (payload, root) =>
  placesOf(payload, root).flatMap(({ path, value }) => {
    if (!isObject(value)) return [];
    return (required[String(value.type)] ?? []).map((field) => {
      const { [field]: _, ...rest } = value;
      return {
        payload: at(payload, path, rest),
        pointer: pointer(root, path),
        message: `missing required field: ${field}`,
      };
    });
  });

const addProperty: Mutate = (payload, root) =>
  placesOf(payload, root).flatMap(({ path, value }) =>
    isObject(value)
      ? [
          {
            payload: at(payload, path, { ...value, colour: 'red' }),
            pointer: pointer(root, path),
            message: 'invalid additional property: colour',
          },
        ]
      : [],
  );

const lengthen: Mutate = (payload, root) =>
  placesOf(payload, root).flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const [, most] = limits.find(([pattern]) => pattern.test(typedPath(payload, path))) ?? [];
    if (most === undefined) return [];
    const longer = at(payload, path, '😀'.repeat(most + 1));
    return [{ payload: longer, pointer: pointer(root, path), message: `must be less than ${most + 1} characters` }];
  });

const changeType: Mutate = (payload, root) =>
  placesOf(payload, root).map(({ path, value }) => ({
    payload: at(payload, path, wrong[kindOf(value)]),
    pointer: pointer(root, path),
    message: /^must provide (a|an) (string|number|integer|boolean|object|array)$/,
  }));

const misname: Mutate = (payload, root) =>
  placesOf(payload, root).flatMap(({ path, value }) => {
    const key = keyOf(path);
    // The style of a button is a name. The style of rich text is an object (`{ bold: true }`).
    if ((key !== 'type' && key !== 'style') || typeof value !== 'string') return [];
    const message = key === 'type' ? `unsupported type: ${value}s` : 'must be a valid enum value';
    return [{ payload: at(payload, path, `${value}s`), pointer: pointer(root, path), message }];
  });

const repeatBlock: Mutate = (payload, root) => {
  const blocks = blocksOf(payload);
  return blocks
    .filter(({ block_id: id }) => id !== undefined)
    .map((block) => ({
      payload: { ...payload, blocks: [...blocks, { type: 'divider', block_id: block.block_id }] },
      pointer: pointer(root, ['blocks', blocks.length, 'block_id']),
      message: `\`block_id\` "${block.block_id}" already exists`,
    }));
};

const repeatAction: Mutate = (payload, root) =>
  blocksOf(payload).flatMap(({ type, elements }, index) => {
    if (type !== 'actions') return [];
    const [first] = elements as Json[];
    const count = (elements as Json[]).length;
    const path = ['blocks', index, 'elements'];
    return [
      {
        payload: at(payload, path, [...(elements as Json[]), first]),
        pointer: pointer(root, [...path, count, 'action_id']),
        message: `\`action_id\` "${first?.action_id}" already exists`,
      },
    ];
  });

/** For a pattern of places, an object that Slack does not allow there. */
const strangers: readonly (readonly [RegExp, Json])[] = [
  [/^\/blocks\/\d+\/elements\/\d+$/, { type: 'plain_text_input' }],
  [/^\/blocks\/\d+\/element$/, { type: 'button', text: { type: 'plain_text', text: 'a' } }],
  [/^\/blocks\/\d+$/, { type: 'button', text: { type: 'plain_text', text: 'a' } }],
  [/^\/blocks\/\d+\/(text|label|hint)$/, { type: 'section', text: { type: 'plain_text', text: 'a' } }],
];

const misplace: Mutate = (payload, root) =>
  placesOf(payload, root).flatMap(({ path }) => {
    const stranger = strangers.find(([pattern]) => pattern.test(pointer('', path)))?.[1];
    if (stranger === undefined) return [];
    return [
      {
        payload: at(payload, path, stranger),
        pointer: pointer(root, [...path, 'type']),
        message: `unsupported type: ${stranger.type}`,
      },
    ];
  });

const most: Readonly<Record<string, number>> = { actions: 25, context: 10, checkboxes: 10 };

const overfill: Mutate = (payload, root) => [
  tooMany(payload, root, ['blocks'], 'title' in payload || valueAt(payload, [], 'type') === 'home' ? 100 : 50),
  ...placesOf(payload, root).flatMap(({ path, value }) => {
    const key = keyOf(path);
    if (!Array.isArray(value) || (key !== 'elements' && key !== 'options')) return [];
    const limit = most[String(valueAt(payload, path.slice(0, -1), 'type'))];
    return limit === undefined ? [] : [tooMany(payload, root, path, limit)];
  }),
];

const empty: Mutate = (payload, root) =>
  placesOf(payload, root).flatMap(({ path, value }) => {
    if (typeof value === 'string' && keyOf(path) === 'text' && path.length > 1) {
      return [
        { payload: at(payload, path, ''), pointer: pointer(root, path), message: 'must be more than 0 characters' },
      ];
    }
    if (!Array.isArray(value) || keyOf(path) === 'blocks' || mayBeEmpty(path)) return [];
    return [{ payload: at(payload, path, []), pointer: pointer(root, path), message: 'must provide at least 1 items' }];
  });

/** Kinds of mistakes. Each entry returns all mutations of its kind. */
export const mutations: Readonly<Record<string, Mutate>> = {
  'a required field is left out': dropRequired,
  'a property is unknown': addProperty,
  'a text is too long': lengthen,
  'a value has the wrong type': changeType,
  'a type or a style does not exist': misname,
  'a block id comes twice': repeatBlock,
  'an action id comes twice': repeatAction,
  'an object is in a wrong place': misplace,
  'a list has too many items': overfill,
  'a text or list is empty': empty,
};

/**
 * Returns whether a list may be empty. Slack documents no minimum for a table's `column_settings`, nor for the elements
 * of rich text in its cells.
 */
function mayBeEmpty(path: Path): boolean {
  return keyOf(path) === 'column_settings' || (path.includes('rows') && keyOf(path) === 'elements');
}

function tooMany(payload: unknown, root: string, path: Path, limit: number): Mutation {
  return {
    payload: at(
      payload,
      path,
      Array.from({ length: limit + 1 }, () => ({ type: 'divider' })),
    ),
    pointer: pointer(root, path),
    message: `no more than ${limit} items allowed`,
  };
}

function blocksOf(payload: object): Json[] {
  return (payload as { readonly blocks: Json[] }).blocks;
}

function valueAt(payload: unknown, path: Path, field: string): unknown {
  return Reflect.get(Object(path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), payload)), field);
}

/** Turns `/blocks/0/text` of a section into `/blocks/section/text`. */
function typedPath(payload: object, path: Path): string {
  const [first, index, ...rest] = path;
  if (first !== 'blocks' || index === undefined) return pointer('', path);
  return pointer('', [first, String(blocksOf(payload)[Number(index)]?.type), ...rest]);
}

/** Returns the places in a payload. Leaves out the root of a message, because the validator checks only its blocks. */
function placesOf(payload: object, root: string) {
  return placesIn(payload).filter(({ path }) => path.length > 0 || root !== '');
}
