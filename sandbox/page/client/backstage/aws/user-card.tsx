import type { AwsRoleView, AwsUserView } from '../../../../aws/view/view-types.ts';
import { PolicyDocument, Settling, TagList } from './parts.tsx';

/** An IAM user with its keys and policies. */
export function UserCard({ user }: { readonly user: AwsUserView }) {
  return (
    <article className="resource" data-testid="aws-user" aria-label={`User ${user.userName}`}>
      <h3>
        <span className="kind">User</span> {user.userName}
      </h3>
      <p className="path" title={user.arn}>
        {user.path}
      </p>
      {user.accessKeys.map((key) => (
        <p className="part" key={key.id}>
          <span className="kind">Key</span> <code>{key.id}</code>
          <span className={`status status-${key.status.toLowerCase()}`}>{key.status}</span>
          <Settling isSettled={key.isSettled} />
        </p>
      ))}
      <Permissions of={user} />
      <TagList tags={user.tags} />
    </article>
  );
}

export function RoleCard({ role }: { readonly role: AwsRoleView }) {
  return (
    <article className="resource" data-testid="aws-role" aria-label={`Role ${role.roleName}`}>
      <h3>
        <span className="kind">Role</span> {role.roleName}
        <Settling isSettled={role.isSettled} />
      </h3>
      <p className="path" title={role.arn}>
        {role.path}
      </p>
      <PolicyDocument kind="Trust" name="who may assume it" document={role.trustPolicy} />
      <Permissions of={role} />
      <TagList tags={role.tags} />
    </article>
  );
}

type Identity = Pick<AwsUserView, 'inlinePolicies' | 'attachedPolicies' | 'boundaryArn'>;

function Permissions({ of }: { readonly of: Identity }) {
  return (
    <>
      {of.inlinePolicies.map((policy) => (
        <PolicyDocument
          key={policy.name}
          kind="Policy"
          name={policy.name}
          document={policy.document}
          isSettled={policy.isSettled}
        />
      ))}
      {of.attachedPolicies.map(({ arn, isSettled }) => (
        <p className="part" key={arn} title={arn}>
          <span className="kind">Attached</span> {lastPart(arn)}
          <Settling isSettled={isSettled} />
        </p>
      ))}
      {of.boundaryArn && (
        <p className="part" title={of.boundaryArn}>
          <span className="kind">Boundary</span> {lastPart(of.boundaryArn)}
        </p>
      )}
    </>
  );
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
