import { quoted } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';

/** Returns the lines that create the test user and the device, and connect the phone. */
export function enrollment({ comments, says }: ProgramWords): string {
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
