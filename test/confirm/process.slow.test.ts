import { once } from 'node:events';
import { expect, test } from 'vitest';
import { exitOf, runSource, startSource } from '../support/run-source.ts';

const run = (...args: string[]) => runSource('confirm/main.ts', args);

test('if the run cannot start, it prints one line on standard error, and ends with exit code 2', async () => {
  expect(await run('--only', 'weather')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'There is no point weather. npm run confirm -- --list shows all points.\n',
  });
});

test('a check in the sandbox ends with exit code 0', async () => {
  const { code, stdout, stderr } = await run('--only', 'clock-in-date-header');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/1 as believed, .* Nothing is left behind\.\n$/);
});

test('Ctrl+C ends a check that waits, removes everything that it made, and gives exit code 1', async () => {
  const { child, said } = startSource('confirm/main.ts', ['--only', 'second-enrollment-code,clock-in-date-header']);
  const ended = once(child, 'close');
  while (!said.stdout.includes('STS sent the time')) await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
  expect(said.stderr).toBe('Stopping. First I remove everything that the checks made.\n');
  expect(said.stdout).toContain('AbortError');
  expect(said.stdout).toContain('Nothing is left behind.');
});

test('if nobody reads the output any more, the run ends with exit code 1 and prints no error', async () => {
  const { child, said } = startSource('confirm/main.ts', ['--only', 'second-enrollment-code']);
  child.stdout.destroy();
  expect(await exitOf(child)).toBe(1);
  expect(said.stderr).toBe('');
});
