import { afterAll, beforeAll, expect, test } from 'vitest';
import { partOf } from '../../support/volume.ts';
import { parameters, type Shape, shapes } from './bounds-table.ts';
import { signed } from './raw-requests.ts';
import { startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

/** The fields of a request, and the one field that breaks a bound or is missing. */
interface Breach {
  readonly fields: Readonly<Record<string, string>>;
  readonly member: string;
  readonly code: 'ValidationError' | 'MalformedInput';
}

const operations = Object.entries(parameters).flatMap(([service, rows]) =>
  Object.entries(rows).map(([operation, row]) => ({ service: service as 'iam' | 'sts', operation, row })),
);

test.each(operations)(
  '$operation refuses values outside of the bounds in the service model',
  async ({ service, operation, row }) => {
    const before = stateOf(world);
    for (const { fields, member, code } of partOf(breachesOf(membersOf(row), ''))) {
      const { status, text } = await call(service, operation, fields);
      const where = `${operation} with ${JSON.stringify(fields).slice(0, 200)}`;
      expect([status, /<Code>(\w+)</.exec(text)?.[1]], where).toEqual([400, code]);
      if (code === 'ValidationError') {
        const named = [...text.matchAll(/Value (?:&apos;[^;]*?&apos; )?at &apos;(\w[\w.]*)&apos; failed/g)].map(
          ([, name]) => name,
        );
        expect(new Set(named), where).toEqual(new Set([spelled(member)]));
      }
    }
    expect(stateOf(world)).toBe(before);
  },
);

test.each(operations)('$operation accepts values at the edge of its bounds', async ({ service, operation, row }) => {
  const required = requiredOf(membersOf(row));
  const edges = membersOf(row).flatMap(([name, { shape }]) => edgesOf(shape).map((value) => ({ name, value })));
  for (const { name, value } of partOf(edges)) {
    const { text } = await call(service, operation, { ...required, [name]: value });
    expect(text, `${operation} with ${name} ${value.slice(0, 100)}`).not.toContain('failed to satisfy constraint');
    expect(text).not.toContain('MalformedInput');
  }
});

function call(service: 'iam' | 'sts', operation: string, fields: Readonly<Record<string, string>>) {
  const Version = service === 'iam' ? '2010-05-08' : '2011-06-15';
  const body = new URLSearchParams({ Action: operation, Version, ...fields }).toString();
  return Promise.resolve(world.aws.fetch(new Request(world.aws.url, signed(world, service, body)))).then(
    async (response) => ({ status: response.status, text: await response.text() }),
  );
}

function stateOf({ aws }: World): string {
  const { calls: _calls, revision: _revision, ...state } = aws.view();
  return JSON.stringify(state);
}

type Members = readonly (readonly [string, { readonly shape: Shape; readonly isRequired: boolean }])[];

function membersOf(row: string): Members {
  return [...row.matchAll(/(\w+)(\*?):(\w+)/g)].map(
    ([, name, star, shape]) => [name!, { shape: shapes[shape!]!, isRequired: star === '*' }] as const,
  );
}

function requiredOf(members: Members): Record<string, string> {
  const required = members.filter(([, { isRequired }]) => isRequired);
  return Object.assign({}, ...required.map(([name, { shape }]) => fieldsFor(name, shape)));
}

function breachesOf(members: Members, prefix: string): Breach[] {
  const required = requiredOf(members);
  const prefixed = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [prefix + name, value]));
  return members.flatMap(([name, { shape, isRequired }]) => {
    const { [name]: _self, ...others } = required;
    const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !key.startsWith(`${name}.`)));
    const missing = { fields: prefixed(rest), member: prefix + name, code: 'ValidationError' } as const;
    const broken = brokenFields(name, shape).map(({ fields, member, code }) => ({
      fields: prefixed({ ...rest, ...fields }),
      member: prefix + member,
      code,
    }));
    return isRequired ? [missing, ...broken] : broken;
  });
}

