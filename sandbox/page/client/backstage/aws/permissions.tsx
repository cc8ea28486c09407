import type { AwsUserView } from '../../../../aws/view/view-types.ts';
import { useTexts } from '../../text/use-texts.ts';
import { inWords, lastPart } from './in-words.ts';
import { PolicyDocument } from './parts.tsx';

type Identity = Pick<AwsUserView, 'inlinePolicies' | 'attachedPolicies' | 'boundaryArn'>;

/** Returns the names of all inline and attached policies of a user or role, as spoken words. */
export function policyNamesOf({ inlinePolicies, attachedPolicies }: Identity): string[] {
  return [...inlinePolicies.map(({ name }) => name), ...attachedPolicies.map(({ arn }) => lastPart(arn))].map(inWords);
}

/** Returns whether every inline and attached policy is active everywhere in AWS. */
export function areSettled({ inlinePolicies, attachedPolicies }: Identity): boolean {
  return [...inlinePolicies, ...attachedPolicies].every(({ isSettled }) => isSettled);
}

export function Permissions({ of }: { readonly of: Identity }) {
  const texts = useTexts().aws;
  return (
    <>
      {of.inlinePolicies.map((policy) => (
        <PolicyDocument key={policy.name} kind={texts.policyKind} name={policy.name} document={policy.document} />
      ))}
      {of.attachedPolicies.map(({ arn }) => (
        <p className="part" key={arn} title={arn}>
          <span className="kind">{texts.attachedKind}</span> {lastPart(arn)}
        </p>
      ))}
      {of.boundaryArn && (
        <p className="part" title={of.boundaryArn}>
          <span className="kind">{texts.boundaryKind}</span> {lastPart(of.boundaryArn)}
        </p>
      )}
    </>
  );
}
