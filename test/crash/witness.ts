import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, messageText } from '../../sandbox/person/read-screen.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import type { Call } from './http-proxy.ts';

const PATH = '/mfa-demo/';

/** Records what exists in AWS and Slack while a demo is played. */
export interface Witness {
  /** Must be called after each call that AWS answered. */
  onAwsAnswer(name: string, call: Call, answer: { readonly body: Buffer }): void;
  report(): Findings;
}

export interface Findings {
  readonly leftovers: readonly string[];
  /** Ids of files in Slack at the end, including files that no message shows. Each one is a QR code. */
  readonly files: readonly string[];
  /** For each code that AWS checked more than once, the operation and how often; never the code. */
  readonly codesSentTwice: readonly string[];
  /** The kinds of resources of which more than one existed at the same time, each with the highest number. */
  readonly tooMany: readonly string[];
  /** How many IAM users of demos existed in total. */
  readonly users: number;
  /** How many messages beyond the first showed a QR code at the same time. */
  readonly duplicateQr: number;
  /** How many progress messages there are at the end beyond one per demo. */
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
    onAwsAnswer(name, { body }, answer) {
      look();
      // AWS does not check the codes of a throttled call, so the bot may send them again.
      if (answer.body.includes('<Code>Throttling</Code>')) return;
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
