import { listBucketsWithMfaForever } from '../policy.ts';
import type { ProgramWords } from './words.ts';

/** As a table, since none of them is an import of this file. */
const IMPORTS: readonly (readonly [from: string, names: readonly string[]])[] = [
  ['node:crypto', ['randomBytes']],
  ['node:fs/promises', ['mkdtemp', 'rm', 'writeFile']],
  ['node:os', ['tmpdir']],
  ['node:path', ['join']],
  ['node:readline/promises', ['createInterface']],
  ['node:timers/promises', ['setTimeout as sleep']],
  [
    '@aws-sdk/client-iam',
    [
      'CreateAccessKeyCommand',
      'CreateUserCommand',
      'CreateVirtualMFADeviceCommand',
      'DeactivateMFADeviceCommand',
      'DeleteAccessKeyCommand',
      'DeleteUserCommand',
      'DeleteUserPolicyCommand',
      'DeleteVirtualMFADeviceCommand',
      'EnableMFADeviceCommand',
      'GetUserCommand',
      'IAMClient',
      'ListAccessKeysCommand',
      'PutUserPolicyCommand',
      'paginateListVirtualMFADevices',
    ],
  ],
  ['@aws-sdk/client-s3', ['ListBucketsCommand', 'S3Client']],
  ['@aws-sdk/client-sts', ['GetCallerIdentityCommand', 'GetSessionTokenCommand', 'STSClient']],
];

/** The lesson as a TypeScript program for version 3 of the AWS SDK for JavaScript. Node can strip its types. */
export function sdkProgram(words: ProgramWords): string {
  return [head, imports, helpers, lesson, tries, cleanUp].map((part) => part(words)).join('');
}

function head({ comments }: ProgramWords): string {
  return `// ${comments.what}
// ${comments.sdkNeeds}
// ${comments.sdkRun}
// ${comments.leavesNothing}
`;
}

function imports({ comments }: ProgramWords): string {
  return `${IMPORTS.map(importLine).join('\n')}

type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

// ${comments.name}
const UserName = \`mfa-demo-take-home-\${randomBytes(4).toString('hex')}\`;
const Path = '/mfa-demo-take-home/';
const PolicyName = 'list-buckets-with-mfa';
// ${comments.policy}
const PolicyDocument = JSON.stringify(${JSON.stringify(listBucketsWithMfaForever(), null, 2)});
const iam = new IAMClient({});
const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-'));

`;
}

function helpers({ comments }: ProgramWords): string {
  return `// ${comments.always}
const stopping = new AbortController();
const stop = () => stopping.abort();
process.on('SIGINT', stop).on('SIGTERM', stop);
const terminal = createInterface({ input: process.stdin, output: process.stdout }).on('SIGINT', stop).on('close', stop);
const ask = async (what: string) => (await terminal.question(\`\${what}: \`, { signal: stopping.signal })).trim();
const step = (said: string) => {
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
async function poll(attempt: () => Promise<string>, notYet: string[], signal?: AbortSignal): Promise<string> {
  for (let tries = 1; ; tries++) {
    const answer = await attempt();
    if (!notYet.includes(answer) || tries === 60) return answer;
    await sleep(1000, undefined, { signal });
  }
}

`;
}

function lesson({ comments, says }: ProgramWords): string {
  return `async function lesson(): Promise<void> {
  // ${comments.user}
  step(\`${inTemplate(says.creating)} \${UserName}\`);
  await iam.send(new CreateUserCommand({ UserName, Path }));

  // ${comments.device}
  const { VirtualMFADevice: device } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName, Path }),
  );
  const SerialNumber = device?.SerialNumber ?? '';
  const picture = join(folder, 'qr.png');
  await writeFile(picture, device?.QRCodePNG ?? '', { mode: 0o600 });
  step(\`${inTemplate(says.open)} \${picture}\`);
  step(\`${inTemplate(says.setupKey)} \${new TextDecoder().decode(device?.Base32StringSeed)}\`);

  // ${comments.enable}
  for (let isEnabled = false; !isEnabled; ) {
    const [AuthenticationCode1, AuthenticationCode2] = [await ask(${literal(says.firstCode)}), await ask(${literal(says.secondCode)})];
    const enable = new EnableMFADeviceCommand({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 });
    isEnabled = await iam.send(enable).then(
      () => true,
      (error: Error) => {
        step(\`${inTemplate(says.codesRefused)} (\${error.name})\`);
        return false;
      },
    );
  }
  await rm(picture);

  // ${comments.key}
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const key: Keys = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
  step(${literal(says.waiting)});
  const sts = new STSClient({ credentials: key });
  const whoAmI = () => sts.send(new GetCallerIdentityCommand({})).then(() => 'known', nameOf);
  await poll(whoAmI, ['InvalidClientTokenId'], stopping.signal);
  step(\`${inTemplate(says.accessKey)}: \${await poll(() => s3Answer(key), ['InvalidAccessKeyId'], stopping.signal)}\`);

`;
}

