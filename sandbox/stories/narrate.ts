import type { AwsCallView } from '../aws/view/view-types.ts';
import type { Person } from '../person/person.ts';
import type { Screen } from '../slack/person/types.ts';
import { createProgress } from './progress.ts';
import { createScreenReader, type News } from './screen-news.ts';
import type { Telling } from './story.ts';
import { type Colours, type Looks, plain } from './terminal/mrkdwn.ts';
import type { Printer } from './terminal/printer.ts';
import { callsOfS3, credentialsOf, mfaValueOf } from './witness.ts';

/** The longest delay until a call to S3 is printed, in milliseconds. */
const LOOK_EVERY_MS = 50;
const ACTORS = { app: 'MFA Demo', window: 'window', slack: 'Slack' } as const;

export interface NarratorOptions {
  readonly ana: Person;
  readonly name: string;
  readonly printer: Printer;
  readonly looks: Looks;
  /** Returns the call log of AWS, oldest first. */
  calls(): readonly AwsCallView[];
}

export interface Narrator extends Pick<Telling, 'says' | 'nextCode'> {
  /** Returns the time so far, in seconds: all of it, and the part spent waiting for codes. */
  times(): { readonly all: number; readonly forCodes: number };
  close(): void;
}

/** Prints the events of a story in order: what the person does, new texts on the screen, and the decisions of S3. */
export function createNarrator({ ana, name, printer, looks, calls }: NarratorOptions): Narrator {
  const { colours } = looks;
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const progress = createProgress();
  const read = createScreenReader(looks, printer.textColumns);
  let forCodes = 0;
  const print = (actor: string, colour: (text: string) => string, lines: readonly string[]) =>
    printer.entry({ seconds: seconds(), progress: progress(ana.screen(), calls()), actor, colour, lines });
  const printCalls = callPrinter(calls, (call) => print('S3', colours.yellow, [decisionOf(call, looks)]));
  const look = (screen: Screen) => {
    printCalls();
    for (const { from, lines } of read(screen)) print(ACTORS[from], colourOf(from, colours), lines);
  };
  const says = (line: string) => {
    look(ana.screen());
    print(name, colours.green, [line]);
  };
  ana.onChange(look);
  look(ana.screen());
  const looking = setInterval(printCalls, LOOK_EVERY_MS);

  return {
    says,
    nextCode: async () => {
      const before = seconds();
      let isSaid = false;
      const code = await ana.phone.nextCode((left) => {
        if (!isSaid) says(`waits for the phone's next code (${left} s)`);
        isSaid = true;
        printer.passing(`${left} s`);
      });
      forCodes += seconds() - before;
      return code;
    },
    times: () => ({ all: seconds(), forCodes }),
    close: () => clearInterval(looking),
  };
}

/** Returns a function that prints each new call to S3 in the log, once. */
function callPrinter(calls: NarratorOptions['calls'], tell: (call: AwsCallView) => void): () => void {
  let last = 0;
  return () => {
    for (const call of callsOfS3(calls())) {
      if (call.number <= last) continue;
      last = call.number;
      tell(call);
    }
  };
}

function decisionOf(call: AwsCallView, looks: Looks): string {
  const result = call.result === 'allowed' ? 'allowed' : (call.errorCode ?? call.result);
  return plain(`${result}: ${credentialsOf(call)} (MFA: ${mfaValueOf(call)})`, looks);
}

function colourOf(from: News['from'], colours: Colours): (text: string) => string {
  if (from === 'app') return colours.cyan;
  return from === 'window' ? colours.magenta : colours.yellow;
}
