import { untilNobodyWasFirst } from '../scenario/conflict.ts';
import type { Demo } from '../scenario/demo.ts';
import { type DemoStore, UnreadableRecordError } from '../scenario/ports/demo-store.ts';
import { takenOver, waitingIn } from './prepared.ts';
import type { RedisRecords, SignedText } from './redis-records.ts';
import type { Sealer } from './sealer.ts';
import { toSigned } from './stored-demo.ts';

interface ClaimParts {
  readonly records: RedisRecords;
  readonly sealer: Sealer;
  load(demoId: string): Promise<Demo | undefined>;
  /** Returns the saved demo. @throws ConflictError when the answer to the save is not 'saved' */
  savedAs(next: Demo, signed: SignedText, answer: string): Demo;
}

type Claim = DemoStore['claimPrepared'];

/**
 * Returns the function that gives a prepared demo to a participant. It takes the demo out of its group first, so that
 * participants who join at the same time never get the same demo.
 */
export function createClaims(parts: ClaimParts): Claim {
  return async (group, participant, take) => {
    for (;;) {
      const demoId = await parts.records.popPrepared(group, participant);
      if (demoId === undefined) return undefined;
      // The demo's own job may save the demo at the same time. Then load it and try again.
      const given = await untilNobodyWasFirst(() => handOver(parts, demoId, group, participant, take));
      if (given === 'has-another') return undefined;
      if (given !== 'of-no-use') return given;
    }
  };
}

async function handOver(
  { records, sealer, load, savedAs }: ClaimParts,
  demoId: string,
  ...[group, participant, take]: Parameters<Claim>
): Promise<Demo | 'of-no-use' | 'has-another'> {
  const demo = await load(demoId).catch(noneIfUnreadable);
  const times = demo && waitingIn(demo) && (await take(demo));
  if (!demo || !times) return 'of-no-use';
  const next = { ...takenOver(demo, participant, times), version: demo.version + 1 };
  const signed = toSigned(next, sealer);
  const answer = await records.handOver(demo, participant, signed);
  if (answer !== 'has-another') return savedAs(next, signed, answer);
  await records.putBack(group, demo);
  return answer;
}

/** Skips a damaged record. `load` has reported it, and a sweep deletes its resources in AWS. */
function noneIfUnreadable(error: unknown): undefined {
  if (!(error instanceof UnreadableRecordError)) throw error;
}
