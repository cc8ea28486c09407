import { effective, isSettled } from '../../account/propagation.ts';
import { type Account, isAlive, type Role, type TrustPolicy, type User } from '../../account/state.ts';
import { limitExceeded, malformedPolicy } from '../../operation/errors.ts';
import type { NamedPolicy } from '../../policy/evaluate.ts';
import { parseTrustPolicy } from '../../policy/parse.ts';

const MAX_CHARACTERS = 2048;

/**
 * Reads a role's trust policy and finds the users and roles that it names.
 * @throws LimitExceeded; MalformedPolicyDocument also for a principal that does not exist, or was created so recently
 *   that IAM does not find it yet
 */
export function readTrustPolicy(account: Account, text: string): TrustPolicy {
  const document = parseTrustPolicy(text);
  if (text.replace(/\s/g, '').length > MAX_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${MAX_CHARACTERS}`);
  }
  const named = new Set(document.statements.flatMap((statement) => statement.principals?.aws ?? []));
  const meant = new Map<string, User | Role>();
  for (const principal of named) {
    const identity = meantBy(account, principal);
    if (identity === 'nobody') throw malformedPolicy(`Invalid principal in policy: "AWS":"${principal}"`);
    if (identity !== 'outsider') meant.set(principal, identity);
  }
  return { text, document, meant };
}

/**
 * Returns the user or role that a principal names. Returns `outsider` for a principal that is no single user or role of
 * this account, for example a whole account, a role session or a user of another account. Returns `nobody` for a
 * principal that does not exist or that IAM does not find yet.
 */
function meantBy(account: Account, principal: string): User | Role | 'outsider' | 'nobody' {
  if (principal === '*' || /^\d{12}$/.test(principal) || /^arn:aws:iam::\d{12}:root$/.test(principal))
    return 'outsider';
  const arn = /^arn:aws:(?:iam|sts)::(\d{12}):(user|role|assumed-role|federated-user)\/(.+)$/.exec(principal);
  if (!arn) return 'nobody';
  const [, accountId, type, rest = ''] = arn;
  if (accountId !== account.id || type === 'federated-user') return 'outsider';
  const name = (type === 'assumed-role' ? rest.split('/')[0] : rest.slice(rest.lastIndexOf('/') + 1)) ?? '';
  const identity = (type === 'user' ? account.users : account.roles).get(name.toLowerCase());
  if (!identity || !isSettled(identity.createdAt, account.now(), account.propagationMs)) return 'nobody';
  if (type === 'assumed-role') return identity.name === name ? 'outsider' : 'nobody';
  return identity.arn === principal ? identity : 'nobody';
}

/**
 * Returns the trust policy as IAM shows it: with the unique id of a deleted principal in place of its ARN (IAM user
 * guide, "Principal").
 */
export function shownTrust(account: Account, { text, meant }: TrustPolicy): string {
  return [...meant].reduce(
    (shown, [arn, identity]) => shown.replaceAll(JSON.stringify(arn), JSON.stringify(nameOf(account, identity))),
    text,
  );
}

/** Returns the trust policy that STS uses for AssumeRole. */
export function trustInEffect(account: Account, role: Role | undefined): NamedPolicy {
  const nobody = { statements: [] };
  if (!role) return { name: 'trust policy of a role that does not exist', document: nobody };
  const trust = effective(role.trust, account.now(), account.propagationMs);
  if (!trust) return { name: 'trust policy of a role that is new and not known everywhere yet', document: nobody };
  const current = (arn: string) => {
    const identity = trust.meant.get(arn);
    return identity ? nameOf(account, identity) : arn;
  };
  const statements = trust.document.statements.map((statement) => {
    const { principals } = statement;
    return principals ? { ...statement, principals: { ...principals, aws: principals.aws.map(current) } } : statement;
  });
  return { name: 'trust policy', document: { statements } };
}

function nameOf(account: Account, identity: User | Role): string {
  return isAlive(account, identity) ? identity.arn : identity.id;
}
