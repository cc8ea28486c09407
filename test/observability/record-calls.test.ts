import { expect, test } from 'vitest';
import { createLogger } from '../../src/observability/logger.ts';
import { recordCalls } from '../../src/observability/record-calls.ts';
import { scopes } from '../../src/observability/scope.ts';
import type { AwsCall } from '../../src/shared/aws-call.ts';
import { createMemoryCallLog } from '../../src/state/memory-call-log.ts';
import { demoKey } from '../../src/state/memory-demo-store.ts';

const DEMO = 'demo1';
const CALL: AwsCall = {
  service: 's3',
  operation: 'ListBuckets',
  by: 'temporary credentials',
  parameters: {},
  outcome: 'ok',
  durationMs: 60,
  requestId: 'A1',
};

test('a reader right after a call to AWS sees the call, although calls are stored with a delay', async () => {
  const log = createMemoryCallLog(new Map([[demoKey(DEMO), '{}']]));
  const logger = createLogger('silent');
  const recording = recordCalls({ calls: log, clock: { now: () => 1 }, logger, scopes });
  const calls = (...some: Partial<AwsCall>[]) =>
    scopes.run({ demoId: DEMO, priority: 'code' }, undefined, () => {
      for (const one of some) recording.listener.awsCalled({ ...CALL, ...one });
    });
  calls({ operation: 'GetSessionToken', service: 'sts' }, {});
  const read = async () => (await recording.calls.read(DEMO)).map(({ operation }) => operation);
  expect(await read()).toEqual(['GetSessionToken', 'ListBuckets']);
  calls({ operation: 'DeleteUser', service: 'iam' });
  expect(await read()).toEqual(['GetSessionToken', 'ListBuckets', 'DeleteUser']);
});
