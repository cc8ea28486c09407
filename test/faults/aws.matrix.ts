import { FAULT_KINDS, type FaultKind } from '../../sandbox/aws/faults/fault-orders.ts';
import { playOn } from '../crash/play-on.ts';
import { faultMatrix } from './matrix.ts';
import { partOf, patience, startFaultWorld } from './world.ts';

/**
 * How many calls in a row have the fault. The SDK makes three attempts, so four failures cause one error in the bot and
 * one retry by the SDK. The SDK does not retry a denied call.
 */
const TIMES: Record<FaultKind, number> = {
  throttling: 4,
  'service-failure': 4,
  'reset-before': 4,
  'reset-after-commit': 4,
  slow: 1,
  'access-denied': 1,
};

const operations = await operationsOfALife();

faultMatrix(
  'AWS',
  operations.flatMap((operation) =>
    FAULT_KINDS.map((kind) => ({
      where: operation,
      fault: `${kind} x${TIMES[kind]}`,
      world: { prepare: ({ aws }) => aws.orderFault({ operation, kind, times: TIMES[kind], slowMs: 1500 }) },
    })),
  ),
);

async function operationsOfALife(): Promise<string[]> {
  await using world = await startFaultWorld();
  const story = await playOn(world.person, patience, partOf(world.person));
  if (!story.sawReport || !story.sawReceipt)
    throw new Error('The demo without faults did not end with report and receipt.');
  return [...new Set(world.aws.view().calls.map(({ operation }) => operation))];
}
