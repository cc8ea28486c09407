import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { exitOf } from './run-source.ts';

test('exitOf returns the signal of a process that has already ended', async () => {
  const child = spawn('cat');
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await exitOf(child)).toBe('SIGKILL');
});

test('exitOf waits for output that comes after the process has ended', async () => {
  const child = spawn('sh', ['-c', 'cat <&3 & exit 0'], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr?.resume();
  await once(child, 'exit');
  const exit = exitOf(child);
  (child.stdio[3] as Writable).end('late');
  expect(await exit).toBe(0);
  expect(said).toBe('late');
});
