import { expect } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import { formIn } from '../../sandbox/stories/press.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { ACTIONS } from '../../src/slack/ids.ts';
import type { TestWorld } from '../support/world.ts';

/** @param channelId conversation in which the person types the command; the default is the direct message */
export async function startsAndScans(person: Person, channelId?: string): Promise<void> {
  await person.types('/mfa-demo start', channelId);
  await person.scansTheQr();
  await isAwaited(person);
}

/** Waits for the button that opens the form. The QR code appears before the bot has saved that it waits for codes. */
export async function isAwaited(person: Person): Promise<void> {
  await person.until('the form to be offered', (screen) =>
    appDm(screen).messages.some(({ blocks }) => JSON.stringify(blocks).includes(ENTER_CODES)),
  );
}

/** The action id of the button, because its label depends on the language. */
const ENTER_CODES = `"action_id":"${ACTIONS.enterCodes}"`;

/** Returns the codes of the last 30 seconds and of the current 30 seconds. */
export function twoCodes(person: Person): [older: string, newer: string] {
  const [older = '', newer = ''] = person.phone.codesFrom(-1, 2);
  return [older, newer];
}

/**
 * Enters two codes, reads the two denials, and opens the form for the next code.
 * @param pair if absent, the previous and the current code, so that the test need not wait for another code
 */
export async function enrolls(person: Person, pair?: readonly [older: string, newer: string]): Promise<void> {
  await person.clicks(BUTTONS.enterCodes);
  await person.submits(...(pair ?? twoCodes(person)));
  await readsTheDenials(person);
}

/** Reads the two denials, and opens the form for the code. */
export async function readsTheDenials(person: Person): Promise<void> {
  await person.confirms(BUTTONS.continue);
  await asksForACode(person);
}

/** Waits for the form that asks for one code. */
async function asksForACode(person: Person): Promise<void> {
  await person.until('the form for one code', (screen) => formIn(screen, 'session-code'));
}

/** Waits until the bot only waits for the person. Otherwise its work would be overdue when `pass` moves the clock. */
export async function isPrepared(world: Pick<TestWorld, 'logText'>): Promise<void> {
  await expect.poll(() => world.logText()).toMatch(/"step":"await-access-key".*step finished/);
}

/** Returns the code of the next 30 seconds. STS accepts it, and nobody has typed it yet. */
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

/** Opens the cleanup window, and waits until it lists the demos and leftovers. */
export async function opensCleanup(max: Person): Promise<void> {
  await max.types('/mfa-demo cleanup');
  await max.until('the preview', (screen) => topModal(screen)?.submitLabel === 'Continue');
}

/** Confirms the question whether to remove the chosen items. */
export async function confirms(max: Person): Promise<void> {
  const modal = await max.until('the question', (screen) => {
    const top = topModal(screen);
    return /^Remove \d+ items?\?$/.test(top?.title ?? '') ? top : undefined;
  });
  expect(await max.client.submits({ viewId: modal.viewId, values: {} })).toEqual({ ok: true });
}
