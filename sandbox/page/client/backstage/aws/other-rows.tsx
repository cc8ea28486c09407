import type { AwsManagedPolicyView, AwsRoleView, AwsView } from '../../../../aws/view/view-types.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Id, Ids, PolicyDocument, Settling, TagList } from './parts.tsx';
import { areSettled, Permissions } from './permissions.tsx';

export function RoleCard({ role }: { readonly role: AwsRoleView }) {
  const texts = useTexts().aws;
  return (
    <article className="resource" data-testid="aws-role" aria-label={`${texts.roleKind} ${role.roleName}`}>
      <h3>
        <span className="kind">{texts.roleKind}</span> {role.roleName}
        <Settling isSettled={role.isSettled && areSettled(role)} />
      </h3>
      <PolicyDocument kind={texts.trustKind} name={texts.whoMayAssume} document={role.trustPolicy} />
      <Permissions of={role} />
      <Ids>
        <Id kind={texts.roleKind} value={role.arn} />
      </Ids>
      <TagList tags={role.tags} />
    </article>
  );
}

export function GroupRow({ group }: { readonly group: AwsView['groups'][number] }) {
  const texts = useTexts().aws;
  return (
    <article className="resource" aria-label={`${texts.groupKind} ${group.groupName}`}>
      <h3>
        <span className="kind">{texts.groupKind}</span> {group.groupName}
      </h3>
      <p className="part">{texts.members(group.userNames.join(', ') || texts.nobody)}</p>
    </article>
  );
}

export function ManagedPolicyRow({ policy }: { readonly policy: AwsManagedPolicyView }) {
  const texts = useTexts().aws;
  return (
    <article className="resource" aria-label={`${texts.managedKind} ${policy.policyName}`}>
      <h3>
        <span className="kind">{texts.managedKind}</span> {policy.policyName}
      </h3>
      <PolicyDocument kind={texts.document} name={policy.arn} document={policy.document} />
    </article>
  );
}

export function Buckets({ names }: { readonly names: readonly string[] }) {
  const texts = useTexts().aws;
  return (
    <details className="resource">
      <summary>
        <span className="kind">{texts.bucketsKind}</span> {names.length}
      </summary>
      <ul className="buckets">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
