import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, messageText } from '../../sandbox/person/read-screen.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import type { Call } from './http-proxy.ts';

const PATH = '/mfa-demo/';

/** Looks over the bot's shoulder while a story goes on. */
export interface Witness {
  /** To be told of every call that reached AWS. */
  onAwsAnswer(name: string, call: Call): void;
  report(): Findings;
}

export interface Findings {
  readonly leftovers: readonly string[];
  /** Files in Slack at the end: each has held a QR code, also one that no message shows. */
  readonly files: readonly string[];
  /** Codes that AWS got more than once, as operation and how often; never the code. */
  readonly codesSentTwice: readonly string[];
  /** The most that existed at one moment, per kind, when that was more than one. */
  readonly tooMany: readonly string[];
  /** Users that ever existed. */
  readonly users: number;
  /** Messages with a QR picture beyond the first, at one moment. */
  readonly duplicateQr: number;
  /** Progress messages beyond one per demo, at the end. */
  readonly duplicateProgress: number;
}

export function createWitness(aws: EmbeddedAws, slack: Pick<EmbeddedSlack, 'fileIds'>, person: Person): Witness {
  const codes = new Map<string, number>();
  const most = { users: 0, devices: 0, keys: 0 };
  const users = new Set<string>();
  let pictures = 0;

  person.onChange((screen) => {
    const shown = appDm(screen).messages.filter(({ blocks }) => JSON.stringify(blocks).includes('"slack_file"'));
    pictures = Math.max(pictures, shown.length);
  });

  function look(): void {
    const view = aws.view();
    const ours = view.users.filter(({ path }) => path.startsWith(PATH));
    for (const { userName } of ours) users.add(userName);
    const devices = view.mfaDevices.filter(({ serialNumber }) => serialNumber.includes(`:mfa${PATH}`));
    most.users = Math.max(most.users, ours.length);
    most.devices = Math.max(most.devices, devices.length);
    most.keys = Math.max(most.keys, ...ours.map(({ accessKeys }) => accessKeys.length));
  }
  return {
    onAwsAnswer(name, { body }) {
      look();
      const form = new URLSearchParams(body.toString('utf8'));
      const sent = [form.get('AuthenticationCode1'), form.get('AuthenticationCode2'), form.get('TokenCode')];
      for (const code of sent) {
        if (code === null) continue;
        const key = `${name} ${code}`;
        codes.set(key, (codes.get(key) ?? 0) + 1);
      }
    },
    report() {
      const messages = appDm(person.screen()).messages.filter(
        ({ isFromApp, isEphemeral }) => isFromApp && !isEphemeral,
      );
      const progress = messages.filter((message) => messageText(message).includes('AWS MFA demo'));
      return {
        leftovers: witnessLeftovers(aws.view()),
        files: slack.fileIds(),
        codesSentTwice: [...codes].flatMap(([key, times]) =>
          times > 1 ? [`${key.replace(/ \d+$/, '')} ${times}x`] : [],
        ),
        tooMany: Object.entries(most).flatMap(([kind, count]) => (count > 1 ? [`${count} ${kind}`] : [])),
        users: users.size,
        duplicateQr: Math.max(0, pictures - 1),
        duplicateProgress: Math.max(0, progress.length - Math.max(1, users.size)),
      };
    },
  };
}
