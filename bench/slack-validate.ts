import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { LOCALES } from '../src/slack/text/catalog.ts';
import { everyPayload } from '../test/slack/every-payload.ts';
import { distinct, verdictsOf } from './slack-verdicts.ts';

const SLACK = 'https://slack.com/api/';

/**
 * Sends every message and view of the bot, in both languages, to the real or an embedded Slack, and prints a table of
 * the verdicts. Of payloads that differ only in one sentence, the longest is sent, unless `--all` is given. Resolves to
 * the exit code: 1 when something was refused, or when `--names` matches no payload.
 * @throws Error when Slack does not answer, or its answer cannot be read
 */
export async function slackValidate(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { apiUrl, names, all } = optionsOf(args);
  const isWanted = ({ name }: { readonly name: string }) => name.includes(names);
  say(`Asking ${apiUrl}blocks.validate`);
  say(`${'language'.padEnd(10)}${'kind'.padEnd(9)}${'verdict'.padEnd(9)}name`);
  let [asked, refused] = [0, 0];
  for (const locale of LOCALES) {
    const payloads = all ? everyPayload(locale) : distinct(everyPayload(locale));
    for await (const { kind, name, problems } of verdictsOf(payloads.filter(isWanted), apiUrl)) {
      const verdict = problems.length === 0 ? 'taken' : 'REFUSED';
      say(`${locale.padEnd(10)}${kind.padEnd(9)}${verdict.padEnd(9)}${name}`);
      for (const problem of problems) say(`${' '.repeat(28)}${problem}`);
      asked += 1;
      refused += problems.length === 0 ? 0 : 1;
    }
  }
  say(`${asked} asked, ${refused} refused`);
  return asked === 0 || refused > 0 ? 1 : 0;
}

interface Options {
  readonly apiUrl: string;
  readonly names: string;
  readonly all: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const command = new Command('slack:validate')
    .description('Sends every message and view of the bot to Slack’s blocks.validate, which needs no token')
    .option('--api-url <url>', 'the address of the Slack to ask', SLACK)
    .option('--names <text>', 'only payloads with this text in their name', '')
    .option('--all', 'every payload, also those that differ only in one sentence', false)
    .parse(args, { from: 'user' });
  const { apiUrl, ...others } = command.opts<Options>();
  return { apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`, ...others };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = await slackValidate(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`Slack gave no readable verdict: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
