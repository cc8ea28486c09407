import { CreatePolicyCommand, DeletePolicyCommand } from '@aws-sdk/client-iam';
import { removed } from './ask.ts';
import { policyText, type Statement } from './policy.ts';
import type { AwsScene } from './scene.ts';

/** Makes a managed policy, for example as a boundary. Returns its ARN. */
export async function makePolicy(scene: AwsScene, suffix: string, statements: readonly Statement[]): Promise<string> {
  const PolicyName = scene.name(suffix);
  const PolicyArn = `arn:aws:iam::${scene.accountId}:policy${scene.path}${PolicyName}`;
  scene.undo(`policy ${PolicyName}`, () => removed(scene.iam.send(new DeletePolicyCommand({ PolicyArn }))));
  await scene.iam.send(
    new CreatePolicyCommand({ PolicyName, Path: scene.path, PolicyDocument: policyText(statements) }),
  );
  return PolicyArn;
}
