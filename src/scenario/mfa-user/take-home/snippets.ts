import { inTemplate, quoted } from './quoting.ts';

/** The same lines for both programs of a lesson. */
interface InBoth {
  readonly shell: string;
  readonly sdk: string;
}

/** Writes the policy of the test user, where it is known from the start. */
export function userPolicy(comment: string, document: object): InBoth {
  return {
    shell: `# ${comment}\nPOLICY='${JSON.stringify(document)}'\n`,
    sdk: `// ${comment}\nconst PolicyDocument = JSON.stringify(${JSON.stringify(document, null, 2)});\n`,
  };
}

/** Writes what says how S3 answers to the access key, once S3 knows it. */
export function sayAccessKey(name: string): InBoth {
  return {
    shell: `echo ${quoted(`${name}:`)} "$ANSWER"\n`,
    sdk: `  step(\`${inTemplate(name)}: \${await poll(() => s3Answer(key), ['InvalidAccessKeyId'], stopping.signal)}\`);\n`,
  };
}

/** Writes what asks S3 with temporary credentials until it knows them and the policy. In the shell the answer is in ANSWER. */
export function untilAllowed(credentials: string): InBoth {
  return {
    shell: `poll 60 answers_other_than 'AccessDenied|InvalidAccessKeyId' s3_answer "\${${credentials}[@]}" || true`,
    sdk: `await poll(() => s3Answer(${credentials}), ['AccessDenied', 'InvalidAccessKeyId'], stopping.signal)`,
  };
}
