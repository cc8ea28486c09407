import { expect } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { BLOCKS } from '../../src/slack/ids.ts';
import type { TestWorld } from '../support/world.ts';

const LISTING = 's3:ListAllMyBuckets';

/** Has a policy judged by the simulator. */
export async function checks(person: Person, policy: object, action = LISTING): Promise<void> {
  await person.types('/mfa-demo check');
  const modal = await person.until('the form', (screen) => {
    const top = topModal(screen);
    return top?.callbackId === 'check' ? top : undefined;
  });
  const values = {
    [BLOCKS.checkPolicy]: { value: JSON.stringify(policy) },
    [BLOCKS.checkAction]: { value: action },
    [BLOCKS.checkResource]: { value: '*' },
  };
  expect(await person.client.submits({ viewId: modal.viewId, values })).toEqual({ ok: true });
}

/** Has a policy judged, and begins to try it in AWS. */
export async function tries(person: Person, policy: object): Promise<void> {
  await checks(person, policy);
  await person.clicks('Try it in AWS');
  await person.sees('I am trying the policy in AWS.');
  await person.closesModal();
}

/** How often AWS has done this. */
export function operationsIn(world: TestWorld, operation: string): number {
  return world.aws.view().calls.filter((call) => call.operation === operation && call.result === 'allowed').length;
}
