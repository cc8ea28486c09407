import { expect } from 'vitest';
import type { Person } from '../../src/sandbox/person/person.ts';
import { appDm, findButton, topModal } from '../../src/sandbox/person/read-screen.ts';
import { BUTTONS } from '../../src/sandbox/stories/story.ts';
import type { TestWorld } from '../support/world.ts';

/** AWS accepts the pair of the period before and this one, so that nobody has to wait for the next code. */
export async function enrolls(person: Person): Promise<void> {
  await person.clicks(BUTTONS.enterCodes);
  await person.submits(person.phone.codeOff(-1), person.phone.code());
  await person.until('the question for a fresh code', (screen) =>
    appDm(screen).messages.some((message) => findButton(message.blocks, BUTTONS.enterCode)),
  );
}

/** Until the bot has nothing more to do and waits for the person: its work must not be taken for overdue when time passes. */
export async function isPrepared(world: TestWorld): Promise<void> {
  await expect.poll(() => world.logText()).toMatch(/"step":"await-access-key".*step finished/);
}

/** A code of the next period is within STS's window and has not been typed yet. */
export function freshCode(person: Person): string {
  return person.phone.codeOff(1);
}

export function ourUsers(world: TestWorld) {
  return world.aws.view().users.filter(({ path }) => path.startsWith('/mfa-demo/'));
}

export function ourDevices(world: TestWorld) {
  return world.aws.view().mfaDevices.filter(({ serialNumber }) => serialNumber.includes(':mfa/mfa-demo/'));
}

export function expectNothingLeft(world: TestWorld): void {
  expect(ourUsers(world)).toEqual([]);
  expect(ourDevices(world)).toEqual([]);
}

/** Up to the preview of what can be cleaned up. */
export async function opensCleanup(max: Person): Promise<void> {
  await max.types('/mfa-demo cleanup');
  await max.until('the preview', (screen) => topModal(screen)?.submitLabel === 'Continue');
}

/** Presses the submit button of a window without fields. */
export async function confirms(max: Person): Promise<void> {
  const modal = await max.until('the question', (screen) => {
    const top = topModal(screen);
    return top?.title === 'Really remove?' ? top : undefined;
  });
  expect(await max.client.submits({ viewId: modal.viewId, values: {} })).toEqual({ ok: true });
}
