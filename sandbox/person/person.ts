import { type Account, codeAt, parseAccount, secondsLeft } from '../phone/authenticator.ts';
import { scanPng } from '../phone/scan-png.ts';
import { connectPerson } from '../slack/person/client.ts';
import type { FieldValue, Screen } from '../slack/person/types.ts';
import { createPresses, succeeded } from './presses.ts';
import { appDm, fieldsOf, findOptions, newestPicture, screenText, topModal } from './read-screen.ts';
import { createTicks } from './ticks.ts';
import { watchScreen } from './watch-screen.ts';
import { wholeWords } from './whole-words.ts';

/** A scripted person. It knows only what the screen and the phone show. */
export type Person = Awaited<ReturnType<typeof createPerson>>;

/** The clock of a phone. */
export interface PhoneTime {
  /** Epoch milliseconds. */
  now(): number;
  /** Waits for this many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

export const REAL_TIME: PhoneTime = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Creates a scripted person with a phone.
 * @param baseUrl the address below which `/_person` is served
 * @param watch follows the screen of the person; if absent, the event stream is used
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
    /** Returns the code that the authenticator app shows now. */
    code: (): string => codeAt(scanned(), now()),
    /** Waits for the next code. `onTick` gets the whole seconds that are left, about once a second. */
    nextCode: async (onTick: (secondsLeft: number) => void = () => undefined): Promise<string> => {
      const period = scanned().periodSeconds;
      const nextAt = (Math.floor(now() / 1000 / period) + 1) * period * 1000;
      while (now() < nextAt) {
        onTick(secondsLeft(now(), period));
        await sleep(Math.min(1000, nextAt - now()));
      }
      return phone.code();
    },
    /** Returns the secret seed, for tests that check that it appears nowhere. */
    seed: (): string => scanned().totp.secret.base32,
    /** Returns the code `steps` periods from now, as a phone with a wrong clock shows it. */
    codeOff: (steps: number): string => codeAt(scanned(), now() + steps * scanned().periodSeconds * 1000),
    /**
     * Returns `count` consecutive codes. The first is the code `first` periods from now. Several calls of `codeOff` may
     * return codes that are not consecutive, because the next period can begin between them.
     */
    codesFrom: (first: number, count: number): string[] => {
      const [at, period] = [now(), scanned().periodSeconds * 1000];
      return Array.from({ length: count }, (_, place) => codeAt(scanned(), at + (first + place) * period));
    },
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
    /**
     * Waits until these words are on the screen as whole words.
     * @throws Error when `withinMs` is over (default: 30 s)
     */
    sees: (words: string, withinMs?: number) => {
      const wanted = wholeWords(words);
      return screen.until(`"${words}" on the screen`, (now) => wanted.test(screenText(now)), withinMs);
    },
    types: (text: string, channelId = appDm(screen.now()).channelId) => succeeded(client.types(channelId, text)),
    ...createPresses(client, screen, ticks),
    /**
     * Ticks or chooses the option with these words in the open modal. It is sent when the person calls `submits` or
     * presses a button in the modal.
     */
    ticks: async (words: string) => {
      const modal = await screen.until(`an option "${words}"`, (now) => modalWithOption(now, words));
      ticks.add(modal, words);
    },
    /**
     * Fills in the fields of the open modal from top to bottom and submits it. For a field without a value, sends the
     * options that the person ticked, or an empty text if the field has no options.
     */
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
    /**
     * Scans the newest QR code in the DM with the phone.
     * @throws Error if the picture has no account for an authenticator app
     */
    scansTheQr: async () => {
      const fileId = await screen.until('a QR code', (now) => newestPicture(now));
      const uri = scanPng(await client.file(fileId));
      account = uri ? parseAccount(uri) : undefined;
      if (!account) throw new Error('the picture in the DM has no account for an authenticator app');
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
