import { quoted } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';

/** Returns the functions that all shell scripts use. */
export function helpers({ comments, says }: ProgramWords): string {
  return `# ${comments.as}
as() { AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=$2 AWS_SESSION_TOKEN=$3 "\${@:4}"; }

# ${comments.answer}
answer() {
  local said
  if said=$("$@" 2>&1); then
    echo "allowed\${said:+ ($said)}"
  elif [[ $said =~ \\(([A-Za-z]+)\\) ]]; then
    echo "\${BASH_REMATCH[1]}"
  else
    echo "$said"
  fi
}
s3_answer() { answer as "$@" aws s3api list-buckets --query 'length(Buckets)' --output text; }

# ${comments.poll}
poll() { local left=$1; until "\${@:2}"; do [ $((left -= 1)) -gt 0 ] || return 1; sleep 1; done; }
answers_other_than() { ANSWER=$("\${@:2}") && [[ ! $ANSWER =~ ^($1) ]]; }
is_known() {
  as "\${KEY[@]}" aws sts get-caller-identity >/dev/null 2>&1 &&
    answers_other_than InvalidAccessKeyId s3_answer "\${KEY[@]}"
}

# ${comments.session}
session() {
  as "\${KEY[@]}" aws sts get-session-token --duration-seconds 900 "$@" \\
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text
}

# ${comments.untilAccepted}
ask() { printf '%s: ' "$1"; read -r CODE || exit 1; }
with_code() {
  until ask ${quoted(says.freshCode)} && SAID=$("$@" --serial-number "$SERIAL" --token-code "$CODE"); do
    echo ${quoted(says.codeRefused)}
  done
}
`;
}
