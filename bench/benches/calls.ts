import { setTimeout as sleep } from 'node:timers/promises';
import { createPerson } from '../../sandbox/person/person.ts';
import { watchTraffic } from '../../sandbox/slack/person/client.ts';
import { PATIENT, startWorld } from '../../sandbox/world.ts';
import { followCalls } from '../parts/follow-calls.ts';
import { QUICK_PROPAGATION } from '../parts/hall.ts';
import { NEEDED_OF_AWS, NEEDED_OF_SLACK, sumOf } from '../parts/minimum.ts';
import { playDemo } from '../parts/play.ts';
import type { BenchOptions, BenchResult, Table } from '../report/bench-result.ts';

/** For this many milliseconds after its connection, the bot still asks AWS and Slack for its own identity. */
const START_MS = 500;

/**
 * Counts the calls to AWS and to Slack of one complete demo. The person waits only for the phone's codes, and AWS takes
 * eight seconds to spread changes. A quick run does not wait for codes, and AWS takes two seconds.
 */
export async function run({ quick }: BenchOptions): Promise<BenchResult> {
  const { seconds: propagationSeconds, settings } = quick ? QUICK_PROPAGATION : { seconds: 8, settings: {} };
  const log = { level: 'warn', write: (line: string) => void process.stderr.write(line) } as const;
  // The calls of a sweep belong to no demo, so no sweep runs.
  const world = await startWorld({
    propagationSeconds,
    settings,
    log,
    sweeps: 'none',
    ...PATIENT,
  });
  const member = world.slack.workspace.personas.find(({ role }) => role === 'member');
  const ana = await createPerson(world.slack.url, member?.userId ?? '');
  // The calls that the bot makes when it starts belong to no demo, so they must be over.
  await sleep(START_MS);
  const startedAt = Date.now();
  const over = new AbortController();
  const methods = new Map<number, string>();
  const watching = watchTraffic(
    world.slack.url,
    ({ number, at, direction, kind }) => {
      if (direction === 'from-app' && at >= startedAt) methods.set(number, kind);
    },
    over.signal,
  );
  const ofAws = followCalls(world.aws);
  await playDemo(ana, !quick);
  const { all, byOperation } = await ofAws.stop();
  over.abort();
  await watching;
  await ana.close();
  await world.stop();
  const ofSlack = countOf([...methods.values()]);
  const toSlack = [...ofSlack.values()].reduce((sum, count) => sum + count, 0);
  const paper = (needed: Parameters<typeof sumOf>[0]) => ({ what: 'derived on paper', value: sumOf(needed) });
  return {
    title: 'how many calls one demo of the lesson session-token makes',
    figures: [
      {
        what: 'calls to AWS',
        value: all,
        unit: 'calls',
        baseline: paper(NEEDED_OF_AWS),
        aim: { of: 'value', atMost: 36 },
      },
      { what: 'calls to Slack', value: toSlack, unit: 'calls', baseline: paper(NEEDED_OF_SLACK) },
    ],
    tables: [tableOf('AWS', byOperation, NEEDED_OF_AWS), tableOf('Slack', ofSlack, NEEDED_OF_SLACK)],
    notes: [
      quick
        ? 'Quick: the person types codes of other periods and does not wait for the phone; the bot then asks more often whether AWS has spread the changes.'
        : 'Played in real time: the person waits only for the phone’s codes.',
    ],
  };
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function tableOf(service: string, made: ReadonlyMap<string, number>, needed: typeof NEEDED_OF_AWS): Table {
  const operations = new Set([...needed.map(({ operation }) => operation), ...made.keys()]);
  const rows = [...operations].map((operation) => {
    const need = needed.find((one) => one.operation === operation);
    return [operation, String(made.get(operation) ?? 0), String(need?.times ?? 0), need?.why ?? ''];
  });
  return { head: [`call to ${service}`, 'made', 'needed', 'why it is needed'], rows };
}
