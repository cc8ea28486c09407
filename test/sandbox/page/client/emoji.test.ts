import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emojiNamed } from '../../../../sandbox/slack/emoji.ts';

test('the page has a picture for every emoji that the bot uses', () => {
  const folder = join(import.meta.dirname, '../../../../src/slack');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const names = [...sources.matchAll(/:([a-z_]+):/g)].map((match) => match[1]!);
  expect(names).toContain('white_check_mark');
  expect(names.filter((name) => !emojiNamed(name))).toEqual([]);
});
