const REQUEST = `aws s3api list-buckets --query 'Buckets[].Name'`;
/** The placeholder for the person's own role. */
const ROLE_ARN = 'arn:aws:iam::123456789012:role/your-role';

/**
 * The STS operations that exchange a code for temporary credentials, with their parameters except the device and the
 * code.
 */
export const GET_SESSION_TOKEN = 'get-session-token';
export const ASSUME_ROLE = `assume-role --role-arn ${ROLE_ARN} \\
  --role-session-name your-name`;

/** A profile with which the AWS CLI asks for the code automatically. */
export const PROFILE = `[profile with-mfa]
role_arn = ${ROLE_ARN}
source_profile = default
mfa_serial = arn:aws:iam::123456789012:mfa/your-phone`;

/** The comments between the commands, in one language. */
interface CommandWords {
  readonly serial: string;
  /** Explains the exchange of the code for temporary credentials. */
  readonly issue: string;
  readonly use: string;
  /** Explains the request that uses the temporary credentials. */
  readonly request: string;
  readonly back: string;
}

/** Returns shell commands that exchange an MFA code for temporary credentials, and a request that uses them. */
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

/**
 * Returns the request of `codeCommands` with the profile: the AWS CLI then gets the temporary credentials
 * automatically.
 */
export function profileCommand(remark: string): string {
  return `# ${remark}\n${REQUEST} --profile with-mfa`;
}
