import { listBucketsWithMfaForever } from '../policy.ts';
import type { ProgramWords } from './words.ts';

/** The lesson as a shell script for aws-cli version 2. It also runs on the bash 3.2 of macOS. */
export function shellScript(words: ProgramWords): string {
  return [head, helpers, cleanUp, enrollment, tries].map((part) => part(words)).join('\n');
}

function head({ comments }: ProgramWords): string {
  return `#!/usr/bin/env bash
# ${comments.what}
# ${comments.shellNeeds}
# ${comments.shellSetupKey}
# ${comments.leavesNothing}
set -euo pipefail
export AWS_PAGER=""

# ${comments.name}
NAME="mfa-demo-take-home-$(od -An -N4 -tx4 /dev/urandom | tr -d ' ')"
IAM_PATH=/mfa-demo-take-home/
POLICY_NAME=list-buckets-with-mfa
# ${comments.policy}
POLICY='${JSON.stringify(listBucketsWithMfaForever())}'
FOLDER=$(mktemp -d)
FILE=$FOLDER/qr.png METHOD=QRCodePNG
if [ "\${1:-}" = key ]; then FILE=$FOLDER/setup-key.txt METHOD=Base32StringSeed; fi
`;
}

function helpers({ comments }: ProgramWords): string {
  return `# ${comments.as}
as() { AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=$2 AWS_SESSION_TOKEN=$3 "\${@:4}"; }

# ${comments.answer}
s3_answer() {
  local said
  if said=$(as "$@" aws s3api list-buckets --query 'length(Buckets)' --output text 2>&1); then
    echo "allowed ($said)"
  elif [[ $said =~ \\(([A-Za-z]+)\\) ]]; then
    echo "\${BASH_REMATCH[1]}"
  else
    echo "$said"
  fi
}

# ${comments.poll}
poll() { local left=$1; until "\${@:2}"; do [ $((left -= 1)) -gt 0 ] || return 1; sleep 1; done; }
answers_other_than() { ANSWER=$(s3_answer "\${@:2}") && [[ ! $ANSWER =~ ^($1)$ ]]; }
is_known() {
  as "\${KEY[@]}" aws sts get-caller-identity >/dev/null 2>&1 && answers_other_than InvalidAccessKeyId "\${KEY[@]}"
}
ask() { printf '%s: ' "$1"; read -r CODE || exit 1; }
`;
}

function cleanUp({ comments, says }: ProgramWords): string {
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
clean_up() {
  trap '' INT TERM HUP
  set +e
  printf '\\n%s\\n' ${quoted(says.cleaningUp)}
  rm -rf "$FOLDER"
  # ${comments.cleanUpOrder}
  aws iam delete-user-policy --user-name "$NAME" --policy-name "$POLICY_NAME" 2>/dev/null
  for id in $(access_keys 2>/dev/null); do
    aws iam delete-access-key --user-name "$NAME" --access-key-id "$id"
  done
  for serial in $(devices); do
    aws iam deactivate-mfa-device --user-name "$NAME" --serial-number "$serial" 2>/dev/null
    aws iam delete-virtual-mfa-device --serial-number "$serial"
  done
  if poll 5 is_gone 2>/dev/null && LEFT=$(devices) && [ -z "$LEFT" ]; then
    echo ${quoted(says.nothingLeft)}
  else
    echo ${quoted(says.left)} "$NAME"
  fi
}
# ${comments.always}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
`;
}

function enrollment({ comments, says }: ProgramWords): string {
  return `# ${comments.user}
echo ${quoted(says.creating)} "$NAME"
aws iam create-user --user-name "$NAME" --path "$IAM_PATH" >/dev/null

# ${comments.device}
SERIAL=$(aws iam create-virtual-mfa-device --virtual-mfa-device-name "$NAME" --path "$IAM_PATH" \\
  --bootstrap-method "$METHOD" --outfile "$FILE" --query VirtualMFADevice.SerialNumber --output text)
echo ${quoted(says.open)} "$FILE"

# ${comments.enable}
until ask ${quoted(says.firstCode)} && CODE1=$CODE && ask ${quoted(says.secondCode)} &&
  aws iam enable-mfa-device --user-name "$NAME" --serial-number "$SERIAL" \\
    --authentication-code1 "$CODE1" --authentication-code2 "$CODE"; do
  echo ${quoted(says.codesRefused)}
done
rm -f "$FILE"
`;
}

function tries({ comments, says }: ProgramWords): string {
  return `# ${comments.key}
SAID=$(aws iam create-access-key --user-name "$NAME" --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
read -ra KEY <<<"$SAID"
KEY+=("")
aws iam put-user-policy --user-name "$NAME" --policy-name "$POLICY_NAME" --policy-document "$POLICY"
echo ${quoted(says.waiting)}
poll 60 is_known
echo ${quoted(`${says.accessKey}:`)} "$ANSWER"

# ${comments.noCode}
session() {
  as "\${KEY[@]}" aws sts get-session-token --duration-seconds 900 "$@" \\
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text
}
SAID=$(session)
read -ra WITHOUT_CODE <<<"$SAID"
echo ${quoted(`${says.withoutCode}:`)} "$(s3_answer "\${WITHOUT_CODE[@]}")"

# ${comments.withCode}
until ask ${quoted(says.freshCode)} && SAID=$(session --serial-number "$SERIAL" --token-code "$CODE"); do
  echo ${quoted(says.codeRefused)}
done
read -ra WITH_CODE <<<"$SAID"
poll 60 answers_other_than 'AccessDenied|InvalidAccessKeyId' "\${WITH_CODE[@]}" || true
THIRD=$ANSWER

# ${comments.again}
FIRST=$(s3_answer "\${KEY[@]}")
SECOND=$(s3_answer "\${WITHOUT_CODE[@]}")

# ${comments.table}
echo
printf '%-28s%-16s%s\\n' aws:MultiFactorAuthPresent S3 ${quoted(says.credentials)} \\
  '(absent)' "$FIRST" ${quoted(says.accessKey)} \\
  false "$SECOND" ${quoted(says.withoutCode)} \\
  true "$THIRD" ${quoted(says.withCode)}
if [[ $FIRST-$SECOND-$THIRD != AccessDenied-AccessDenied-allowed* ]]; then
  echo ${quoted(says.surprise)}
  exit 1
fi
echo ${quoted(says.proved)}
`;
}

/** As one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
