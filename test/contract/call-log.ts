import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CallLog, FIRST_CALLS, MOST_CALLS, type RecordedCall } from '../../src/scenario/ports/call-log.ts';
import type { DemoStore } from '../../src/scenario/ports/demo-store.ts';
import { newDemo } from './sample-demos.ts';

export interface OpenedCallLog {
  readonly calls: CallLog;
  /** A second log over the same records, as a second process would open it. */
  readonly secondCalls: CallLog;
  readonly store: DemoStore;
  close?(): Promise<void>;
}

/** Tests what every CallLog promises. `open` returns logs without records. */
export function describeCallLog(name: string, open: () => Promise<OpenedCallLog>): void {
  describe(`${name} keeps the promises of a CallLog`, () => {
    const { demoId } = newDemo();
    let opened: OpenedCallLog;
    let calls: CallLog;
    beforeEach(async () => {
      opened = await open();
      calls = opened.calls;
      await opened.store.createIfNoneActive(newDemo());
    });
    afterEach(async () => opened.close?.());

    test('a demo begins with no calls', async () => {
      expect(await calls.read(demoId)).toEqual([]);
    });

    test('calls are read as they were recorded, oldest first, by every process', async () => {
      const told = [call(1), call(2, { requestId: undefined, parameters: {} }), call(3, { outcome: 'AccessDenied' })];
      for (const one of told) await calls.append(demoId, [one]);
      expect(await opened.secondCalls.read(demoId)).toEqual(told);
    });

    test('equal calls in a row become one entry, with their number and the data of the newest call', async () => {
      for (const at of [1, 2, 3]) await calls.append(demoId, [poll(at, 'InvalidClientTokenId')]);
      await opened.secondCalls.append(demoId, [poll(4, 'ok')]);
      expect(await calls.read(demoId)).toEqual([
        { ...poll(3, 'InvalidClientTokenId'), times: 3 },
        { ...poll(4, 'ok'), times: 1 },
      ]);
    });

    test('a call of the same operation with other parameters is a separate entry', async () => {
      await calls.append(demoId, [call(1, { operation: 'GetUser', parameters: { UserName: 'a' } })]);
      await calls.append(demoId, [call(2, { operation: 'GetUser', parameters: { UserName: 'b' } })]);
      expect(await calls.read(demoId)).toHaveLength(2);
    });

    test('a call that is recorded again because the answer to the first write was lost is kept once', async () => {
      for (const _ of ['told', 'told again']) await calls.append(demoId, [poll(1, 'ok')]);
      expect(await calls.read(demoId)).toEqual([poll(1, 'ok')]);
    });

    test('calls recorded in one write are kept like calls recorded one by one, even if the write is repeated', async () => {
      const together = [call(1), poll(2, 'ok'), poll(3, 'ok'), call(4), call(5)];
      for (const _ of ['told', 'told again']) await calls.append(demoId, together);
      await calls.append(demoId, [{ ...call(5), at: 6 }]);
      const all = [call(1), { ...poll(3, 'ok'), times: 2 }, call(4), { ...call(5), at: 6, times: 2 }];
      expect(await opened.secondCalls.read(demoId)).toEqual(all);
      const many = Array.from({ length: MOST_CALLS }, (_, index) => call(index + 10));
      await calls.append(demoId, many);
      expect(await calls.read(demoId)).toEqual([...all, ...many].toSpliced(FIRST_CALLS, all.length));
    });

    test('if a demo makes more calls than the log can hold, the first and the newest calls are kept', async () => {
      const all = Array.from({ length: MOST_CALLS + 25 }, (_, index) => call(index));
      for (const one of all) await calls.append(demoId, [one]);
      const kept = [...all.slice(0, FIRST_CALLS), ...all.slice(FIRST_CALLS - MOST_CALLS)];
      expect(await calls.read(demoId)).toEqual(kept);
      expect(kept).toHaveLength(MOST_CALLS);
    });

    test('a save of the demo does not change its calls, and they can be read after its end', async () => {
      await calls.append(demoId, [call(1)]);
      const demo = await opened.store.load(demoId);
      const saved = await opened.store.save({ ...demo!, incidentId: 'i-1' });
      await calls.append(demoId, [call(2)]);
      await opened.store.save({ ...saved, phase: 'ended' });
      await calls.append(demoId, [call(3)]);
      expect(await calls.read(demoId)).toEqual([call(1), call(2), call(3)]);
      expect(await opened.store.load(demoId)).toMatchObject({ phase: 'ended', version: 2 });
    });

    test('nothing is recorded for a demo that does not exist', async () => {
      await calls.append('nosuchdemo23', [call(1)]);
      expect(await calls.read('nosuchdemo23')).toEqual([]);
    });
  });
}

/** Returns a call with a different operation for each number. */
function call(at: number, changes: Partial<RecordedCall> = {}): RecordedCall {
  return {
    service: 'iam',
    operation: `Operation${at}`,
    by: 'bot',
    parameters: { UserName: 'mfa-demo-ボ"\\' },
    outcome: 'ok',
    requestId: `request-${at}`,
    at,
    times: 1,
    ...changes,
  };
}

function poll(at: number, outcome: string): RecordedCall {
  return call(at, { service: 'sts', operation: 'GetCallerIdentity', by: 'access key', parameters: {}, outcome });
}
