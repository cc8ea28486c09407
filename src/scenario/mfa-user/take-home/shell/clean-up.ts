import type { LessonPrograms } from '../programs.ts';
import { quoted } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';

const ROLE_IS_GONE = `role_is_gone() {
  aws iam delete-role --role-name "$NAME"
  [[ $(aws iam get-role --role-name "$NAME" 2>&1) == *NoSuchEntity* ]]
}
`;
const DELETE_ROLE_POLICY = `  aws iam delete-role-policy --role-name "$NAME" --policy-name "$ROLE_POLICY_NAME" 2>/dev/null
`;

/** Returns the functions that delete everything, and the trap that runs them when the script ends in any way. */
export function cleanUp({ comments, says }: ProgramWords, { role }: LessonPrograms): string {
  return `# ${comments.cleanUp}
access_keys() {
  aws iam list-access-keys --user-name "$NAME" --query 'AccessKeyMetadata[].AccessKeyId' --output text
}
devices() {
  aws iam list-virtual-mfa-devices --assignment-status Any --output text \\
    --query "VirtualMFADevices[?ends_with(SerialNumber, '/$NAME')].SerialNumber"
}
is_gone() {
  aws iam delete-user --user-name "$NAME"
  [[ $(aws iam get-user --user-name "$NAME" 2>&1) == *NoSuchEntity* ]]
}
${role ? ROLE_IS_GONE : ''}clean_up() {
  trap '' INT TERM HUP
  set +e
  printf '\\n%s\\n' ${quoted(says.cleaningUp)}
  rm -rf "$FOLDER"
  # ${comments.cleanUpOrder}
  aws iam delete-user-policy --user-name "$NAME" --policy-name "$POLICY_NAME" 2>/dev/null
${role ? DELETE_ROLE_POLICY : ''}  for id in $(access_keys 2>/dev/null); do
    aws iam delete-access-key --user-name "$NAME" --access-key-id "$id"
  done
  for serial in $(devices); do
    aws iam deactivate-mfa-device --user-name "$NAME" --serial-number "$serial" 2>/dev/null
    aws iam delete-virtual-mfa-device --serial-number "$serial"
  done
  if poll 5 is_gone 2>/dev/null && ${role ? 'poll 5 role_is_gone 2>/dev/null && ' : ''}LEFT=$(devices) && [ -z "$LEFT" ]; then
    echo ${quoted(says.nothingLeft)}
  else
    echo ${quoted(says.left)} "$NAME"
    exit 1
  fi
}
# ${comments.always}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
`;
}
