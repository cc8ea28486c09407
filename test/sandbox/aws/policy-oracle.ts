/**
 * A second implementation of IAM's rules, which tests compare with the evaluator. It reads the policies as JSON, and
 * uses regular expressions and strings of bits where the evaluator uses parsed patterns and `BlockList`. It is slow.
 */
export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly AWS: string | readonly string[] };
  readonly NotPrincipal?: { readonly AWS: string | readonly string[] };
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface RawPolicy {
  readonly Version?: string;
  readonly Statement: RawStatement | readonly RawStatement[];
}

export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly who: {
    readonly arn: string;
    readonly roleArn: string | undefined;
    readonly id: string;
    readonly account: string;
  };
}

export interface Case {
  readonly question: Question;
  readonly identity: readonly RawPolicy[];
  readonly boundary: RawPolicy | undefined;
  readonly session: readonly RawPolicy[];
  readonly resource: { readonly policy: RawPolicy; readonly mustAllow: boolean } | undefined;
}

const many = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));
const NEVER = '(?!)';
const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Returns `allowed`, `explicit-deny`, or a word for the kind of policy that did not allow. */
export function verdictOf({ question, identity, boundary, session, resource }: Case): string {
  const others = resource ? [resource.policy] : [];
  const everybody = [...identity, ...(boundary ? [boundary] : []), ...session, ...others];
  if (everybody.some((policy) => says('Deny', policy, question))) return 'explicit-deny';
  const named = (names: readonly (string | undefined)[]) =>
    others.some((policy) =>
      statementsOf(policy).some(
        (each) => applies(each, policy, question) && each.Effect === 'Allow' && isNamed(each, names),
      ),
    );
  const { arn, roleArn, id, account } = question.who;
  const byName = named(roleArn ? ['*', arn] : ['*', arn, id]);
  const byRole = roleArn !== undefined && named([roleArn, id]);
  const byAccount = named([account, `arn:aws:iam::${account}:root`]);
  if (byName) return 'allowed';
  const allows = (policies: readonly RawPolicy[]) => policies.some((policy) => says('Allow', policy, question));
  if (boundary && !allows([boundary])) return 'outside-boundary';
  if (!byRole && !allows(identity)) return 'not-allowed by identity';
  if (session.length > 0 && !allows(session)) return 'outside-session-policy';
  if (resource?.mustAllow && !byRole && !byAccount) return 'not-allowed by trust';
  return 'allowed';
}

function isNamed(statement: RawStatement, names: readonly (string | undefined)[]): boolean {
  const listed = statement.Principal === '*' ? ['*'] : many(statement.Principal?.AWS);
  return listed.some((each) => names.includes(each));
}

const statementsOf = (policy: RawPolicy) => [policy.Statement].flat() as RawStatement[];

function says(effect: string, policy: RawPolicy, question: Question): boolean {
  return statementsOf(policy).some((statement) => statement.Effect === effect && applies(statement, policy, question));
}

function applies(statement: RawStatement, policy: RawPolicy, question: Question): boolean {
  const { action, resource, who } = question;
  const variables = policy.Version === '2012-10-17';
  const acts = (patterns: unknown) => many(patterns).some((each) => new RegExp(`^${glob(each)}$`, 'is').test(action));
  const about = (patterns: unknown) =>
    many(patterns)
      .map((each) => (each.startsWith('arn:') ? each + ':*'.repeat(Math.max(0, 6 - each.split(':').length)) : each))
      .some((each) => new RegExp(`^${withValues(each, glob, question, variables)}$`, 's').test(resource));
  if (statement.Action === undefined ? acts(statement.NotAction) : !acts(statement.Action)) return false;
  if (statement.NotResource !== undefined && about(statement.NotResource)) return false;
  if (statement.Resource !== undefined && !about(statement.Resource)) return false;
  const me = [who.arn, who.roleArn, who.id, who.account, `arn:aws:iam::${who.account}:root`];
  if (statement.Principal && !isNamed(statement, [...me, '*'])) return false;
  if (statement.NotPrincipal && isSpared(many(statement.NotPrincipal.AWS), who)) return false;
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => isMet(operator, key, many(values), question, variables)),
  );
}

/**
 * Returns whether NotPrincipal excludes the caller: it is `*`, or it names the account and the user, or for a session
 * the account, the role and the session.
 */
function isSpared(named: string[], { arn, roleArn, id, account }: Question['who']): boolean {
  if (named.includes('*')) return true;
  if (!named.includes(account) && !named.includes(`arn:aws:iam::${account}:root`)) return false;
  if (!roleArn) return named.includes(arn) || named.includes(id);
  return named.includes(arn) && (named.includes(roleArn) || named.includes(id));
}

const glob = (text: string) => quoted(text).replaceAll('\\*', '.*').replaceAll('\\?', '.');

/** Returns the source of a regular expression for a text with variables. The values of the variables are escaped. */
function withValues(text: string, read: (text: string) => string, question: Question, variables: boolean): string {
  const found = variables ? /^(.*?)\$\{([^}]*)\}(.*)$/s.exec(text) : null;
  if (!found) return read(text);
  const [, before = '', inside = '', after = ''] = found;
  const rest = withValues(after, read, question, variables);
  if (['*', '?', '$'].includes(inside)) return read(before) + quoted(inside) + rest;
  const [key = '', fallback] = inside.split(/\s*,\s*/);
  const values = lookUp(question, key);
  const value = values?.length === 1 && !isList(key, values) ? values[0] : fallback?.slice(1, -1);
  return read(before) + (value === undefined ? NEVER : quoted(value)) + rest;
}

