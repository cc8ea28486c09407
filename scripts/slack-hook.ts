import { readFile } from 'node:fs/promises';
import { Argument, Command } from 'commander';
import { parse } from 'yaml';

/**
 * Answers the questions of the Slack CLI about a project (https://docs.slack.dev/tools/slack-cli/reference/hooks):
 * which hooks it has, and the app's manifest as JSON. With these answers `slack run` creates the app in a workspace and
 * starts the bot with its tokens.
 */
const hooks = ['get-hooks', 'get-manifest'] as const;

const thisScript = 'npx -q --no-install tsx scripts/slack-hook.ts';

/**
 * `sdk-managed-connection-enabled`: the bot opens its own socket to Slack. `watch`: the CLI restarts the bot when its
 * sources change.
 */
const answers: Readonly<Record<(typeof hooks)[number], () => Promise<unknown>>> = {
  'get-hooks': async () => ({
    runtime: 'node',
    hooks: { 'get-manifest': `${thisScript} get-manifest`, start: 'npm start' },
    config: {
      'sdk-managed-connection-enabled': true,
      watch: { manifest: { paths: ['manifest.yml'] }, app: { paths: ['src'], 'filter-regex': '\\.ts$' } },
    },
  }),
  'get-manifest': async () => parse(await readFile(new URL('../manifest.yml', import.meta.url), 'utf8')),
};

await new Command('slack-hook')
  .description('Answers a hook of the Slack CLI')
  .addArgument(new Argument('<hook>').choices(hooks))
  // The CLI passes further options, such as --source.
  .allowUnknownOption()
  .allowExcessArguments()
  .action(async (hook: (typeof hooks)[number]) => {
    process.stdout.write(`${JSON.stringify(await answers[hook]())}\n`);
  })
  .parseAsync();
