import type { LessonPrograms } from '../../mfa-user/take-home/programs.ts';
import { inTemplate, literal } from '../../mfa-user/take-home/quoting.ts';
import { untilAllowed } from '../../mfa-user/take-home/snippets.ts';
import { mayAssumeForever, mayListForever, mayListWithMfaForever, trustWithMfa } from '../policy.ts';
import type { AssumeRoleWords } from './words.ts';

/** Returns the parts of the SDK program that work with the role. */
export function sdkParts(words: AssumeRoleWords): LessonPrograms['sdk'] {
  return {
    imports: {
      '@aws-sdk/client-iam': ['CreateRoleCommand', 'PutRolePolicyCommand'],
      '@aws-sdk/client-sts': ['AssumeRoleCommand'],
    },
    policies: policies(words),
    beforeKey: role(words),
    tries: tries(words),
  };
}

/** Returns the lines with the policies. Two of them are functions, because the ARNs are not known yet. */
function policies({ comments }: AssumeRoleWords): string {
  return `// ${comments.policy}
const mayAssume = (roleArn: string) => JSON.stringify(${inCode(mayAssumeForever('ROLE_ARN'), '"ROLE_ARN"', 'roleArn')});
// ${comments.trust}
const trust = (userArn: string) => JSON.stringify(${inCode(trustWithMfa('USER_ARN'), '"USER_ARN"', 'userArn')});
// ${comments.rolePolicy}
const mayList = JSON.stringify(${inCode(mayListForever())});
// ${comments.rolePolicyWithMfa}
const mayListWithMfa = JSON.stringify(${inCode(mayListWithMfaForever())});
`;
}

/** Returns a policy as code. @param word the placeholder that is replaced by `variable` */
function inCode(policy: object, word = '', variable = ''): string {
  return JSON.stringify(policy, null, 2).replace(word, variable);
}

function role({ comments }: AssumeRoleWords): string {
  return `  // ${comments.arns}
  const RoleArn = SerialNumber.replace(':mfa/', ':role/');
  const AssumeRolePolicyDocument = trust(SerialNumber.replace(':mfa/', ':user/'));
  const PolicyDocument = mayAssume(RoleArn);

  // ${comments.role}
  const createRole = () =>
    iam.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument })).then(() => 'created', nameOf);
  const created = await poll(createRole, ['MalformedPolicyDocument'], stopping.signal);
  if (created !== 'created') throw new Error(\`CreateRole: \${created}\`);
  const putRolePolicy = (document: string) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: RolePolicyName, PolicyDocument: document }));
  await putRolePolicy(mayList);

`;
}

function tries({ comments, says }: AssumeRoleWords): string {
  return `
  // ${comments.assume}
  async function assume(credentials: Keys, mfa: Mfa = {}): Promise<Keys> {
    const request = { RoleArn, RoleSessionName: UserName, DurationSeconds: 900, ...mfa };
    return keysOf((await new STSClient({ credentials }).send(new AssumeRoleCommand(request))).Credentials);
  }
  const roleAnswer = (credentials: Keys) => assume(credentials).then(() => 'allowed', nameOf);
  step(\`${inTemplate(says.accessKey)}: \${await roleAnswer(key)}\`);

  // ${comments.noCode}
  const withoutCode = await session(sts);
  step(\`${inTemplate(says.withoutCode)}: \${await roleAnswer(withoutCode)}\`);

  // ${comments.withCode}
  const role = await withCode(SerialNumber, (mfa) => assume(key, mfa));
  const third = 'allowed';
  const fourth = ${untilAllowed('role').sdk};
  step(\`${inTemplate(says.inRole)}: \${fourth}\`);

  // ${comments.again}
  const [first, second] = [await roleAnswer(key), await roleAnswer(withoutCode)];

  // ${comments.inside}
  step(${literal(says.askingForMfa)});
  await putRolePolicy(mayListWithMfa);
  const fifth = await poll(() => s3Answer(role), ['allowed'], stopping.signal);

`;
}
