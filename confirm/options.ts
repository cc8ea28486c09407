import { Command, CommanderError } from 'commander';
import { isClose } from '../sandbox/cli/close-words.ts';
import { noStrayWords, UsageError } from '../sandbox/cli/run-program.ts';
import { type Points, SERVICES, type Service } from './point.ts';

export interface Options {
  readonly services: readonly Service[];
  /** Only these points; all if absent. */
  readonly only: readonly string[] | undefined;
  readonly list: boolean;
  readonly document: boolean;
  readonly write: boolean;
  /** Absent: the sandbox. */
  readonly real: { readonly account: string | undefined; readonly user: string | undefined } | undefined;
}

interface Flags {
  readonly aws?: true;
  readonly slack?: true;
  readonly only?: string;
  readonly list?: true;
  readonly document?: true;
  readonly write?: true;
  readonly real?: true;
  readonly account?: string;
  readonly user?: string;
}

/** Reads the command line; undefined when it only asked for help. @throws UsageError in one sentence */
export function readOptions(args: readonly string[], say: (text: string) => void): Options | undefined {
  const command = confirmCommand(say);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new UsageError(error.message.replace(/^error: /, ''));
  }
  noStrayWords(command, [
    { word: 'aws', flag: '--aws' },
    { word: 'slack', flag: '--slack' },
    { word: 'list', flag: '--list' },
    { word: 'real', flag: '--real' },
  ]);
  const { aws, slack, only, list, document, write, real, account, user } = command.opts<Flags>();
  const chosen = SERVICES.filter((service) => ({ aws, slack })[service]);
  const services = chosen.length === 0 ? SERVICES : chosen;
  if (account !== undefined && !/^\d{12}$/.test(account)) throw new UsageError('An AWS account id has 12 digits.');
  if (user !== undefined && !/^[UW][A-Z0-9]{5,}$/.test(user))
    throw new UsageError('The id of a person in Slack looks like U012ABCDEF.');
  if (!real && (account ?? user) !== undefined)
    throw new UsageError('--account and --user are for the real services: add --real.');
  return {
    services,
    only: only?.split(',').map((id) => id.trim()),
    list: list ?? false,
    document: document ?? false,
    write: write ?? false,
    real: real && { account, user },
  };
}

function confirmCommand(say: (text: string) => void): Command {
  return new Command('confirm')
    .description(
      'Tries what this project believes of AWS and Slack, in the sandbox or on the real services. Exit code 0: nothing is otherwise, 1: something is otherwise, broke off or was left behind, 2: it was not begun.',
    )
    .option('--aws', 'only what is believed of AWS')
    .option('--slack', 'only what is believed of Slack')
    .option('--only <points>', 'only these points, with commas between')
    .option('--list', 'show the points and try nothing')
    .option(
      '--real',
      'try it on the real service, with the credentials of your shell: AWS, and SLACK_BOT_TOKEN. Everything it makes is removed',
    )
    .option('--account <12 digits>', 'with --real: the AWS account that is meant')
    .option('--user <user id>', 'with --real: the person in Slack (U012ABCDEF) whom the bot may write a direct message')
    .option('--write', 'write what was found into docs/confirmed.json and docs/confirm-on-real.md')
    .option('--document', 'write docs/confirm-on-real.md from the record and try nothing')
    .allowExcessArguments(true)
    .configureOutput({ writeOut: say, writeErr: () => undefined })
    .exitOverride();
}

/** The points that were asked for. @throws UsageError for one that is not known */
export function selectPoints(points: Points, { services, only }: Pick<Options, 'services' | 'only'>): Points {
  const all = [...points.aws, ...points.slack];
  for (const id of only ?? []) {
    const point = all.find((one) => one.id === id);
    if (point === undefined) {
      const meant = all.find((one) => isClose(id, one.id))?.id;
      const hint = meant === undefined ? 'npm run confirm -- --list shows them.' : `Did you mean ${meant}?`;
      throw new UsageError(`There is no point ${id}. ${hint}`);
    }
    if (!services.includes(point.service))
      throw new UsageError(`The point ${id} is about ${point.service}, and only ${services[0]} was asked for.`);
  }
  const isWanted = ({ id, service }: { readonly id: string; readonly service: Service }) =>
    services.includes(service) && (only === undefined || only.includes(id));
  return { aws: points.aws.filter(isWanted), slack: points.slack.filter(isWanted) };
}
