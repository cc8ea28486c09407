import { expect, test } from 'vitest';
import type { FoundResource } from '../../../src/scenario/ports/aws-account.ts';
import { type Found, GRACE_MS, judgeAll, judgeByDeadline, judgeByRecord } from '../../../src/scenario/sweep/orphans.ts';
import { newDemo } from '../../contract/sample-demos.ts';

const NOW = 1_790_000_000_000;
const MINUTE_MS = 60_000;

function found(createdAt: number | undefined): Found {
  const name = 'mfa-demo-abc123def456';
  const device = {
    kind: 'virtual-mfa-device',
    name,
    arn: `arn:aws:iam::1:mfa/x/${name}`,
    createdAt: undefined,
  } as const;
  const user = { kind: 'user', name, arn: `arn:aws:iam::1:user/x/${name}`, createdAt } as const;
  return { demoId: 'abc123def456', name, resources: createdAt === undefined ? [device] : [user, device] };
}

/**
 * Returns the parts that `judgeByDeadline` needs. `judgeByRecord` also needs a store and the lifetime of a demo.
 * @param ofUser the deadline in the user's tag
 * @param ofDevice the deadline in the device's tag
 */
function partsWith(ofUser: number | undefined, ofDevice = ofUser) {
  const readDeadline = async ({ kind }: FoundResource) => (kind === 'user' ? ofUser : ofDevice);
  return { aws: { readDeadline }, clock: { now: () => NOW }, graceMs: GRACE_MS, longestLifetimeMs: 120 * MINUTE_MS };
}

const ago = (minutes: number) => NOW - minutes * MINUTE_MS;

test.each([
  { what: 'its deadline and the grace have passed', createdAt: ago(60), deadline: ago(10), kind: 'orphan' },
  { what: 'the grace has not passed', createdAt: ago(60), deadline: ago(9), kind: 'spared' },
  { what: 'its deadline has not passed', createdAt: ago(60), deadline: ago(-5), kind: 'spared' },
  { what: 'its deadline was moved by a year', createdAt: ago(141), deadline: ago(-525_600), kind: 'orphan' },
  { what: 'it has no deadline and is too old', createdAt: ago(140), deadline: undefined, kind: 'orphan' },
  { what: 'it has no deadline and is not too old', createdAt: ago(139), deadline: undefined, kind: 'spared' },
  { what: 'it is a device past its deadline', createdAt: undefined, deadline: ago(10), kind: 'orphan' },
  { what: 'it is a device without a deadline', createdAt: undefined, deadline: undefined, kind: 'spared' },
])('without records, the verdict is $kind when $what', async ({ createdAt, deadline, kind }) => {
  expect(await judgeByDeadline(partsWith(deadline))(found(createdAt))).toMatchObject({ kind });
});

test('if demos may live longer, resources without a deadline become orphans later', async () => {
  const parts = { ...partsWith(undefined), longestLifetimeMs: 240 * MINUTE_MS };
  expect(await judgeByDeadline(parts)(found(ago(259)))).toMatchObject({ kind: 'spared' });
  expect(await judgeByDeadline(parts)(found(ago(260)))).toMatchObject({ kind: 'orphan' });
});

test('if user and device have different deadlines, the later one counts', async () => {
  for (const [ofUser, ofDevice] of [
    [ago(30), ago(-5)],
    [ago(-5), ago(30)],
    [undefined, ago(-5)],
  ] as const) {
    const verdict = await judgeByDeadline(partsWith(ofUser, ofDevice))(found(ago(60)));
    expect(verdict).toEqual({ kind: 'spared', why: 'alive', until: ago(-15) });
  }
});

test('the verdict says if the age of a resource is not known', async () => {
  const verdict = await judgeByDeadline(partsWith(undefined))(found(undefined));
  expect(verdict).toEqual({ kind: 'spared', why: 'age-unknown' });
});

test('with records, the age of a device without a user is computed from its deadline', async () => {
  const store = { load: async () => undefined };
  const judge = (deadline: number | undefined) =>
    judgeByRecord({ ...partsWith(deadline), store, lifetimeMs: 30 * MINUTE_MS })(found(undefined));
  expect(await judge(ago(-21))).toEqual({ kind: 'spared', why: 'young', until: ago(-1) });
  expect(await judge(ago(-20))).toMatchObject({ kind: 'orphan', reason: 'no-record', since: ago(10) });
  // A demo has its record before its device, so a device without a record belongs to no demo.
  expect(await judge(undefined)).toMatchObject({ kind: 'orphan', since: undefined });
});

test('a user that is older than any demo is an orphan, even if its record says that the demo runs for another year', async () => {
  const judge = (phase: 'running' | 'stuck', createdAt: number | undefined) => {
    const record = newDemo({ phase, createdAt: ago(-100_000), deadlineAt: ago(-525_600) });
    const store = { load: async () => record };
    return judgeByRecord({ ...partsWith(undefined), store, lifetimeMs: 30 * MINUTE_MS })(found(createdAt));
  };
  expect(await judge('running', ago(139))).toEqual({ kind: 'spared', why: 'alive' });
  expect(await judge('running', ago(140))).toEqual({ kind: 'orphan', reason: 'overdue', since: ago(140) });
  // Every sweep tries the teardown of a stuck demo.
  expect(await judge('stuck', ago(140))).toMatchObject({ kind: 'spared' });
  expect(await judge('running', undefined)).toMatchObject({ kind: 'spared' });
});

test('AWS is listed before the first resource is judged', async () => {
  const order: string[] = [];
  const findOurs = async () => {
    order.push('listed');
    return found(ago(60)).resources.slice();
  };
  const judged = await judgeAll({ findOurs }, '/mfa-demo/test/', async () => {
    order.push('read');
    return { kind: 'spared', why: 'alive' };
  });
  expect(order).toEqual(['listed', 'read']);
  expect(judged).toHaveLength(1);
});
