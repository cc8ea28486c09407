import type { LessonPrograms } from '../programs.ts';
import { quoted } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';
import { cleanUp } from './clean-up.ts';
import { enrollment } from './enrollment.ts';
import { helpers } from './helpers.ts';

/** Returns a lesson as a shell script for the AWS CLI version 2. It also runs with the bash 3.2 of macOS. */
export function shellScript(words: ProgramWords, lesson: LessonPrograms): string {
  const { beforeKey, tries } = lesson.shell;
  const own = beforeKey === undefined ? [] : [beforeKey];
  const parts = [
    head(words, lesson),
    helpers(words),
    cleanUp(words, lesson),
    enrollment(words),
    ...own,
    accessKey(words, lesson),
    tries,
    table(lesson),
  ];
  return parts.join('\n');
}

function head({ comments }: ProgramWords, { name, policyName, role, words, shell }: LessonPrograms): string {
  const { what, manages, creates } = words.comments;
  return `#!/usr/bin/env bash
# ${what}
# ${comments.shellNeeds(manages)}
# ${comments.shellSetupKey(name)}
# ${comments.leavesNothing(creates)}
set -euo pipefail
export AWS_PAGER=""

# ${comments.name}
NAME="mfa-demo-take-home-$(od -An -N4 -tx4 /dev/urandom | tr -d ' ')"
IAM_PATH=/mfa-demo-take-home/
POLICY_NAME=${policyName}
${role ? `ROLE_POLICY_NAME=${role.policyName}\n` : ''}${shell.policies}FOLDER=$(mktemp -d)
FILE=$FOLDER/qr.png METHOD=QRCodePNG
if [ "\${1:-}" = key ]; then FILE=$FOLDER/setup-key.txt METHOD=Base32StringSeed; fi
`;
}

function accessKey({ says }: ProgramWords, { words }: LessonPrograms): string {
  return `# ${words.comments.key}
SAID=$(aws iam create-access-key --user-name "$NAME" --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
read -ra KEY <<<"$SAID"
KEY+=("")
aws iam put-user-policy --user-name "$NAME" --policy-name "$POLICY_NAME" --policy-document "$POLICY"
echo ${quoted(says.waiting)}
poll 60 is_known
`;
}

function table({ words: { comments, says }, table: { key, answeredBy, rows } }: LessonPrograms): string {
  const variable = ({ answer }: (typeof rows)[number]) => `$${answer.toUpperCase()}`;
  const lines = rows.map((row) => `  ${quoted(row.value)} "${variable(row)}" ${quoted(row.name)}`);
  const expected = rows.map((row) => (row.expected === 'allowed' ? 'allowed*' : row.expected));
  return `# ${comments.table}
echo
printf '%-28s%-16s%s\\n' ${key} ${answeredBy} ${quoted(says.tried)} \\
${lines.join(' \\\n')}
if [[ ${rows.map(variable).join('-')} != ${expected.join('-')} ]]; then
  echo ${quoted(says.surprise)}
  exit 1
fi
echo ${quoted(says.proved)}
`;
}
