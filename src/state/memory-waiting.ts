import type { Demo } from '../scenario/demo.ts';
import type { PreparedGroup, TakenTimes } from '../scenario/ports/demo-store.ts';
import { waitingIn } from './prepared.ts';

interface Claim {
  /** Returns whether the participant has no active demo. */
  isFree(): boolean;
  read(demoId: string): Demo | undefined;
  take(prepared: Demo): Promise<TakenTimes | undefined>;
  give(demo: Demo, times: TakenTimes): Demo;
}

/** Keeps the ids of the prepared demos that wait for a participant, for each group, in the same map as the records. */
export function createMemoryWaiting(records: Map<string, string>) {
  const idsIn = (group: PreparedGroup) => records.get(keyOf(group))?.split(' ') ?? [];
  const setIds = (group: PreparedGroup, demoIds: readonly string[]) => {
    if (demoIds.length === 0) records.delete(keyOf(group));
    else records.set(keyOf(group), demoIds.join(' '));
  };

  async function giveOne(demoId: string, { isFree, read, take, give }: Claim): Promise<Demo | undefined> {
    for (let demo = read(demoId); demo && waitingIn(demo); demo = read(demoId)) {
      const times = await take(demo);
      if (!times || !isFree()) return undefined;
      // If the version is another one now, the demo's own job has saved the demo since it was read: try again.
      if (read(demoId)?.version === demo.version) return give(demo, times);
    }
    return undefined;
  }

  return {
    idsIn,
    /**
     * Adds a saved demo to the list of its group, or removes it.
     * @param before the demo before the save; undefined for a new demo
     */
    note(demo: Demo, before: Demo | undefined): void {
      const [group, left] = [waitingIn(demo), before && waitingIn(before)];
      if (group && !before) setIds(group, [...idsIn(group), demo.demoId]);
      if (left && !group)
        setIds(
          left,
          idsIn(left).filter((id) => id !== demo.demoId),
        );
    },
    async claim(group: PreparedGroup, claim: Claim): Promise<Demo | undefined> {
      while (claim.isFree()) {
        const [demoId, ...others] = idsIn(group);
        if (demoId === undefined) return undefined;
        setIds(group, others);
        const given = await giveOne(demoId, claim);
        if (given) return given;
        if (!claim.isFree()) setIds(group, [demoId, ...idsIn(group)]);
      }
      return undefined;
    },
  };
}

function keyOf({ workshopId, scenario }: PreparedGroup): string {
  return `prepared:${JSON.stringify([workshopId, scenario])}`;
}
