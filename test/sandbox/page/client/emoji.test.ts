import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emojiNamed, withEmoji } from '../../../../sandbox/slack/emoji.ts';

test('the page has a character for every emoji that the bot uses', () => {
  const folder = join(import.meta.dirname, '../../../../src/slack');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const names = [...sources.matchAll(/(?<![a-z]):([a-z_]+):(?!:|\/)/g)].map((match) => match[1]!);
  expect(names).toContain('white_check_mark');
  expect(names.filter((name) => !emojiNamed(name))).toEqual([]);
});

describe("Slack's names of emoji", () => {
  test.each([
    [':tada: done :white_check_mark:', '🎉 done ✅'],
    [':+1: and :thumbsup:', '👍 and 👍'],
    [':warning: :heart_on_fire: :one:', '⚠️ ❤️‍🔥 1️⃣'],
    [':flag-jp: :female-technologist:', '🇯🇵 👩‍💻'],
    [':no_entry: :large_green_square: :toolbox:', '⛔ 🟩 🧰'],
    [':wave::skin-tone-3: :point_up::skin-tone-6:', '👋🏼 ☝🏿'],
    [':tada::tada:', '🎉🎉'],
  ])('%s is shown as %s', (text, expected) => {
    expect(withEmoji(text)).toBe(expected);
  });

  test.each([':green_circle:', ':our_own_emoji:', ':constructor:', ':Tada:', ':tada', 'at 10:30:15'])(
    '%s stays unchanged, because Slack has no such emoji',
    (text) => {
      expect(withEmoji(text)).toBe(text);
    },
  );
});
