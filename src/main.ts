import { Command } from 'commander';
import { type App, createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { ConfigError } from './errors.ts';

const program = new Command('mfa-demo')
  .description('A Slack bot that lets you live through MFA-gated AWS access')
  .action(run);

async function run(): Promise<void> {
  const app = createApp(loadConfig());
  await app.start();
  process.once('SIGTERM', () => void finish(app));
  process.once('SIGINT', () => void finish(app));
}

async function finish(app: App): Promise<void> {
  await app.stop();
  process.exit(0);
}

program.parseAsync().catch((error: unknown) => {
  // A wrong setting is for the operator to read; anything else is a bug and keeps its stack.
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
