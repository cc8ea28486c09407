import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from './dockerfile.ts';

/**
 * The settings that one of the files in deploy/ gives the bot; secrets that are stored elsewhere have no value here.
 */
export interface Deployment {
  readonly file: string;
  readonly settings: ReadonlyMap<string, string | undefined>;
}

export function readDeployFile(name: string): string {
  return readFileSync(new URL(`deploy/${name}`, ROOT), 'utf8');
}

export const compose = parse(readDeployFile('docker-compose.yml'));
export const kubernetes: readonly KubernetesObject[] = parseAllDocuments(readDeployFile('kubernetes.yml')).map(
  (document) => document.toJS(),
);
export const ecs = JSON.parse(readDeployFile('ecs-task-definition.json'));
/** The systemd unit. Settings behind a # count too, because an operator may remove the #. */
export const systemdUnit = readDeployFile('mfa-demo.service').replaceAll(/^# (?=\w+=)/gm, '');

// biome-ignore lint/suspicious/noExplicitAny: Kubernetes' objects have no common shape beyond their kind
type KubernetesObject = { readonly kind: string; readonly [key: string]: any };

export const kubernetesObject = (kind: string) => kubernetes.find((object) => object.kind === kind);

const named = (pairs: readonly { name: string; value?: string }[]) => pairs.map(({ name, value }) => [name, value]);

export const DEPLOYMENTS: readonly Deployment[] = [
  { file: 'docker-compose.yml', settings: new Map(Object.entries(compose.services.bot.environment)) },
  {
    file: 'kubernetes.yml',
    settings: new Map(
      Object.entries({ ...kubernetesObject('ConfigMap')?.data, ...kubernetesObject('Secret')?.stringData }),
    ),
  },
  {
    file: 'mfa-demo.service',
    settings: new Map(
      [...systemdUnit.matchAll(/^Environment=(.*)$/gm)]
        .flatMap(([, pairs = '']) => pairs.split(' '))
        .map((pair) => pair.split('=') as [string, string]),
    ),
  },
  {
    file: 'ecs-task-definition.json',
    settings: new Map([
      ...named(ecs.containerDefinitions[0].environment),
      ...named(ecs.containerDefinitions[0].secrets.map(({ name }: { name: string }) => ({ name }))),
    ] as [string, string | undefined][]),
  },
];
