import type { LessonPrograms } from '../programs.ts';
import { inTemplate, literal } from '../quoting.ts';
import type { ProgramWords } from '../words.ts';

const DELETE_ROLE_POLICY = `  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: RolePolicyName })).catch(ignored);
`;
const DELETE_ROLE = `  const roleAnswer = await poll(async () => {
    await iam.send(new DeleteRoleCommand({ RoleName })).catch(ignored);
    return iam.send(new GetRoleCommand({ RoleName })).then(() => 'there', nameOf);
  }, ['there']);
`;

/** Returns the function that deletes everything, and the end of the program, which always calls this function. */
export function cleanUp({ comments, says }: ProgramWords, { role }: LessonPrograms): string {
  const answers = role ? ['userAnswer', 'roleAnswer'] : ['userAnswer'];
  return `// ${comments.cleanUp}
async function cleanUp(): Promise<void> {
  console.log(\`\\n${inTemplate(says.cleaningUp)}\`);
  const ignored = () => undefined;
  await rm(folder, { recursive: true, force: true });
  // ${comments.cleanUpOrder}
  await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })).catch(ignored);
${role ? DELETE_ROLE_POLICY : ''}  const keys = await iam.send(new ListAccessKeysCommand({ UserName })).catch(ignored);
  for (const { AccessKeyId } of keys?.AccessKeyMetadata ?? []) {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })).catch(ignored);
  }
  for (const SerialNumber of await devices()) {
    await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber })).catch(ignored);
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })).catch(ignored);
  }
  const userAnswer = await poll(async () => {
    await iam.send(new DeleteUserCommand({ UserName })).catch(ignored);
    return iam.send(new GetUserCommand({ UserName })).then(() => 'there', nameOf);
  }, ['there']);
${role ? DELETE_ROLE : ''}  const areGone = [${answers.join(', ')}].every((answer) => answer === 'NoSuchEntityException');
  const isGone = areGone && (await devices()).length === 0;
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
