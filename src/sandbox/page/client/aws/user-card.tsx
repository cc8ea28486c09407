import type { AwsUserView } from '../../../aws/view-types.ts';
import { Settling, TagList } from './parts.tsx';

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
      {user.inlinePolicies.map((policy) => (
        <details className="part" key={policy.name}>
          <summary>
            <span className="kind">Policy</span> {policy.name}
            <Settling isSettled={policy.isSettled} />
          </summary>
          <pre className="pre">{JSON.stringify(policy.document, null, 2)}</pre>
        </details>
      ))}
      <TagList tags={user.tags} />
    </article>
  );
}
