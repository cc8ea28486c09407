import { inTemplate, literal } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';

/** Returns the functions that all programs use. */
export function helpers({ comments, says }: ProgramWords): string {
  return `// ${comments.always}
const stopping = new AbortController();
const stop = () => stopping.abort();
process.on('SIGINT', stop).on('SIGTERM', stop);
const terminal = createInterface({ input: process.stdin, output: process.stdout }).on('SIGINT', stop).on('close', stop);
const ask = async (what: string) => (await terminal.question(\`\${what}: \`, { signal: stopping.signal })).trim();
const step = (said: string): undefined => {
  stopping.signal.throwIfAborted();
  console.log(said);
};

// ${comments.answer}
async function s3Answer(credentials: Keys): Promise<string> {
  const s3 = new S3Client({ credentials });
  return s3.send(new ListBucketsCommand({})).then(({ Buckets }) => \`allowed (\${Buckets?.length ?? 0})\`, nameOf);
}
const nameOf = (error: Error) => error.name;

// ${comments.poll}
async function poll(
  attempt: () => Promise<string>,
  notYet: string[],
  signal?: AbortSignal,
  mostTries = 60,
): Promise<string> {
  for (let tries = 1; ; tries++) {
    const answer = await attempt();
    if (!notYet.some((word) => answer.startsWith(word)) || tries === mostTries) return answer;
    await sleep(1000, undefined, { signal });
  }
}

// ${comments.session}
async function session(sts: STSClient, mfa: Mfa = {}): Promise<Keys> {
  return keysOf((await sts.send(new GetSessionTokenCommand({ DurationSeconds: 900, ...mfa }))).Credentials);
}
function keysOf(issued: Credentials | undefined): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

// ${comments.untilAccepted}
async function withCode(SerialNumber: string, request: (mfa: Mfa) => Promise<Keys>): Promise<Keys> {
  for (;;) {
    const TokenCode = await ask(${literal(says.freshCode)});
    const issued = await request({ SerialNumber, TokenCode }).catch((error: Error) =>
      step(\`${inTemplate(says.codeRefused)} (\${error.name})\`),
    );
    if (issued) return issued;
  }
}

`;
}