function brokenFields(name: string, shape: Shape): Breach[] {
  const one = (value: string, code: Breach['code'] = 'ValidationError') => ({
    fields: { [name]: value },
    member: name,
    code,
  });
  if (shape.list) return brokenLists(name, shape);
  if (shape.enum) return [one('Nonsense'), one('')];
  if (shape.type === 'boolean') return [one('perhaps', 'MalformedInput')];
  if (shape.type === 'integer') {
    return [one(String(shape.min! - 1)), one(String(shape.max! + 1)), one('1e3', 'MalformedInput')];
  }
  const { min = 0, max } = shape;
  return [
    ...(min > 0 ? [one(filled(shape, min - 1))] : []),
    ...(max === undefined ? [] : [one(filled(shape, max + 1))]),
    ...spoilt(shape).map((value) => one(value)),
  ];
}

function brokenLists(name: string, shape: Shape): Breach[] {
  const item = shapes[shape.list!]!;
  const tooMany = Array.from({ length: (shape.max ?? 0) + 1 }, (_, index) =>
    fieldsFor(`${name}.member.${index + 1}`, item),
  );
  const crowd = { fields: Object.assign({}, ...tooMany), member: name, code: 'ValidationError' } as const;
  const first = `${name}.member.1`;
  const inside = item.members ? breachesOf(membersOf(item.members), `${first}.`) : brokenFields(first, item);
  // A structure without fields adds nothing to the form, so the server cannot refuse it.
  const told = inside.filter(({ fields }) => Object.keys(fields).length > 0);
  return shape.max === undefined ? told : [crowd, ...told];
}

function fieldsFor(name: string, shape: Shape): Record<string, string> {
  if (shape.list) return fieldsFor(`${name}.member.1`, shapes[shape.list]!);
  if (!shape.members) return { [name]: edgesOf(shape)[0]! };
  const inner = membersOf(shape.members).map(([field, { shape: each }]) => fieldsFor(`${name}.${field}`, each));
  return Object.assign({}, ...inner);
}

/**
 * Returns the shortest text (but not an empty one) and the longest text that are valid, the smallest and the largest
 * number, or each value of an enum or a boolean. For a list or a structure, returns nothing.
 */
function edgesOf(shape: Shape): string[] {
  if (shape.list || shape.members) return [];
  if (shape.enum) return [...shape.enum];
  if (shape.type === 'boolean') return ['true', 'false'];
  if (shape.type === 'integer') return [String(shape.min), String(shape.max)];
  const { min = 1, max = min } = shape;
  return [Math.max(min, 1), max].flatMap(
    (length) =>
      [length, length + 1, length - 1].map((each) => filled(shape, each)).find((value) => isValid(shape, value)) ?? [],
  );
}

/** Returns a text of this length that matches the pattern, or letters if no such text is known. */
function filled({ pattern = '.*' }: Shape, length: number): string {
  const fillings = [
    'a'.repeat(length),
    '1'.repeat(length),
    `/${'a'.repeat(Math.max(0, length - 2))}/`,
    `v${'1'.repeat(Math.max(0, length - 1))}`,
  ];
  return (
    fillings.find((value) => value.length === length && new RegExp(`^(?:${pattern})$`, 'u').test(value)) ?? fillings[0]!
  );
}

function isValid({ pattern = '[^]*', min = 0, max = Number.POSITIVE_INFINITY }: Shape, value: string): boolean {
  return value.length >= min && value.length <= max && new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

/** Returns texts of a valid length, each with one character that the pattern does not allow. */
function spoilt(shape: Shape): string[] {
  if (shape.pattern === undefined) return [];
  const valid = edgesOf({ ...shape, max: Math.min(shape.max ?? 20, 40) }).at(-1)!;
  return ['\u0001', ' ', '/', 'ã', '\u0101', '\n']
    .map((character) => valid.slice(0, -2) + character + valid.slice(-1))
    .filter((value) => !new RegExp(`^(?:${shape.pattern})$`, 'u').test(value));
}

/** Returns a parameter name as AWS's errors spell it: `tags.1.member.key` for `Tags.member.1.Key`. */
function spelled(member: string): string {
  return member
    .replace(/(\w+)\.member\.(\d+)/g, '$1.$2.member')
    .split('.')
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.');
}
