import { inTemplate, quoted } from './quoting.ts';

/** Lines that do the same in the two programs of a lesson. */
interface InBoth {
  readonly shell: string;
  readonly sdk: string;
}

/** Returns the line with the test user's policy, for a lesson whose policy contains no ARN. */
export function userPolicy(comment: string, document: object): InBoth {
  return {
    shell: `# ${comment}\nPOLICY='${JSON.stringify(document)}'\n`,
    sdk: `// ${comment}\nconst PolicyDocument = JSON.stringify(${JSON.stringify(document, null, 2)});\n`,
  };
}

/**
 * Returns a line that prints S3's answer to a call with the access key. The SDK program waits until S3 knows the key.
 */
export function sayAccessKey(name: string): InBoth {
  return {
    shell: `echo ${quoted(`${name}:`)} "$ANSWER"\n`,
    sdk: `  step(\`${inTemplate(name)}: \${await poll(() => s3Answer(key), ['InvalidAccessKeyId'], stopping.signal)}\`);\n`,
  };
}

/**
 * Returns code that calls S3 with temporary credentials until S3 knows them and the policy, at most sixty times. In the
 * shell script, the last answer is in ANSWER.
 * @param credentials the name of the variable
 */
export function untilAllowed(credentials: string): InBoth {
  return {
    shell: `poll 60 answers_other_than 'AccessDenied|InvalidAccessKeyId' s3_answer "\${${credentials}[@]}" || true`,
    sdk: `await poll(() => s3Answer(${credentials}), ['AccessDenied', 'InvalidAccessKeyId'], stopping.signal)`,
  };
}
