import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import { checkingPolicies } from '../../src/app/check-policies.ts';
import { startEmbeddedAws } from '../aws/start.ts';
import { coloursOf } from './colours.ts';
import { stayOnThisMachine } from './own-network.ts';
import { runProgram, UsageError } from './run-program.ts';

/** The exit code for bad input; 1 means a hole: something is allowed without MFA. `--help` lists all exit codes. */
const BAD_INPUT = 2;
/** The exit code if the simulator could not be asked, for example because the embedded AWS did not start. */
const NOT_ASKED = 3;

interface Flags {
  readonly action?: string;
  readonly resource?: string;
  readonly context: readonly { readonly key: string; readonly value: string }[];
  readonly json: boolean;
  readonly aws: boolean;
}

const program = new Command('check-policy')
  .description(
    'Says whether an IAM policy, or the trust policy of a role, requires MFA. It asks the policy simulator about each kind of credentials. If something is allowed without MFA (a hole), it prints a repaired policy, if it finds one. Exit code 0: no hole, 1: a hole, 2: bad input, 3: the simulator could not be asked.',
  )
  .argument('<file>', 'an identity policy or a trust policy in JSON; - is standard input')
  .option('--action <action>', 'for an identity policy: the action to ask about (default: s3:ListAllMyBuckets)')
  .option('--resource <arn>', 'for an identity policy: the resource to ask about (default: *)')
  .addOption(
    new Option(
      '--context <key=value>',
      'a condition key of the request, for example aws:SourceIp=203.0.113.7; can be repeated',
    )
      .argParser(contextEntry)
      .default([]),
  )
  .option('--json', 'print JSON, for programs', false)
  .option(
    '--aws',
    'ask the simulator of AWS (iam:SimulateCustomPolicy) with the credentials of your shell, instead of the embedded one',
    false,
  )
  .showHelpAfterError('Help: npm run check-policy -- --help')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : BAD_INPUT))
  .action(run);

async function run(file: string, flags: Flags): Promise<void> {
  const given = await textFrom(file);
  const simulating = flags.aws ? await realAws() : await embeddedAws();
  try {
    const { exitCode, words } = await simulating.check(
      { ...flags, name: file === '-' ? 'standard input' : file, text: given },
      coloursOf(process.stdout),
    );
    process.stdout.write(words);
    process.exitCode = exitCode;
  } finally {
    await simulating.stop();
  }
}

async function textFrom(file: string): Promise<string> {
  if (file === '-') return await textOf(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new UsageError(`${file} cannot be read (${code}).`);
  }
}

async function embeddedAws() {
  stayOnThisMachine();
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const { check, stop } = checkingPolicies({ region: aws.region, endpoint: aws.url, credentials: aws.adminKey });
  return {
    check,
    stop: async () => {
      stop();
      await aws.close();
    },
  };
}

async function realAws() {
  const { check, stop } = checkingPolicies({ region: 'us-east-1' });
  return { check, stop: async () => stop() };
}

function contextEntry(text: string, before: Flags['context']): Flags['context'] {
  const [, key, value] = /^([^=]+:[^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined)
    throw new InvalidArgumentError('Give it as key=value, with a colon in the key: aws:SourceIp=203.0.113.7.');
  return [...before, { key, value }];
}

runProgram(program, NOT_ASKED);
