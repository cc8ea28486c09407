import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackValidate } from '../../bench/slack-validate.ts';
import { type EmbeddedSlack, startEmbeddedSlack } from '../../sandbox/slack/start.ts';

let slack: EmbeddedSlack;

beforeAll(async () => {
  slack = await startEmbeddedSlack({ manifest: readFileSync('manifest.yml', 'utf8') });
});

afterAll(() => slack.close());

async function run(...args: string[]) {
  const lines: string[] = [];
  const exitCode = await slackValidate(args, (line) => lines.push(line));
  return { exitCode, lines };
}

test('the command sends every kind of message and view to Slack, and says that Slack accepts all of them', async () => {
  const { exitCode, lines } = await run('--api-url', slack.apiUrl);
  const last = lines.at(-1) ?? '';
  expect(last).toMatch(/^\d+ asked, 0 refused$/);
  expect(Number.parseInt(last, 10)).toBeGreaterThan(150);
  expect(lines).toContain('ja        view     taken    enter two codes');
  expect(lines).toContain('en        message  taken    progress: everything long, stuck');
  expect(exitCode).toBe(0);
});

test('with --all, the command also sends payloads that differ only in a sentence', async () => {
  const shown = async (...args: string[]) =>
    (await run('--api-url', slack.apiUrl, '--names', 'admins.', ...args)).lines.length;
  expect(await shown('--all')).toBeGreaterThan(await shown());
});

test('the command reports a refusal with its place, and tries again if Slack limits the rate', async () => {
  const answers: Parameters<typeof serve>[0] = [
    { status: 429, headers: { 'retry-after': '0' }, body: '' },
    {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ok: false,
        error: 'invalid_view',
        errors: [{ pointer: '/title/text', code: 'failed_constraint', message: 'must be less than 25 characters' }],
      }),
    },
  ];
  const strict = await serve(answers);
  const { exitCode, lines } = await run('--api-url', strict.url, '--names', 'enter two codes');
  expect(lines).toContain('en        view     REFUSED  enter two codes');
  expect(lines).toContain(`${' '.repeat(28)}must be less than 25 characters [json-pointer:/title/text]`);
  expect(lines.at(-1)).toBe('2 asked, 2 refused');
  expect(exitCode).toBe(1);
  strict.server.close();
});

test('if Slack cannot be reached, the command throws an error', async () => {
  const gone = await serve([]);
  await new Promise((resolve) => gone.server.close(resolve));
  await expect(run('--api-url', gone.url)).rejects.toThrow('fetch failed');
});

/** Starts a server that gives these answers one after the other, and then repeats the last answer. */
async function serve(answers: readonly { status: number; headers: Record<string, string>; body: string }[]) {
  let next = 0;
  const server: Server = createServer((request, response) => {
    request.resume();
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    response.writeHead(answer?.status ?? 500, answer?.headers).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
