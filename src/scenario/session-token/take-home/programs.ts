import type { LessonPrograms } from '../../mfa-user/take-home/programs.ts';
import { inTemplate, quoted } from '../../mfa-user/take-home/quoting.ts';
import { sayAccessKey, untilAllowed, userPolicy } from '../../mfa-user/take-home/snippets.ts';
import { listBucketsWithMfaForever } from '../policy.ts';
import type { SessionTokenWords } from './words.ts';

/** Returns the parts of this lesson's programs: the access key, and temporary credentials without and with a code. */
export function sessionTokenPrograms(words: SessionTokenWords): LessonPrograms {
  const { accessKey, withoutCode, withCode } = words.says;
  const document = listBucketsWithMfaForever();
  const policy = userPolicy(words.comments.policy, document);
  return {
    name: 'mfa-lesson',
    policyName: 'list-buckets-with-mfa',
    words,
    shell: { policies: policy.shell, tries: shellTries(words) },
    sdk: { policies: policy.sdk, tries: sdkTries(words) },
    table: {
      key: 'aws:MultiFactorAuthPresent',
      answeredBy: 'S3',
      rows: [
        { answer: 'first', value: '(absent)', expected: 'AccessDenied', name: accessKey },
        { answer: 'second', value: 'false', expected: 'AccessDenied', name: withoutCode },
        { answer: 'third', value: 'true', expected: 'allowed', name: withCode },
      ],
    },
    policy: { file: 'mfa-lesson-policy.json', document },
  };
}

function shellTries({ comments, says }: SessionTokenWords): string {
  return `${sayAccessKey(says.accessKey).shell}
# ${comments.noCode}
SAID=$(session)
read -ra WITHOUT_CODE <<<"$SAID"
echo ${quoted(`${says.withoutCode}:`)} "$(s3_answer "\${WITHOUT_CODE[@]}")"

# ${comments.withCode}
with_code session
read -ra WITH_CODE <<<"$SAID"
${untilAllowed('WITH_CODE').shell}
THIRD=$ANSWER

# ${comments.again}
FIRST=$(s3_answer "\${KEY[@]}")
SECOND=$(s3_answer "\${WITHOUT_CODE[@]}")
`;
}

function sdkTries({ comments, says }: SessionTokenWords): string {
  return `${sayAccessKey(says.accessKey).sdk}
  // ${comments.noCode}
  const withoutCode = await session(sts);
  step(\`${inTemplate(says.withoutCode)}: \${await s3Answer(withoutCode)}\`);

  // ${comments.withCode}
  const credentials = await withCode(SerialNumber, (mfa) => session(sts, mfa));
  const third = ${untilAllowed('credentials').sdk};

  // ${comments.again}
  const [first, second] = [await s3Answer(key), await s3Answer(withoutCode)];

`;
}
