import { Command, CommanderError } from 'commander';
import { isClose } from '../sandbox/cli/close-words.ts';
import { noStrayWords, UsageError } from '../sandbox/cli/run-program.ts';
import { type Points, SERVICES, type Service } from './point.ts';

export interface Options {
  readonly services: readonly Service[];
  /** Only these points; absent: all points. */
  readonly only: readonly string[] | undefined;
  readonly list: boolean;
  readonly document: boolean;
  readonly write: boolean;
  /** Absent if the checks run in the sandbox. */
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

/**
 * Reads the command line; returns undefined when the user asked for help.
 * @throws UsageError when an option, its value or a word is not valid
 */
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
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UsageError('--account must be an AWS account id: 12 digits.');
  if (user !== undefined && !/^[UW][A-Z0-9]{5,}$/.test(user))
    throw new UsageError('--user must be a Slack user id, for example U012ABCDEF.');
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
      'Checks what this project believes about AWS and Slack, in the sandbox or on the real services. Exit code 0: no service behaves otherwise than believed, 1: a service does, a check failed, something was left behind or the run was stopped, 2: the run did not start.',
    )
    .option('--aws', 'only the points about AWS')
    .option('--slack', 'only the points about Slack')
    .option('--only <points>', 'only these points, separated by commas')
    .option('--list', 'list the points and check nothing')
    .option(
      '--real',
      'check on the real services, with the AWS credentials of your shell and SLACK_BOT_TOKEN. Everything that the checks make is removed',
    )
    .option('--account <12 digits>', 'with --real: the AWS account to use')
    .option('--user <user id>', 'with --real: the Slack user (U012ABCDEF) to whom the bot may send direct messages')
    .option('--write', 'write the results into docs/confirmed.json and docs/confirm-on-real.md')
    .option('--document', 'write docs/confirm-on-real.md from docs/confirmed.json and check nothing')
    .allowExcessArguments(true)
    .configureOutput({ writeOut: say, writeErr: () => undefined })
    .exitOverride();
}

/**
 * Returns the points that were asked for.
 * @throws UsageError for an unknown point, or for a point of a service that was not asked for
 */
export function selectPoints(points: Points, { services, only }: Pick<Options, 'services' | 'only'>): Points {
  const all = [...points.aws, ...points.slack];
  for (const id of only ?? []) {
    const point = all.find((one) => one.id === id);
    if (point === undefined) {
      const meant = all.find((one) => isClose(id, one.id))?.id;
      const hint = meant === undefined ? 'npm run confirm -- --list shows all points.' : `Did you mean ${meant}?`;
      throw new UsageError(`There is no point ${id}. ${hint}`);
    }
    if (!services.includes(point.service))
      throw new UsageError(`The point ${id} is about ${point.service}, and only ${services[0]} was asked for.`);
  }
  const isWanted = ({ id, service }: { readonly id: string; readonly service: Service }) =>
    services.includes(service) && (only === undefined || only.includes(id));
  return { aws: points.aws.filter(isWanted), slack: points.slack.filter(isWanted) };
}
