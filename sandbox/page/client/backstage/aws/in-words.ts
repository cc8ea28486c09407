const acronyms = new Set(['mfa', 's3', 'iam', 'sts', 'aws', 'ec2', 'kms']);

/** Returns an AWS name as spoken words: `list buckets with MFA` for `list-buckets-with-mfa`. */
export function inWords(name: string): string {
  return name
    .split(/[-_]+/)
    .map((word) => (acronyms.has(word.toLowerCase()) ? word.toUpperCase() : word))
    .join(' ');
}

/** Returns the last part of an ARN: `name` for `arn:aws:iam::111122223333:policy/training/name`. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
