import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assumeRolePrograms } from '../../../src/scenario/assume-role/take-home/programs.ts';
import { mfaAgePrograms } from '../../../src/scenario/mfa-age/take-home/programs.ts';
import { programFiles } from '../../../src/scenario/mfa-user/take-home/files.ts';
import type { ProgramWords } from '../../../src/scenario/mfa-user/take-home/words.ts';
import { sessionTokenPrograms } from '../../../src/scenario/session-token/take-home/programs.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { ENDINGS, runTakeHome, TAKE_HOME_MS, takeHomeFile } from '../../support/take-home.ts';
import { folderWith } from '../../support/terminal.ts';

const FIRST_CODE = /MFA code 1 [^:]*: /;

test.each([
  ['while it waits for the first code', FIRST_CODE],
  ['right after it has begun', /Creating the test user/],
])('a program that is interrupted %s leaves nothing', async (_, words) => {
  const { terminal, expectNothingLeft } = await runTakeHome('session-token', '.mts');
  await terminal.reads(words);
  terminal.interrupts();
  expect(await terminal.ended()).toBe(130);
  expectNothingLeft();
});

test.each(ENDINGS)(
  'an interruption of the program %s leaves nothing when all resources of the lesson exist',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const { aws, terminal, typesPair, twoCodes, expectNothingLeft } = await runTakeHome('assume-role', ending);
    await typesPair(...(await twoCodes()));
    await terminal.reads(/MFA code \(one[^:]*: /);
    expect([aws.view().users.length, aws.view().roles.length]).toEqual([2, 1]);
    terminal.interrupts();
    terminal.interrupts();
    expect(await terminal.ended()).toBe(130);
    expectNothingLeft();
  },
);

test.each(ENDINGS)(
  'the program %s leaves nothing when its standard input ends',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const { terminal, expectNothingLeft } = await runTakeHome('assume-role', ending);
    await terminal.reads(FIRST_CODE);
    terminal.closesInput();
    expect(await terminal.ended()).toBe(ending === '.mts' ? 130 : 1);
    expectNothingLeft();
  },
);

test.each(ENDINGS)(
  'the program %s prints an error of AWS, and leaves nothing',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const { aws, terminal, typesPair, twoCodes, expectNothingLeft } = await runTakeHome('assume-role', ending);
    aws.orderFault({ operation: 'CreateRole', kind: 'access-denied' });
    await typesPair(...(await twoCodes()));
    expect(await terminal.ended()).toBe(1);
    expect(terminal.errors()).toMatch(/CreateRole: AccessDenied/);
    expectNothingLeft();
  },
);

test.each(ENDINGS)(
  'the program %s says that it could not delete the device, deletes the user, and ends with exit code 1',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const { aws, terminal } = await runTakeHome('session-token', ending);
    await terminal.reads(FIRST_CODE);
    aws.orderFault({ operation: 'DeleteVirtualMFADevice', kind: 'access-denied' });
    terminal.interrupts();
    expect(await terminal.ended()).toBe(1);
    expect(terminal.said()).not.toContain('nothing is left');
    expect(terminal.said()).toContain(textOf('en').takeHome.programs.says.left);
    expect([aws.view().users.length, aws.view().mfaDevices.length]).toEqual([1, 1]);
  },
);

describe.each(FACES.lessonIds)('of the lesson %s', (lesson) => {
  test.each(LOCALES)('the shell script in %s has no syntax error', async (locale) => {
    const { name, content } = takeHomeFile(lesson, '.sh', locale);
    const folder = await folderWith(name, content);
    expect(execFileSync('bash', ['-n', join(folder, name)], { encoding: 'utf8' })).toBe('');
    expect(content).toContain('trap clean_up EXIT');
    expect(content).toContain(`"bash ${name} key"`);
  });

  test('no policy has a deadline, and the programs use the policy that is sent with them', () => {
    const policy = JSON.parse(takeHomeFile(lesson, '.json').content) as {
      Statement: [{ Sid: string; Condition: object }];
    };
    const [{ Sid, Condition }] = policy.Statement;
    for (const ending of ['.sh', '.mts']) {
      const program = takeHomeFile(lesson, ending).content.replaceAll(/\s/g, '');
      expect(program).toContain(`"Sid":"${Sid}"`);
      expect(program).toContain(`"Condition":${JSON.stringify(Condition)}`);
      expect(program).not.toContain('CurrentTime');
    }
  });
});

test('special characters in a text cannot end its comment or its quotes', () => {
  const nasty = `a'b"c\`d$e\\f $(false) \${g}`;
  const nastyWords = <Words extends { comments: object; says: object }>({ comments, says }: Words) =>
    Object.fromEntries(
      Object.entries({ comments, says }).map(([part, words]) => [
        part,
        Object.fromEntries(
          Object.entries(words).map(([key, one]) => [key, typeof one === 'string' ? nasty : () => nasty]),
        ),
      ]),
    ) as unknown as Words;
  const { takeHome, sessionToken, assumeRole, mfaAge } = textOf('en');
  const programs = nastyWords<ProgramWords>(takeHome.programs);
  for (const lesson of [
    sessionTokenPrograms(nastyWords(sessionToken.takeHome.programs)),
    assumeRolePrograms(nastyWords(assumeRole.takeHome.programs)),
    mfaAgePrograms(nastyWords(mfaAge.takeHome.programs)),
  ]) {
    const [shell, program] = programFiles(programs, lesson);
    expect(() => execFileSync('bash', ['-n'], { input: shell?.content })).not.toThrow();
    expect(program?.content).toContain(`step('a\\'b"c\`d$e\\\\f $(false) \${g}')`);
  }
});

test('each text of the programs is one line', () => {
  const linesOf = (one: unknown): string[] => {
    if (typeof one === 'function') return [String(one('a.sh'))];
    return typeof one === 'string' ? [one] : Object.values(one as object).flatMap(linesOf);
  };
  for (const locale of LOCALES) {
    const { takeHome, sessionToken, assumeRole, mfaAge } = textOf(locale);
    const ofLessons = [sessionToken, assumeRole, mfaAge].map((lesson) => lesson.takeHome.programs);
    for (const line of linesOf([takeHome.programs, ...ofLessons])) expect(line).not.toMatch(/[\r\n]/);
  }
});
