import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../sandbox/slack/block-kit/validate.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { LOCALES } from '../../src/slack/text/catalog.ts';
import { everyPayload } from './every-payload.ts';

const SOURCES = join(import.meta.dirname, '..', '..', 'src', 'slack');

describe.each(LOCALES)('in %s', (locale) => {
  const payloads = everyPayload(locale);

  test('Slack accepts every message, as a post and as an update', () => {
    const messages = payloads.filter((one) => one.kind === 'message');
    expect(messages.length).toBeGreaterThan(300);
    for (const { name, body } of messages) {
      expect([name, validateBlocks(body.blocks, 'message')]).toEqual([name, []]);
      expect([name, body.text.length > 0 && body.text.length <= 4000]).toEqual([name, true]);
    }
  });

  test('Slack accepts every view', () => {
    const views = payloads.filter((one) => one.kind === 'view');
    expect(views.length).toBeGreaterThan(300);
    for (const { name, body } of views) expect([name, validateView(body)]).toEqual([name, []]);
  });
});

test('every function of the bot that returns a message or a view is checked here', async () => {
  const names = await readdir(SOURCES, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(SOURCES, name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const makers = texts.flatMap((text) =>
    [...text.matchAll(/export function (\w+)\([^{]*\): (?:ModalView|HomeView|MessageContent) \{/gs)].map(
      ([, name]) => name,
    ),
  );
  expect(makers.length).toBeGreaterThan(15);
  const payloads = everyPayload('en');
  const used = new Set(payloads.map(({ madeBy }) => madeBy));
  expect(makers.filter((name) => !used.has(name ?? ''))).toEqual([]);
  const windows = new Set(payloads.map(({ body }) => ('callback_id' in body ? body.callback_id : undefined)));
  for (const { callbackId } of FACES.forms) expect(windows).toContain(callbackId);
  const pressed = new Set(payloads.map(({ madeBy }) => madeBy));
  for (const { actionId } of FACES.readings) expect(pressed).toContain(`reading ${actionId}`);
});
