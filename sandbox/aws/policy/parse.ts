import { malformedPolicy } from '../operation/errors.ts';
import type { Principals } from './principals.ts';
import { type RawDocument, type RawPrincipal, type RawStatement, readDocument, readPrincipal } from './raw-document.ts';
import { type Statement, statementOf } from './statement.ts';

export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

const SYNTAX_ERROR = 'Syntax errors in policy.';
/** IAM parses trust policies separately, with other messages. */
const TRUST_SYNTAX_ERROR = 'Syntax error in policy.';

/**
 * Reads an identity policy, boundary or session policy.
 * @throws MalformedPolicyDocument for a policy that AWS would not store
 */
export function parsePolicy(text: string): PolicyDocument {
  return identityPolicyOf(readDocument(text, SYNTAX_ERROR));
}

/** Reads a managed policy, which must be of version 2012-10-17. @throws MalformedPolicyDocument */
export function parseManagedPolicy(text: string): PolicyDocument {
  const document = readDocument(text, SYNTAX_ERROR);
  if (document.Version === undefined || document.Version === '2008-10-17') {
    throw malformedPolicy('Policy document must be version 2012-10-17 or greater.');
  }
  return identityPolicyOf(document);
}

function identityPolicyOf(document: RawDocument): PolicyDocument {
  const rules = { ...commonRules(document), principals: undefined };
  const statements = statementsOf(document).map((raw, index) => {
    if (raw.Principal !== undefined || raw.NotPrincipal !== undefined) {
      throw malformedPolicy('Policy document should not specify a principal.');
    }
    return statementOf(raw, index, rules);
  });
  return { statements };
}

/**
 * Reads a resource policy for the simulation: every statement names principals.
 * @throws MalformedPolicyDocument
 */
export function parseResourcePolicy(text: string): PolicyDocument {
  const document = readDocument(text, SYNTAX_ERROR);
  const rules = commonRules(document);
  const statements = statementsOf(document).map((raw, index) => {
    if ((raw.Principal === undefined) === (raw.NotPrincipal === undefined)) throw malformedPolicy(SYNTAX_ERROR);
    if (raw.NotPrincipal !== undefined && raw.Effect === 'Allow') throw malformedPolicy(SYNTAX_ERROR);
    const named = raw.Principal ?? raw.NotPrincipal;
    const principal = named === '*' ? { AWS: ['*'] } : readPrincipal(named, SYNTAX_ERROR);
    const principals = principalsOf(principal, raw.Principal === undefined);
    return statementOf(raw, index, { ...rules, principals });
  });
  return { statements };
}

function commonRules(document: RawDocument) {
  const { Version } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
    throw malformedPolicy(SYNTAX_ERROR);
  return { usesVariables: Version === '2012-10-17', syntaxError: SYNTAX_ERROR };
}

function statementsOf(document: RawDocument): RawStatement[] {
  const statements = document.Statement ?? [];
  if (statements.length === 0) throw malformedPolicy(SYNTAX_ERROR);
  checkSids(statements, 'Statement IDs (SID) in a single policy must be unique.');
  return statements;
}

function checkSids(statements: readonly RawStatement[], notUnique: string): void {
  const sids = statements.flatMap((statement) => statement.Sid ?? []).filter((sid) => sid !== '');
  if (sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid))) {
    throw malformedPolicy(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  if (new Set(sids).size !== sids.length) throw malformedPolicy(notUnique);
}

/**
 * Reads a role's trust policy: every statement names principals and actions of STS, and none names resources. The
 * caller checks whether the principals exist: see `principals.aws` of the statements.
 * @throws MalformedPolicyDocument
 */
export function parseTrustPolicy(text: string): PolicyDocument {
  const document = readDocument(text, TRUST_SYNTAX_ERROR);
  const { Version, Statement: raws = [] } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') {
    throw malformedPolicy('The policy must contain a valid version string');
  }
  if (raws.length === 0) throw malformedPolicy('Could not parse the policy: Statement is empty!');
  const rules = {
    usesVariables: Version === '2012-10-17',
    syntaxError: TRUST_SYNTAX_ERROR,
    defaultResource: '*',
  } as const;
  const statements = raws.map((raw, index) => {
    checkTrust(raw);
    const principals = principalsOf(trustedBy(raw), false);
    return statementOf(raw, index, { ...rules, principals });
  });
  checkSids(raws, 'The Statement Ids in the policy are not unique');
  return { statements };
}

function checkTrust(raw: RawStatement): void {
  const actions = raw.Action ?? raw.NotAction ?? [];
  if (raw.Effect === undefined) throw malformedPolicy('Missing required field Effect');
  if (raw.Effect !== 'Allow' && raw.Effect !== 'Deny') throw malformedPolicy(`Invalid effect: ${raw.Effect}`);
  if (raw.NotPrincipal !== undefined) {
    const isAllow = raw.Effect === 'Allow';
    throw malformedPolicy(
      isAllow ? 'Allow with NotPrincipal is not allowed.' : 'AssumeRole policy must not contain NotPrincipal field.',
    );
  }
  if (actions.length === 0) throw malformedPolicy('Missing required field Action');
  if (!actions.every((action) => action.toLowerCase().startsWith('sts:'))) {
    throw malformedPolicy('AssumeRole policy may only specify STS AssumeRole actions.');
  }
  if (raw.Resource !== undefined) throw malformedPolicy('Has prohibited field Resource');
  if (raw.NotResource !== undefined) throw malformedPolicy('AssumeRole policy must not contain resources.');
}

function trustedBy({ Principal }: RawStatement): RawPrincipal {
  if (Principal === undefined) throw malformedPolicy('Missing required field Principal');
  // A trust policy accepts `{"AWS": "*"}`, but not `"Principal": "*"`, which a bucket policy accepts.
  if (typeof Principal === 'string') throw malformedPolicy('Principal must be a JSON object.');
  const trusted = readPrincipal(Principal, TRUST_SYNTAX_ERROR);
  if (trusted.CanonicalUser) throw malformedPolicy('Invalid principal in policy: "CanonicalUser"');
  if (Object.values(trusted).every((named) => named === undefined || named.length === 0)) {
    throw malformedPolicy('Missing required field Principal cannot be empty!');
  }
  return trusted;
}

function principalsOf(raw: RawPrincipal, areExcluded: boolean): Principals {
  return { areExcluded, aws: raw.AWS ?? [], services: raw.Service ?? [], federated: raw.Federated ?? [] };
}