function tries({ comments, says }: ProgramWords): string {
  return `  // ${comments.noCode}
  async function session(mfa: { SerialNumber?: string; TokenCode?: string }): Promise<Keys> {
    const { Credentials: issued } = await sts.send(new GetSessionTokenCommand({ DurationSeconds: 900, ...mfa }));
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  }
  const withoutCode = await session({});
  step(\`${inTemplate(says.withoutCode)}: \${await s3Answer(withoutCode)}\`);

  // ${comments.withCode}
  let withCode: Keys | undefined;
  while (!withCode) {
    const TokenCode = await ask(${literal(says.freshCode)});
    withCode = await session({ SerialNumber, TokenCode }).catch((error: Error) => {
      step(\`${inTemplate(says.codeRefused)} (\${error.name})\`);
      return undefined;
    });
  }
  const credentials = withCode;
  const third = await poll(() => s3Answer(credentials), ['AccessDenied', 'InvalidAccessKeyId'], stopping.signal);

  // ${comments.again}
  const [first, second] = [await s3Answer(key), await s3Answer(withoutCode)];

  // ${comments.table}
  const rows = [
    ['aws:MultiFactorAuthPresent', 'S3', ${literal(says.credentials)}],
    ['(absent)', first, ${literal(says.accessKey)}],
    ['false', second, ${literal(says.withoutCode)}],
    ['true', third, ${literal(says.withCode)}],
  ];
  step(\`\\n\${rows.map(([mfa = '', answer = '', who]) => mfa.padEnd(28) + answer.padEnd(16) + who).join('\\n')}\`);
  const isProved = first === 'AccessDenied' && second === 'AccessDenied' && third.startsWith('allowed');
  step(isProved ? ${literal(says.proved)} : ${literal(says.surprise)});
  if (!isProved) process.exitCode = 1;
}

`;
}

function cleanUp({ comments, says }: ProgramWords): string {
  return `// ${comments.cleanUp}
async function cleanUp(): Promise<void> {
  console.log(\`\\n${inTemplate(says.cleaningUp)}\`);
  const ignored = () => undefined;
  await rm(folder, { recursive: true, force: true });
  // ${comments.cleanUpOrder}
  await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })).catch(ignored);
  const keys = await iam.send(new ListAccessKeysCommand({ UserName })).catch(ignored);
  for (const { AccessKeyId } of keys?.AccessKeyMetadata ?? []) {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })).catch(ignored);
  }
  for (const SerialNumber of await devices()) {
    await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber })).catch(ignored);
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })).catch(ignored);
  }
  const answer = await poll(async () => {
    await iam.send(new DeleteUserCommand({ UserName })).catch(ignored);
    return iam.send(new GetUserCommand({ UserName })).then(() => 'there', nameOf);
  }, ['there']);
  const isGone = answer === 'NoSuchEntityException' && (await devices()).length === 0;
  console.log(isGone ? ${literal(says.nothingLeft)} : \`${inTemplate(says.left)} \${UserName}\`);
  if (!isGone) process.exitCode = 1;
}

async function devices(): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListVirtualMFADevices({ client: iam }, { AssignmentStatus: 'Any' })) {
    found.push(...(page.VirtualMFADevices ?? []).map(({ SerialNumber = '' }) => SerialNumber));
  }
  return found.filter((serial) => serial.endsWith(\`/\${UserName}\`));
}

try {
  await lesson();
} catch (error) {
  process.exitCode = stopping.signal.aborted ? 130 : 1;
  if (!stopping.signal.aborted) console.error(String(error));
} finally {
  await cleanUp();
  terminal.close();
}
`;
}

function importLine([from, names]: (typeof IMPORTS)[number]): string {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  return line.length <= 120 ? line : `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}

/** As a part of a template literal of JavaScript. */
function inTemplate(text: string): string {
  return text.replaceAll(/[\\`$]/g, '\\$&');
}

/** As a literal of JavaScript. */
function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
