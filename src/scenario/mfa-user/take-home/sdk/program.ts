import type { LessonPrograms } from '../programs.ts';
import { literal } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';
import { cleanUp } from './clean-up.ts';
import { enrollment } from './enrollment.ts';
import { helpers } from './helpers.ts';
import { importLines } from './imports.ts';

/**
 * Returns a lesson as a TypeScript program that uses the AWS SDK for JavaScript v3. Node can run it without a build.
 */
export function sdkProgram(words: ProgramWords, lesson: LessonPrograms): string {
  const { beforeKey = '', tries } = lesson.sdk;
  return [
    head(words, lesson),
    helpers(words),
    enrollment(words),
    beforeKey,
    accessKey(words, lesson),
    tries,
    table(lesson),
    cleanUp(words, lesson),
  ].join('');
}

function head({ comments }: ProgramWords, lesson: LessonPrograms): string {
  const { name, policyName, role, words, sdk } = lesson;
  const { what, manages, creates } = words.comments;
  return `// ${what}
// ${comments.sdkNeeds(manages)}
// ${comments.sdkRun(name)}
// ${comments.leavesNothing(creates)}
${importLines(lesson)}

type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
type Mfa = { SerialNumber?: string; TokenCode?: string };

// ${comments.name}
const UserName = \`mfa-demo-take-home-\${randomBytes(4).toString('hex')}\`;
const Path = '/mfa-demo-take-home/';
const PolicyName = '${policyName}';
${role ? `const RoleName = UserName;\nconst RolePolicyName = '${role.policyName}';\n` : ''}${sdk.policies}const iam = new IAMClient({});
const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-'));

`;
}

function accessKey({ says }: ProgramWords, { words }: LessonPrograms): string {
  return `  // ${words.comments.key}
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const key: Keys = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
  step(${literal(says.waiting)});
  const sts = new STSClient({ credentials: key });
  const whoAmI = () => sts.send(new GetCallerIdentityCommand({})).then(() => 'known', nameOf);
  await poll(whoAmI, ['InvalidClientTokenId'], stopping.signal);
`;
}

function table({ words: { comments, says }, table: { key, answeredBy, rows } }: LessonPrograms): string {
  const lines = rows.map(({ value, answer, name }) => `    ['${value}', ${answer}, ${literal(name)}],`);
  const expected = rows.map(({ answer, expected: word }) =>
    word === 'allowed' ? `${answer}.startsWith('allowed')` : `${answer} === '${word}'`,
  );
  return `  // ${comments.table}
  const rows = [
    ['${key}', '${answeredBy}', ${literal(says.tried)}],
${lines.join('\n')}
  ];
  step(\`\\n\${rows.map(([value = '', answer = '', name]) => value.padEnd(28) + answer.padEnd(16) + name).join('\\n')}\`);
  const isProved =
    ${expected.join(' &&\n    ')};
  step(isProved ? ${literal(says.proved)} : ${literal(says.surprise)});
  if (!isProved) process.exitCode = 1;
}

`;
}
