import type { Person } from '../../sandbox/person/person.ts';
import { appDm, findButton } from '../../sandbox/person/read-screen.ts';
import { formIn } from '../../sandbox/stories/press.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { textOf } from '../../src/slack/text/catalog.ts';

const { sessionToken, modals } = textOf('en');

/** A point in a demo, and the next move of a person at this point. */
export interface Part {
  readonly name: string;
  readonly people: number;
  /** Plays the demo up to this point. */
  come(person: Person): Promise<unknown>;
  act(person: Person): Promise<unknown>;
  /** The answer to the next move when the bot no longer knows the demo. */
  readonly answer: string;
}

const BUTTON_IS_OLD = 'This button is out of date';
const CODES_ARE_LATE = 'This demo is over, so nothing was sent to AWS';
const NO_DEMO = 'You have no demo at the moment';

async function scans(person: Person): Promise<void> {
  await person.types('/mfa-demo start');
  await person.scansTheQr();
}

async function opensForm(person: Person): Promise<void> {
  await scans(person);
  await person.clicks(BUTTONS.enterCodes);
  await person.until('the form for two codes', (screen) => formIn(screen, 'enrollment'));
}

/**
 * Enrolls with the codes of the previous and the current period, which AWS accepts, so that nobody waits for the next
 * code.
 */
async function enrolls(person: Person): Promise<void> {
  await opensForm(person);
  await person.submits(...person.phone.codesFrom(-1, 2));
  await person.confirms(BUTTONS.continue);
  await person.until('the form for one code', (screen) => formIn(screen, 'session-code'));
}

async function proves(person: Person): Promise<void> {
  await enrolls(person);
  await person.submits(person.phone.codeOff(1));
  await person.until('the report', (screen) =>
    appDm(screen).messages.some(({ blocks }) => findButton(blocks, BUTTONS.done)),
  );
}

/** These people start last, so that their demos are still being prepared when Redis is emptied. */
export const PREPARING: Part = {
  name: 'preparing: status',
  people: 2,
  come: (person) => person.types('/mfa-demo start'),
  act: (person) => person.types('/mfa-demo status'),
  answer: NO_DEMO,
};

export const PARTS: readonly Part[] = [
  {
    name: 'QR shown: the button for the codes',
    people: 2,
    come: scans,
    act: (person) => person.clicks(BUTTONS.enterCodes),
    answer: BUTTON_IS_OLD,
  },
  {
    name: 'QR shown: the button for the picture',
    people: 1,
    come: scans,
    act: (person) => person.chooses(sessionToken.buttons.resendQr),
    answer: BUTTON_IS_OLD,
  },
  {
    name: 'QR shown: the button for the key',
    people: 1,
    come: scans,
    act: (person) => person.clicks(sessionToken.buttons.showKey),
    answer: modals.seed.gone,
  },
  {
    name: 'form for two codes open: submit',
    people: 5,
    come: opensForm,
    act: (person) => person.submits(...person.phone.codesFrom(-1, 2)),
    answer: CODES_ARE_LATE,
  },
  {
    name: 'form for one code open: submit',
    people: 5,
    come: enrolls,
    act: (person) => person.submits(person.phone.codeOff(1)),
    answer: CODES_ARE_LATE,
  },
  {
    name: 'device on: the button for the code',
    people: 1,
    come: async (person) => {
      await enrolls(person);
      await person.closesModal();
    },
    act: (person) => person.clicks(BUTTONS.enterCode),
    answer: BUTTON_IS_OLD,
  },
  {
    name: 'device on: stop',
    people: 1,
    come: enrolls,
    act: (person) => person.types('/mfa-demo stop'),
    answer: 'You have no demo to stop',
  },
  {
    name: 'report shown: the button for the end',
    people: 2,
    come: proves,
    act: (person) => person.clicks(BUTTONS.done),
    answer: 'This demo is already over',
  },
];
