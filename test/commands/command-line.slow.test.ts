import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runSource } from '../support/run-source.ts';

const LONG = { timeout: 60_000 };

/**
 * Runs the command in a new folder with these files, and with an empty environment. A file with the text `a folder` is
 * a folder.
 */
async function command(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-command-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    if (text === 'a folder') await mkdir(join(folder, name));
    else await writeFile(join(folder, name), text);
  }
  return runSource('src/main.ts', args, { cwd: folder, env: {} });
}

test('the error about an unknown command names it and all commands', LONG, async () => {
  expect(await command(['foo'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Unknown command foo. There are: start, doctor, sweep, audit.\n',
  });
});

test(
  'the error about a mistyped command suggests a command, and the error about an extra word names the word',
  LONG,
  async () => {
    expect((await command(['docter'])).stderr).toBe(
      'Unknown command docter. Did you mean doctor? There are: start, doctor, sweep, audit.\n',
    );
    const extra = await command(['sweep', 'all', '--dry-run']);
    expect(extra).toMatchObject({ code: 2, stderr: 'Unknown word all. sweep takes only options: see sweep --help.\n' });
  },
);

test('a missing .env is not mentioned, and the settings of an existing .env are read', LONG, async () => {
  const without = await command(['doctor']);
  expect(without.code).toBe(2);
  expect(without.stderr).not.toContain('.env not found');
  expect(without.stderr).toContain('SLACK_BOT_TOKEN is missing');
  const withToken = await command(['doctor'], { '.env': '# ours\n\nexport SLACK_BOT_TOKEN="xoxb-1-2-abc"\n' });
  expect(withToken.stderr).not.toContain('SLACK_BOT_TOKEN');
  expect(withToken.stderr).toContain('SLACK_APP_TOKEN is missing');
});

test(
  'the file that --settings names is read instead of .env; if it does not exist, the command ends with an error',
  LONG,
  async () => {
    const files = { '.env': 'SLACK_APP_TOKEN=xapp-1-abc\n', 'other.env': 'SLACK_BOT_TOKEN=xoxb-1-2-abc\n' };
    const other = await command(['doctor', '--settings', 'other.env'], files);
    expect(other.stderr).toContain('SLACK_APP_TOKEN is missing');
    expect(other.stderr).not.toContain('SLACK_BOT_TOKEN');
    expect(await command(['doctor', '--settings', 'gone.env'], files)).toMatchObject({
      code: 2,
      stderr: 'Cannot read the settings in gone.env (ENOENT).\n',
    });
  },
);

test('the error about a broken .env names the file and does not quote its content', LONG, async () => {
  const broken = await command(['sweep'], { '.env': 'A="one\ntwo"\nB=1\nhidden-secret\n' });
  expect(broken).toEqual({ code: 2, stdout: '', stderr: 'Line 4 of .env is not NAME=value.\n' });
  expect((await command(['sweep'], { '.env': 'a folder' })).stderr).toBe(
    'Cannot read the settings in .env (EISDIR).\n',
  );
});
