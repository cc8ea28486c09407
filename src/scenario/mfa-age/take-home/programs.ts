import type { LessonPrograms } from '../../mfa-user/take-home/programs.ts';
import { inTemplate, literal, quoted } from '../../mfa-user/take-home/quoting.ts';
import { sayAccessKey, untilAllowed, userPolicy } from '../../mfa-user/take-home/snippets.ts';
import { listBucketsWithYoungMfaForever, MOST_AGE_SECONDS } from '../policy.ts';
import type { MfaAgeWords } from './words.ts';

/** The most calls that a program makes to S3, one per second, until S3 denies a call because the code is too old. */
const MOST_TRIES = MOST_AGE_SECONDS + 30;
const YOUNG = `< ${MOST_AGE_SECONDS}`;
const OLD = `>= ${MOST_AGE_SECONDS}`;

/** Returns the parts of this lesson's programs: one code that becomes too old, and the next one. */
export function mfaAgePrograms(words: MfaAgeWords): LessonPrograms {
  const { accessKey, newCode, oldCode, nextCode } = words.says;
  const document = listBucketsWithYoungMfaForever();
  const policy = userPolicy(words.comments.policy, document);
  return {
    name: 'mfa-age-lesson',
    policyName: 'list-buckets-with-a-new-code',
    words,
    shell: { policies: policy.shell, tries: shellTries(words) },
    sdk: { policies: policy.sdk, tries: sdkTries(words) },
    table: {
      key: 'aws:MultiFactorAuthAge',
      answeredBy: 'S3',
      rows: [
        { answer: 'first', value: '(absent)', expected: 'AccessDenied', name: accessKey },
        { answer: 'second', value: YOUNG, expected: 'allowed', name: newCode },
        { answer: 'third', value: OLD, expected: 'AccessDenied', name: oldCode },
        { answer: 'fourth', value: YOUNG, expected: 'allowed', name: nextCode },
      ],
    },
    policy: { file: 'mfa-age-lesson-policy.json', document },
  };
}

function shellTries({ comments, says }: MfaAgeWords): string {
  return `${sayAccessKey(says.accessKey).shell}
# ${comments.newCode}
with_code session
read -ra WITH_CODE <<<"$SAID"
${untilAllowed('WITH_CODE').shell}
SECOND=$ANSWER
echo ${quoted(`${says.newCode}:`)} "$SECOND"
FIRST=$(s3_answer "\${KEY[@]}")

# ${comments.oldCode}
echo ${quoted(says.aging)}
poll ${MOST_TRIES} answers_other_than allowed s3_answer "\${WITH_CODE[@]}" || true
THIRD=$ANSWER
echo ${quoted(`${says.oldCode}:`)} "$THIRD"

# ${comments.nextCode}
with_code session
read -ra NEXT_CODE <<<"$SAID"
${untilAllowed('NEXT_CODE').shell}
FOURTH=$ANSWER
`;
}

function sdkTries({ comments, says }: MfaAgeWords): string {
  return `${sayAccessKey(says.accessKey).sdk}
  // ${comments.newCode}
  const credentials = await withCode(SerialNumber, (mfa) => session(sts, mfa));
  const second = ${untilAllowed('credentials').sdk};
  step(\`${inTemplate(says.newCode)}: \${second}\`);
  const first = await s3Answer(key);

  // ${comments.oldCode}
  step(${literal(says.aging)});
  const third = await poll(() => s3Answer(credentials), ['allowed'], stopping.signal, ${MOST_TRIES});
  step(\`${inTemplate(says.oldCode)}: \${third}\`);

  // ${comments.nextCode}
  const next = await withCode(SerialNumber, (mfa) => session(sts, mfa));
  const fourth = ${untilAllowed('next').sdk};

`;
}
