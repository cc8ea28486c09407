import type { LessonPrograms } from '../../mfa-user/take-home/programs.ts';
import { quoted } from '../../mfa-user/take-home/quoting.ts';
import { untilAllowed } from '../../mfa-user/take-home/snippets.ts';
import { mayAssumeForever, mayListForever, mayListWithMfaForever, trustWithMfa } from '../policy.ts';
import type { AssumeRoleWords } from './words.ts';

/** Returns the parts of the shell script that work with the role. */
export function shellParts(words: AssumeRoleWords): LessonPrograms['shell'] {
  return { policies: policies(words), beforeKey: role(words), tries: tries(words) };
}

/** Returns the lines with the policies. They have placeholders for the ARNs, which the script replaces. */
function policies({ comments }: AssumeRoleWords): string {
  return `# ${comments.policy}
POLICY='${JSON.stringify(mayAssumeForever('ROLE_ARN'))}'
# ${comments.trust}
TRUST_POLICY='${JSON.stringify(trustWithMfa('USER_ARN'))}'
# ${comments.rolePolicy}
ROLE_POLICY='${JSON.stringify(mayListForever())}'
# ${comments.rolePolicyWithMfa}
ROLE_POLICY_WITH_MFA='${JSON.stringify(mayListWithMfaForever())}'
`;
}

function role({ comments }: AssumeRoleWords): string {
  return `# ${comments.arns}
ROLE_ARN=\${SERIAL/:mfa/:role}
TRUST_POLICY=\${TRUST_POLICY/USER_ARN/\${SERIAL/:mfa/:user}}
POLICY=\${POLICY/ROLE_ARN/$ROLE_ARN}

# ${comments.role}
create_role() {
  aws iam create-role --role-name "$NAME" --path "$IAM_PATH" --assume-role-policy-document "$TRUST_POLICY" \\
    --query Role.Arn --output text
}
poll 60 answers_other_than MalformedPolicyDocument answer create_role || true
if [[ $ANSWER != allowed* ]]; then
  echo "CreateRole: $ANSWER" >&2
  exit 1
fi
put_role_policy() {
  aws iam put-role-policy --role-name "$NAME" --policy-name "$ROLE_POLICY_NAME" --policy-document "$1"
}
put_role_policy "$ROLE_POLICY"
`;
}

function tries({ comments, says }: AssumeRoleWords): string {
  return `# ${comments.assume}
assume() {
  aws sts assume-role --role-arn "$ROLE_ARN" --role-session-name "$NAME" --duration-seconds 900 "$@" \\
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text
}
silently() { "$@" >/dev/null; }
role_answer() { answer silently as "$@" assume; }
echo ${quoted(`${says.accessKey}:`)} "$(role_answer "\${KEY[@]}")"

# ${comments.noCode}
SAID=$(session)
read -ra WITHOUT_CODE <<<"$SAID"
echo ${quoted(`${says.withoutCode}:`)} "$(role_answer "\${WITHOUT_CODE[@]}")"

# ${comments.withCode}
with_code as "\${KEY[@]}" assume
read -ra ROLE <<<"$SAID"
THIRD=allowed
${untilAllowed('ROLE').shell}
FOURTH=$ANSWER
echo ${quoted(`${says.inRole}:`)} "$FOURTH"

# ${comments.again}
FIRST=$(role_answer "\${KEY[@]}")
SECOND=$(role_answer "\${WITHOUT_CODE[@]}")

# ${comments.inside}
echo ${quoted(says.askingForMfa)}
put_role_policy "$ROLE_POLICY_WITH_MFA"
poll 60 answers_other_than allowed s3_answer "\${ROLE[@]}" || true
FIFTH=$ANSWER
`;
}
