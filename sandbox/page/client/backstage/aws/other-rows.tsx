import type { AwsManagedPolicyView, AwsView } from '../../../../aws/view/view-types.ts';
import { PolicyDocument } from './parts.tsx';

export function GroupRow({ group }: { readonly group: AwsView['groups'][number] }) {
  return (
    <article className="resource" aria-label={`Group ${group.groupName}`}>
      <h3>
        <span className="kind">Group</span> {group.groupName}
      </h3>
      <p className="part">
        <span className="kind">Members</span> {group.userNames.join(', ') || 'nobody'}
      </p>
    </article>
  );
}

export function ManagedPolicyRow({ policy }: { readonly policy: AwsManagedPolicyView }) {
  return (
    <article className="resource" aria-label={`Managed policy ${policy.policyName}`}>
      <h3>
        <span className="kind">Managed policy</span> {policy.policyName}
      </h3>
      <PolicyDocument kind="Document" name={policy.arn} document={policy.document} />
    </article>
  );
}

export function Buckets({ names }: { readonly names: readonly string[] }) {
  return (
    <details className="resource">
      <summary>
        <span className="kind">S3 buckets</span> {names.length}
      </summary>
      <ul className="buckets">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
