const REQUEST = `aws s3api list-buckets --query 'Buckets[].Name'`;
/** A role of the person's own, whose name they put in. */
const ROLE_ARN = 'arn:aws:iam::123456789012:role/your-role';

/** The operations of STS that exchange a code for temporary credentials, with their parameters except the device and the code. */
export const GET_SESSION_TOKEN = 'get-session-token';
export const ASSUME_ROLE = `assume-role --role-arn ${ROLE_ARN} \\
  --role-session-name your-name`;

/** A profile with which the AWS CLI asks for the code by itself. */
export const PROFILE = `[profile with-mfa]
role_arn = ${ROLE_ARN}
source_profile = default
mfa_serial = arn:aws:iam::123456789012:mfa/your-phone`;

/** The remarks between the commands, in one language. */
interface CommandWords {
  readonly serial: string;
  /** About the temporary credentials that the code is exchanged for. */
  readonly issue: string;
  readonly use: string;
  /** About the request that is sent with them. */
  readonly request: string;
  readonly back: string;
}

/** Writes the commands with which one MFA code becomes temporary credentials, and a request that uses them. */
export function codeCommands(operation: string, { serial, issue, use, request, back }: CommandWords): string {
  return `# ${serial}
serial=$(aws iam list-mfa-devices --query 'MFADevices[0].SerialNumber' --output text)

# ${issue}
read -r id secret token < <(aws sts ${operation} --serial-number "$serial" --token-code 123456 \\
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)

# ${use}
export AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token

# ${request}
${REQUEST}

# ${back}
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN`;
}

/** Writes the same request with the profile: the AWS CLI does the rest. */
export function profileCommand(remark: string): string {
  return `# ${remark}\n${REQUEST} --profile with-mfa`;
}
