import { expect } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { BLOCKS } from '../../src/slack/ids.ts';
import type { TestWorld } from '../support/world.ts';

export const LISTING = ['s3:ListAllMyBuckets', '*'] as const;

/** Waits for the window for a policy, fills it and submits it. */
export async function fillsForm(
  person: Person,
  policy: object | string,
  [action, resource]: readonly [string, string] = LISTING,
): Promise<void> {
  const typed = typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2);
  const modal = await person.until('the form', (screen) => {
    const top = topModal(screen);
    return top?.callbackId === 'check' && top.state === 'open' ? top : undefined;
  });
  const values = {
    [BLOCKS.checkPolicy]: { value: typed },
    [BLOCKS.checkAction]: { value: action },
    [BLOCKS.checkResource]: { value: resource },
  };
  expect(await person.client.submits({ viewId: modal.viewId, values })).toEqual({ ok: true });
}

/** Types `/mfa-demo check`, and submits a policy. */
export async function checks(person: Person, policy: object, action = LISTING[0] as string): Promise<void> {
  await person.types('/mfa-demo check');
  await fillsForm(person, policy, [action, '*']);
}

/** Checks a policy, and begins to try it in AWS. */
export async function tries(person: Person, policy: object): Promise<void> {
  await checks(person, policy);
  await person.clicks('Try it in AWS');
  await person.sees('I am trying the policy in AWS.');
  await person.closesModal();
}

/** Returns how many calls of this operation AWS has allowed. */
export function operationsIn(world: TestWorld, operation: string): number {
  return world.aws.view().calls.filter((call) => call.operation === operation && call.result === 'allowed').length;
}
