import type { Running, SandboxFlags } from './flags.ts';

type FlagName = keyof SandboxFlags;

interface Mode {
  readonly flags: readonly FlagName[];
  start(flags: SandboxFlags): Promise<Running>;
}

const AWS_FLAGS = ['awsPort', 'propagation', 'account', 'adminKey', 'throttle'] as const;

/** Each mode is loaded on demand: AWS alone needs neither Bolt nor React nor a bundler. */
const MODES: Readonly<Record<'aws' | 'slack' | 'everything', Mode>> = {
  aws: {
    flags: ['only', ...AWS_FLAGS, 'buckets'],
    start: async (flags) => (await import('./only-aws.ts')).startOnlyAws(flags),
  },
  slack: {
    flags: ['only', 'port', 'slackPort', 'manifest', 'requestUrl'],
    start: async (flags) => (await import('./only-slack.ts')).startOnlySlack(flags),
  },
  everything: {
    flags: [...AWS_FLAGS, 'port', 'slackPort', 'lessons', 'redis', 'saveSettings', 'open', 'logLevel'],
    start: async (flags) => (await import('./everything.ts')).startEverything(flags),
  },
};

/**
 * Starts the service that `--only` names, or the whole sandbox.
 * @throws Error if an option does not belong to the mode, a port is taken, or the mode cannot start
 */
export async function startMode(flags: SandboxFlags, given: readonly FlagName[]): Promise<Running> {
  const mode = MODES[flags.only ?? 'everything'];
  const stranger = given.find((flag) => !mode.flags.includes(flag));
  if (stranger !== undefined) throw new Error(`${spelled(stranger)} ${whereItBelongs(stranger, flags.only)}.`);
  try {
    return await mode.start(flags);
  } catch (error) {
    throw portTaken(error, flags) ?? error;
  }
}

function whereItBelongs(flag: FlagName, only: SandboxFlags['only']): string {
  if (only !== undefined) return `does not work with --only ${only}`;
  return `works only with --only ${MODES.slack.flags.includes(flag) ? 'slack' : 'aws'}`;
}

/**
 * Returns the error for a taken port of AWS or Slack, which names the option that chooses another port; undefined for
 * other errors. The error for a taken port of the page comes from the page and already names its option.
 */
function portTaken(error: unknown, flags: SandboxFlags): Error | undefined {
  const { code, port } = error as { readonly code?: unknown; readonly port?: unknown };
  if (code !== 'EADDRINUSE') return undefined;
  const flag = (['awsPort', 'slackPort'] as const).find((name) => flags[name] === port);
  const another = flag ? ` Choose another one with ${spelled(flag)} <number>, or ${spelled(flag)} 0 for any.` : '';
  return new Error(`Port ${port} is already in use.${another}`, { cause: error });
}

function spelled(flag: FlagName): string {
  return `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