function lookUp({ context }: Question, key: string): readonly string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/**
 * Returns whether a key is multivalued. Variables cannot read such a key. Of the operators without ForAnyValue or
 * ForAllValues, only Null is met by a value of such a key.
 */
function isList(key: string, values: readonly string[]): boolean {
  return values.length > 1 || /^(aws:tagkeys|sts:transitivetagkeys|aws:calledvia)$/i.test(key);
}

function isMet(operator: string, key: string, values: string[], question: Question, variables: boolean): boolean {
  const name = operator.toLowerCase();
  const actual = lookUp(question, key) ?? [];
  const filled = actual.filter((value) => value !== '');
  if (name === 'null') return values.some((value) => (value.toLowerCase() === 'true') === (actual.length === 0));
  if (actual.length === 0 && name.endsWith('ifexists')) return true;
  const isNegated = name.includes('not');
  const kind = name
    .replace(/^for\w+:/, '')
    .replace(/ifexists$/, '')
    .replace('not', '');
  const hits = (value: string) => values.some((each) => compare(kind, value, each, question, variables));
  const suits = (value: string) => isOf(kind, value) && hits(value) !== isNegated;
  if (name.startsWith('forall')) return filled.length === 0 || !actual.some((value) => !suits(value));
  if (name.startsWith('forany')) return filled.length > 0 && actual.some(suits);
  if (actual.length === 0) return isNegated;
  return !isList(key, actual) && suits(actual[0]!);
}

/** Returns whether a value of the request is valid for an operator of this kind. */
function isOf(kind: string, value: string): boolean {
  if (kind.startsWith('numeric')) return /^[-+]?\d+(\.\d+)?$/.test(value);
  if (kind.startsWith('date')) return !Number.isNaN(seconds(value));
  if (kind.startsWith('arn')) return /^arn(:[^:]*){4}:./s.test(value);
  return kind !== 'ipaddress' || bitsOf(value) !== undefined;
}

function compare(kind: string, actual: string, wanted: string, question: Question, variables: boolean): boolean {
  const matches = (read: (text: string) => string, flags = 's') =>
    new RegExp(`^${withValues(wanted, read, question, variables)}$`, flags).test(actual);
  if (kind === 'stringequals') return matches(quoted);
  if (kind === 'stringequalsignorecase') return matches(quoted, 'si');
  if (kind === 'stringlike') return matches(glob);
  if (kind.startsWith('arn')) return isLikeArn(actual, wanted, question, variables);
  if (kind === 'bool') return actual.toLowerCase() === wanted.toLowerCase();
  if (kind === 'binaryequals') return /^[\w+/=]*$/.test(actual) && atob(actual) === atob(wanted);
  if (kind === 'ipaddress') return isWithin(actual, wanted);
  const read = kind.startsWith('date')
    ? seconds
    : (text: string) => (/^[-+]?[\d.]+$/.test(text) ? Number.parseFloat(text) : Number.NaN);
  const [left, right] = [read(actual), read(wanted)];
  const isEqual = left === right;
  if (kind.endsWith('greaterthanequals')) return isEqual || left > right;
  if (kind.endsWith('lessthanequals')) return isEqual || left < right;
  if (kind.endsWith('greaterthan')) return left > right;
  return kind.endsWith('lessthan') ? left < right : isEqual;
}

/**
 * Compares the six fields of two ARNs one by one. It can split the pattern before it inserts the values of variables,
 * because these values contain no colons in the tests.
 */
function isLikeArn(actual: string, wanted: string, question: Question, variables: boolean): boolean {
  const apart = (text: string) => /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(text)?.slice(1);
  const fields = apart(actual);
  const colons = wanted.replace(/\$\{[^}]*\}/g, '').split(':').length - 1;
  // A colon in the name of a variable does not separate fields.
  const hidden = wanted.replace(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', '\u0000'));
  const patterns = apart(hidden + ':*'.repeat(Math.max(0, 5 - colons)))?.map((each) => each.replaceAll('\u0000', ':'));
  if (!fields || !patterns) return false;
  return patterns.every((each, index) =>
    new RegExp(`^${withValues(each, glob, question, variables)}$`, 's').test(fields[index]!),
  );
}

function seconds(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : /^\d{4}-/.test(text) ? new Date(text).getTime() / 1000 : Number.NaN;
}

function isWithin(actual: string, range: string): boolean {
  const [network = '', length] = range.split('/');
  const [left, right] = [bitsOf(actual), bitsOf(network)];
  if (!left || !right || left.length !== right.length) return false;
  const compared = length === undefined ? right.length : Number(length);
  return left.slice(0, compared) === right.slice(0, compared);
}

function bitsOf(address: string): string | undefined {
  const binary = (number: number, width: number) => number.toString(2).padStart(width, '0');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address))
    return address
      .split('.')
      .map((part) => binary(Number(part), 8))
      .join('');
  if (!address.includes(':')) return undefined;
  const [head = '', tail = ''] = address.split('::');
  const [front, back] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - front!.length - back!.length }, () => '0');
  return [...front!, ...zeros, ...back!].map((group) => binary(Number.parseInt(group, 16), 16)).join('');
}
