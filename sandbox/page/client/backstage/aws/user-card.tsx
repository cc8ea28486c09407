import type { AwsUserView } from '../../../../aws/view/view-types.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Id, Ids, Settling, TagList } from './parts.tsx';
import { areSettled, Permissions, policyNamesOf } from './permissions.tsx';

interface UserCardProps {
  readonly user: AwsUserView;
  /** The first name of the person for whom the user was created, if it is known. */
  readonly owner: string | undefined;
}

/** An IAM user: its owner, its access keys and its policies. Names and ids are folded up. */
export function UserCard({ user, owner }: UserCardProps) {
  const texts = useTexts().aws;
  const { userName, accessKeys } = user;
  const isSettled = areSettled(user) && accessKeys.every((key) => key.isSettled);
  const title = owner === undefined ? userName : texts.testUserOf(owner);
  const keys = accessKeys.length === 0 ? texts.noKeys : texts.keys(accessKeys.length);
  return (
    <article className="resource" data-testid="aws-user" aria-label={`${texts.userKind} ${userName}`}>
      <h3>{title}</h3>
      <p className="part">
        {keys} · {texts.policies(policyNamesOf(user))}
        <Settling isSettled={isSettled} />
      </p>
      <Permissions of={user} />
      <Ids>
        <Id kind={texts.userKind} value={user.arn} />
        {accessKeys.map(({ id, status }) => (
          <Id key={id} kind={texts.keyKind} value={id}>
            <span className={`status status-${status.toLowerCase()}`}>
              {status === 'Active' ? texts.keyActive : texts.keyInactive}
            </span>
          </Id>
        ))}
      </Ids>
      <TagList tags={user.tags} />
    </article>
  );
}
