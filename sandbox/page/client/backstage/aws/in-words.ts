const acronyms = new Set(['mfa', 's3', 'iam', 'sts', 'aws', 'ec2', 'kms']);

/** A name of AWS as one would say it: `list-buckets-with-mfa` as `list buckets with MFA`. */
export function inWords(name: string): string {
  return name
    .split(/[-_]+/)
    .map((word) => (acronyms.has(word.toLowerCase()) ? word.toUpperCase() : word))
    .join(' ');
}

/** `arn:aws:iam::111122223333:policy/training/name` is called `name`. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
