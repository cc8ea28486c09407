import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFile(new URL(name, root), 'utf8');

/**
 * Runs a hook as the Slack CLI does: the command with more flags, in a shell in the project. Returns the answer, which
 * is the JSON on stdout.
 */
async function answerOf(command: string, flags = ''): Promise<unknown> {
  const { stdout } = await promisify(exec)(`${command} ${flags}`, { cwd: fileURLToPath(root) });
  return JSON.parse(stdout);
}

const hooksFile = z.object({ hooks: z.object({ 'get-hooks': z.string() }) });
const hooksAnswer = z.object({
  runtime: z.literal('node'),
  hooks: z.object({ 'get-manifest': z.string(), start: z.string() }),
  config: z.object({ 'sdk-managed-connection-enabled': z.literal(true) }),
});

test('the Slack CLI finds the hooks, our manifest and our start command', async () => {
  const file = hooksFile.parse(JSON.parse(await read('.slack/hooks.json')));
  const getHooks = file.hooks['get-hooks'];
  const { hooks } = hooksAnswer.parse(await answerOf(getHooks));
  expect(hooks['get-manifest']).toBe(getHooks.replace('get-hooks', 'get-manifest'));
  // The test runs the command without npx, because npx takes longer than the rest of the test.
  const withoutNpx = hooks['get-manifest'].replace('npx -q --no-install tsx', 'node --import tsx');
  const manifest = await answerOf(withoutNpx, `--source=${fileURLToPath(root)}`);
  expect(manifest).toEqual(parse(await read('manifest.yml')));
  const { scripts } = JSON.parse(await read('package.json'));
  expect(hooks.start).toBe('npm start');
  expect(scripts.start).toContain('dist/main.js');
});

test('the Slack CLI uses the manifest of the project', async () => {
  expect(JSON.parse(await read('.slack/config.json'))).toEqual({ manifest: { source: 'local' } });
});
