import { readFile } from 'node:fs/promises';
import { Argument, Command } from 'commander';
import { parse } from 'yaml';

/**
 * What the Slack CLI asks a project (https://docs.slack.dev/tools/slack-cli/reference/hooks): which hooks it has, and
 * the app's manifest as JSON. With these `slack run` creates the app in a workspace and starts the bot with its tokens.
 */
const hooks = ['get-hooks', 'get-manifest'] as const;

const thisScript = 'npx -q --no-install tsx scripts/slack-hook.ts';

/** The bot keeps its own socket to Slack; a change of its sources starts it again. */
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
  // The CLI tells more than is needed, such as --source.
  .allowUnknownOption()
  .allowExcessArguments()
  .action(async (hook: (typeof hooks)[number]) => {
    process.stdout.write(`${JSON.stringify(await answers[hook]())}\n`);
  })
  .parseAsync();
