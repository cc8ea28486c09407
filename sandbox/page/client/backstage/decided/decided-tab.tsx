import { keyed } from '../../blocks/text/text.tsx';
import { Sentence } from '../../text/sentence.tsx';
import { useTexts } from '../../text/use-texts.ts';
import type { OwnerNames } from '../use-owners.ts';
import { DecisionRow } from './decision-row.tsx';
import { isMfaKey, mfaStates } from './decisions.ts';
import type { ExplainedUser } from './use-decisions.ts';

interface DecidedTabProps {
  readonly decided: readonly ExplainedUser[];
  readonly ownerOf: OwnerNames;
}

/** The same request of each test user with three kinds of credentials: for each kind, AWS's answer and its reason. */
export function DecidedTab({ decided, ownerOf }: DecidedTabProps) {
  const { decided: texts, tools } = useTexts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="decided" tabIndex={0} aria-label={tools.decided}>
      <p className="soft">
        <Sentence text={decided.length === 0 ? texts.empty : texts.about} />
      </p>
      {decided.map((user) => (
        <DecidedCard key={user.arn} user={user} owner={ownerOf(user.userName)} />
      ))}
    </section>
  );
}

function DecidedCard({ user, owner }: { readonly user: ExplainedUser; readonly owner: string | undefined }) {
  const { aws, decided: texts } = useTexts();
  return (
    <article className="decided-card" data-testid="decided-user">
      <h3>{owner === undefined ? `${aws.testUser} ${user.userName}` : aws.testUserOf(owner)}</h3>
      <ol>
        {mfaStates.map((mfa) => (
          <DecisionRow key={mfa} mfa={mfa} decision={user.decisions[mfa]} documents={user.documents} />
        ))}
      </ol>
      {user.documents.length > 0 && (
        <details className="part">
          <summary>{texts.policy}</summary>
          {keyed(user.documents, (document) => (
            <MarkedPolicy document={document} />
          ))}
        </details>
      )}
    </article>
  );
}

/** A policy with a mark on each line that has the condition key for MFA. */
function MarkedPolicy({ document }: { readonly document: object }) {
  const lines = JSON.stringify(document, null, 2).split('\n');
  return (
    <pre className="pre">{keyed(lines, (line) => (isMfaKey(line) ? <mark>{`${line}\n`}</mark> : `${line}\n`))}</pre>
  );
}
