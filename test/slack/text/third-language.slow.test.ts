import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { viewContextSchema } from '../../../src/slack/ids.ts';
import { localeOf, textOf } from '../../../src/slack/text/catalog.ts';

const root = join(import.meta.dirname, '../../..');

/** The file of a new language. For this test, it is the English file with one translated sentence. */
const ESPERANTO = `
import { en, type Text } from './en.ts';

export const eo: Text = { ...en, ownName: 'Esperanto', commands: { ...en.commands, noDemo: 'Vi havas neniun demonstron.' } };
`;

/** A program that calls the parts of the bot that depend on the list of languages. */
const QUESTIONS = `
import { LOCALES, localeOf, textOf } from './src/slack/text/catalog.ts';
import { noDemoMessage } from './src/slack/messages/answers/status.ts';
import { languageBlock, readLanguage } from './src/slack/views/home/language.ts';
import { viewContextSchema } from './src/slack/ids.ts';

const locale = localeOf('eo-XX');
console.log(JSON.stringify({
  locales: LOCALES,
  locale,
  chosen: readLanguage({ selected_option: { value: 'eo' } }),
  menu: languageBlock('eo', textOf('en')).accessory.options.map(({ text }) => text.text),
  said: noDemoMessage(textOf(locale)).text,
  context: viewContextSchema.parse({ demoId: 'abc', locale }),
}));
`;

const answers = z.object({
  locales: z.array(z.string()),
  locale: z.string(),
  chosen: z.string(),
  menu: z.array(z.string()),
  said: z.string(),
  context: z.object({ locale: z.string() }),
});

test('a third language needs only one file and its name in the list of languages', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'third-language-'));
  try {
    await cp(join(root, 'src'), join(copy, 'src'), { recursive: true });
    await cp(join(root, 'package.json'), join(copy, 'package.json'));
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await writeFile(join(copy, 'src/slack/text/eo.ts'), ESPERANTO);
    const list = join(copy, 'src/slack/text/catalog.ts');
    const before = await readFile(list, 'utf8');
    const withIt = before
      .replace('{ en, ja }', '{ en, ja, eo }')
      .replace('import { ja }', "import { eo } from './eo.ts';\n$&");
    expect(withIt).not.toBe(before);
    await writeFile(list, withIt);
    await writeFile(join(copy, 'questions.ts'), QUESTIONS);
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'questions.ts'], { cwd: copy });
    expect(answers.parse(JSON.parse(stdout))).toEqual({
      locales: ['en', 'ja', 'eo'],
      locale: 'eo',
      chosen: 'eo',
      menu: ['Same as in Slack', 'English', '日本語', 'Esperanto'],
      said: 'Vi havas neniun demonstron.',
      context: { locale: 'eo' },
    });
  } finally {
    await rm(copy, { recursive: true });
  }
});

test('a saved language that this version does not know is read without an error, and English is used instead', () => {
  expect(viewContextSchema.parse({ demoId: 'abc', locale: 'eo' }).locale).toBe('eo');
  expect(textOf('eo')).toBe(textOf('en'));
  expect(viewContextSchema.safeParse({ demoId: 'abc', locale: 'no language' }).success).toBe(false);
});

test('the first part of Slack’s locale decides the language, and English is used if there is no catalog for it', () => {
  const locales = ['ja-JP', 'JA', 'jam', 'en-GB', 'de-DE', 'constructor', '', undefined];
  expect(locales.map(localeOf)).toEqual(['ja', 'ja', 'en', 'en', 'en', 'en', 'en', 'en']);
});
