import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Values = Readonly<Record<string, string>>;

interface ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly document: string;
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Properties: Readonly<Record<string, unknown>> }>>;
}

const template = parse(readFileSync(new URL('../../deploy/cloudformation.yml', import.meta.url), 'utf8')) as Template;

/**
 * Returns one managed policy of the template as CloudFormation would create it.
 * @param values the parameters, pseudo parameters and refs
 */
export function policyFromTemplate(logicalId: string, values: Values): ManagedPolicy {
  const { ManagedPolicyName, Path, PolicyDocument } = template.Resources[logicalId]?.Properties ?? {};
  return {
    name: String(resolved(ManagedPolicyName, values)),
    path: String(Path),
    document: JSON.stringify(resolved(PolicyDocument, values)),
  };
}

/** Replaces the two intrinsic functions that the policies use, `Ref` and `Fn::Sub`, with their values. */
function resolved(node: unknown, values: Values): unknown {
  if (Array.isArray(node)) return node.map((each) => resolved(each, values));
  if (typeof node !== 'object' || node === null) return node;
  const [[key, value] = ['', undefined], ...others] = Object.entries(node);
  if (others.length === 0 && key === 'Ref') return parameter(String(value), values);
  if (others.length === 0 && key === 'Fn::Sub') {
    return String(value).replace(/\$\{([^}]+)\}/g, (_whole, name: string) => parameter(name, values));
  }
  return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, resolved(each, values)]));
}

function parameter(name: string, values: Values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`the template needs a value for ${name}`);
  return value;
}
