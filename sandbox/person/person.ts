import { type Account, codeAt, parseAccount, secondsLeft } from '../phone/authenticator.ts';
import { scanPng } from '../phone/scan-png.ts';
import { connectPerson } from '../slack/person/client.ts';
import type { FieldValue, Screen } from '../slack/person/types.ts';
import { createPresses, succeeded } from './presses.ts';
import { appDm, fieldsOf, findOptions, newestPicture, screenText, topModal } from './read-screen.ts';
import { createTicks } from './ticks.ts';
import { watchScreen } from './watch-screen.ts';
import { wholeWords } from './whole-words.ts';

/** A scripted person: knows only what is on the screen and what the phone shows. */
export type Person = Awaited<ReturnType<typeof createPerson>>;

/** The time that a phone goes by. */
export interface PhoneTime {
  /** Epoch milliseconds. */
  now(): number;
  /** Waits so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

export const REAL_TIME: PhoneTime = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * @param baseUrl where `/_person` is served
 * @param watch how the person looks at the screen; every change is seen at once if absent
 */
export async function createPerson(
  baseUrl: string,
  userId: string,
  { now, sleep }: PhoneTime = REAL_TIME,
  watch: typeof watchScreen = watchScreen,
) {
  const client = connectPerson(baseUrl, userId);
  const screen = await watch(client);
  const ticks = createTicks();
  let account: Account | undefined;

  const phone = {
    /** The code that the authenticator app shows now. */
    code: (): string => codeAt(scanned(), now()),
    /** Waits for the next code; `onTick` hears the whole seconds that are left. */
    nextCode: async (onTick: (secondsLeft: number) => void = () => undefined): Promise<string> => {
      const period = scanned().periodSeconds;
      const nextAt = (Math.floor(now() / 1000 / period) + 1) * period * 1000;
      while (now() < nextAt) {
        onTick(secondsLeft(now(), period));
        await sleep(Math.min(1000, nextAt - now()));
      }
      return phone.code();
    },
    /** What an app would keep; for tests that look for it where it must not be. */
    seed: (): string => scanned().totp.secret.base32,
    /** A code of another period, `steps` away from now: what a clock that is off would show. */
    codeOff: (steps: number): string => codeAt(scanned(), now() + steps * scanned().periodSeconds * 1000),
  };

  function scanned(): Account {
    if (!account) throw new Error('the phone has not scanned a QR code yet');
    return account;
  }

  return {
    userId,
    client,
    phone,
    screen: (): Screen => screen.now(),
    text: (): string => screenText(screen.now()),
    onChange: screen.onChange,
    until: screen.until,
    /** Waits until these words, and not only parts of longer ones, are readable somewhere on the screen. */
    sees: (words: string, withinMs?: number) => {
      const wanted = wholeWords(words);
      return screen.until(`"${words}" on the screen`, (now) => wanted.test(screenText(now)), withinMs);
    },
    types: (text: string, channelId = appDm(screen.now()).channelId) => succeeded(client.types(channelId, text)),
    ...createPresses(client, screen, ticks),
    /** Ticks or chooses the one option of the open modal that reads these words; it is sent with `submits`. */
    ticks: async (words: string) => {
      const modal = await screen.until(`an option "${words}"`, (now) => modalWithOption(now, words));
      ticks.add(modal, words);
    },
    /** Fills the open modal's fields from top to bottom and submits it; a field without a value keeps what was ticked. */
    submits: async (...values: string[]) => {
      const modal = await screen.until('a form', (now) => formIn(now));
      const filled: Record<string, Record<string, FieldValue>> = { ...ticks.of(modal.viewId) };
      for (const [index, { blockId, actionId, isChoice }] of fieldsOf(modal).entries()) {
        const value = values[index] ?? (isChoice ? undefined : '');
        if (value !== undefined) filled[blockId] = { [actionId]: value };
      }
      await succeeded(client.submits({ viewId: modal.viewId, values: filled }));
    },
    closesModal: async () => {
      const modal = await screen.until('a modal', (now) => topModal(now));
      await succeeded(client.closes(modal.viewId));
    },
    /** Points the phone at the newest QR code in the DM. */
    scansTheQr: async () => {
      const fileId = await screen.until('a QR code', (now) => newestPicture(now));
      const uri = scanPng(await client.file(fileId));
      account = uri ? parseAccount(uri) : undefined;
      if (!account) throw new Error('the picture in the DM holds no authenticator account');
    },
    close: screen.close,
  };
}

function formIn(screen: Screen) {
  const modal = topModal(screen);
  return modal && modal.state === 'open' && fieldsOf(modal).length > 0 ? modal : undefined;
}

function modalWithOption(screen: Screen, words: string) {
  const modal = topModal(screen);
  return modal && modal.state === 'open' && findOptions(modal.blocks, words).length > 0 ? modal : undefined;
}
