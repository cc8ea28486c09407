import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { pack, unpack } from '../../src/state/packed-text.ts';

/** A change to one stored demo. `pick` selects the place, so that the same mutation can be applied to every record. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
  readonly value: unknown;
  /**
   * Whether the signature is removed too, as if an earlier version of the bot, or an attacker, had changed the record.
   */
  readonly isUnsigned: boolean;
}

const KINDS = [
  'value',
  'value',
  'value',
  'no value',
  'version beside the text',
  'no field',
  'cut text',
  'other letter',
  'cut packed text',
  'other packed letter',
  'record of another',
  'fields of another',
  'part of another',
  'parts exchanged',
  'other type',
  'gone',
  'not listed',
  'owner',
  'age',
] as const;

const values = fc.oneof(
  fc.constantFrom<unknown[]>(-1, 0, 1, 2 ** 53, 1e300, 4_102_444_800_000, null, '', 'x', true, [], {}),
  fc.constantFrom('running', 'ended', 'tearing-down', 'stuck', 'preparing', 'proved', 'U1', 'T2', 'zzz000000001'),
  fc.integer(),
  fc.string({ maxLength: 12 }),
);

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat(),
  value: values,
  isUnsigned: fc.boolean(),
});

export interface StoredPlace {
  readonly redis: Redis;
  readonly prefix: string;
  readonly demoId: string;
  readonly participant: { readonly workspaceId: string; readonly userId: string };
  /** Another demo, whose values some mutations use. */
  readonly otherId: string;
}

export async function mutate(place: StoredPlace, { kind, pick, value, isUnsigned }: Mutation): Promise<void> {
  const { redis, prefix, demoId, otherId, participant } = place;
  const tagged = `{${prefix}}`;
  const [own, other] = [`${tagged}:demo:${demoId}`, `${tagged}:demo:${otherId}`];
  const fields = await unpackedFields(redis, own);
  const { record = '{}' } = fields;
  const others = await unpackedFields(redis, other);
  const field = JSON.stringify([participant.workspaceId, participant.userId]);
  const put = (text: string) => redis.hset(own, 'record', text);
  const asText = String(value ?? '');
  const doIt: Record<Mutation['kind'], () => Promise<unknown>> = {
    value: () => put(JSON.stringify(changed(JSON.parse(record), pick, () => value))),
    'no value': () => put(JSON.stringify(changed(JSON.parse(record), pick, () => undefined))),
    'version beside the text': () => redis.hset(own, 'version', asText),
    'no field': () => redis.hdel(own, ['version', 'record', 'signature'][pick % 3] ?? ''),
    'cut text': () => put(record.slice(0, pick % record.length)),
    'cut packed text': () => put(pack(record).slice(0, pick % pack(record).length)),
    'other packed letter': () => put(withLetter(pack(record), pick, asText)),
    'other letter': () => put(withLetter(record, pick, asText)),
    'record of another': () => put(others.record ?? ''),
    'fields of another': () => redis.hset(own, { ...fields, ...others }),
    'part of another': () => {
      const from: unknown = JSON.parse(others.record || '{}');
      const [name = 'state', part] = placesOf(from)[pick % Math.max(1, placesOf(from).length)] ?? [];
      return put(JSON.stringify({ ...JSON.parse(record), [name]: part }));
    },
    'parts exchanged': () =>
      put(JSON.stringify(changed(JSON.parse(record), pick, (_, all) => all[(pick >> 3) % all.length]))),
    'other type': async () => {
      await redis.del(own);
      await (pick % 2 ? redis.set(own, asText) : redis.rpush(own, record));
    },
    gone: () => redis.del(own),
    'not listed': () =>
      pick % 2 ? redis.zrem(`${tagged}:active-by-age`, demoId) : redis.hdel(`${tagged}:active-by-participant`, field),
    owner: () => redis.hset(`${tagged}:active-by-participant`, field, otherId),
    age: () => redis.zadd(`${tagged}:active-by-age`, Number(value) || 0, demoId),
  };
  await doIt[kind]();
  if (isUnsigned && kind !== 'other type') await redis.hdel(own, 'signature');
}

/** Returns the fields of a demo's hash in Redis, with the record decompressed. */
async function unpackedFields(redis: Redis, key: string): Promise<Record<string, string>> {
  const { record, ...fields } = await redis.hgetall(key);
  return record === undefined ? fields : { ...fields, record: unpack(record) };
}

function withLetter(text: string, pick: number, letters: string): string {
  const at = pick % text.length;
  return text.slice(0, at) + (letters[0] ?? '?') + text.slice(at + 1);
}

/** Returns the fields of a record with their values. */
function placesOf(record: unknown): [string, unknown][] {
  return typeof record === 'object' && record !== null ? Object.entries(record) : [];
}

/** Returns the record with one value replaced, at any depth. JSON leaves out a value that is undefined. */
function changed(record: unknown, pick: number, to: (before: unknown, all: unknown[]) => unknown): unknown {
  const places: { readonly inside: Record<string, unknown>; readonly name: string }[] = [];
  const look = (inside: unknown) => {
    if (typeof inside !== 'object' || inside === null) return;
    for (const name of Object.keys(inside)) {
      places.push({ inside: inside as Record<string, unknown>, name });
      look(Reflect.get(inside, name));
    }
  };
  look(record);
  const chosen = places[pick % Math.max(1, places.length)];
  if (!chosen) return record;
  const all = structuredClone(places.map(({ inside, name }) => inside[name]));
  chosen.inside[chosen.name] = to(chosen.inside[chosen.name], all);
  return record;
}
