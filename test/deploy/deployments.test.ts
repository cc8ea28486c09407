import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment, SECRET_SETTINGS } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config.ts';
import { compose, DEPLOYMENTS, ecs, kubernetes, kubernetesObject, readDeployFile, systemdUnit } from './deployments.ts';
import { execForm, flagsAndRest, readDockerfile } from './dockerfile.ts';

const image = readDockerfile().at(-1);
const fromImage = new Map(
  image?.instructions.flatMap(({ keyword, rest }) =>
    keyword === 'ENV' ? rest.split(' ').map((pair) => pair.split('=') as [string, string]) : [],
  ),
);
const known = new Set([
  ...Object.keys(environment.shape),
  ...SECRET_SETTINGS.map((name) => `${name}_FILE`),
  // Packages read this variable. The bot does not.
  'NODE_ENV',
]);

/** The values that an operator would fill in. */
const EXAMPLES: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_APP_TOKEN: 'xapp-1-A0-2-abc',
  STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  REDIS_URL: 'redis://127.0.0.1:6379',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  PERMISSIONS_BOUNDARY_ARN: 'arn:aws:iam::111122223333:policy/mfa-demo-bots/mfa-demo-default-participants',
};

const folder = mkdtempSync(join(tmpdir(), 'mfa-demo-secrets-'));
beforeAll(() => {
  for (const [name, value] of Object.entries(EXAMPLES)) {
    writeFileSync(join(folder, name.toLowerCase()), `${value}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the file's own values, with placeholders, secrets and files of secrets filled in. */
function filledIn(settings: ReadonlyMap<string, string | undefined>): Record<string, string> {
  const filled = [...settings].map(([name, value = '']) => {
    if (name.endsWith('_FILE')) return [name, join(folder, basename(value).replaceAll('-', '_'))];
    const written = value.replace(/^\$\{\w+:-(.*)\}$/, '$1');
    return [name, written === '' || /^\$\{|\.\.\.$|example\.com/.test(written) ? (EXAMPLES[name] ?? '') : written];
  });
  return Object.fromEntries(filled);
}

test.each(DEPLOYMENTS)('$file sets only settings that the bot has', ({ settings }) => {
  expect(settings.size).toBeGreaterThan(5);
  expect([...settings.keys()].filter((name) => !known.has(name))).toEqual([]);
  expect([...fromImage.keys()].filter((name) => !known.has(name))).toEqual([]);
});

test.each(DEPLOYMENTS)('$file, filled in, is enough to start with state in Redis', ({ file, settings }) => {
  // The systemd unit reads settings that are not secret from a file that the operator writes.
  const settingsFile =
    file === 'mfa-demo.service' ? { AWS_REGION: 'us-east-1', ...examplesOf('REDIS_URL', 'AWS_ACCESS_KEY_ID') } : {};
  const config = loadConfig({ ...Object.fromEntries(fromImage), ...filledIn(settings), ...settingsFile });
  expect(config.warnings).toEqual([]);
  expect(config.state.kind).toBe('redis');
  expect(config.slack.transport.kind).toBe('socket');
  expect(config.ops?.port).toBe(9464);
  expect(config.log.format).toBe('json');
});

function examplesOf(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, EXAMPLES[name] ?? '']));
}

test('each deployment waits 15 seconds for the bot to stop', () => {
  expect(compose.services.bot.stop_grace_period).toBe('15s');
  expect(kubernetesObject('Deployment')?.spec.template.spec.terminationGracePeriodSeconds).toBe(15);
  expect(systemdUnit).toContain('\nTimeoutStopSec=15\n');
  expect(ecs.containerDefinitions[0].stopTimeout).toBe(15);
});

test('each deployment takes away all privileges and the right to write files', () => {
  for (const service of Object.values<object>(compose.services)) {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  }
  const pod = kubernetesObject('Deployment')?.spec.template.spec;
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
  expect(pod.containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet=']) {
    expect(systemdUnit.split('\n')).toContain(line);
  }
  const [container] = ecs.containerDefinitions;
  expect(container).toMatchObject({
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { drop: ['ALL'] } },
  });
});

test('ECS uses the health check of the image, and Kubernetes calls /livez and /readyz', () => {
  const healthCheck = image?.instructions.find(({ keyword }) => keyword === 'HEALTHCHECK')?.rest ?? '';
  const command = execForm(flagsAndRest(healthCheck).rest.replace('CMD ', ''));
  expect(ecs.containerDefinitions[0].healthCheck.command).toEqual(['CMD', ...command]);

  const data = kubernetesObject('ConfigMap')?.data;
  const [container] = kubernetesObject('Deployment')?.spec.template.spec.containers ?? [];
  expect(container.ports).toEqual([{ name: 'ops', containerPort: Number(data.OPS_PORT) }]);
  expect(data.OPS_HOST).toBe('0.0.0.0');
  expect(container.livenessProbe.httpGet).toEqual({ path: '/livez', port: 'ops' });
  expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'ops' });
});

test('the Redis of the compose file keeps all data', () => {
  const { command, volumes } = compose.services.redis;
  expect(command.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
  expect(volumes).toEqual(['redis:/data']);
  expect(compose.volumes).toHaveProperty('redis');
});

test('the compose file declares exactly the secrets that it gives the bot as files', () => {
  const { environment: settings, secrets } = compose.services.bot;
  const used = Object.entries<string>(settings)
    .filter(([name]) => name.endsWith('_FILE'))
    .map(([, path]) => path.replace('/run/secrets/', ''));
  expect(used.sort()).toEqual([...secrets].sort());
  expect(Object.keys(compose.secrets).sort()).toEqual(used.sort());
});

test('the selectors of the Kubernetes objects match the labels of the pods, and all objects have the same name', () => {
  const deployment = kubernetesObject('Deployment')?.spec;
  const { labels } = deployment.template.metadata;
  expect(deployment.selector.matchLabels).toEqual(labels);
  expect(kubernetesObject('PodDisruptionBudget')?.spec.selector.matchLabels).toEqual(labels);
  const [container] = deployment.template.spec.containers;
  expect(container.envFrom).toEqual([{ configMapRef: { name: 'mfa-demo' } }, { secretRef: { name: 'mfa-demo' } }]);
  expect(kubernetes.map(({ metadata }) => metadata.name)).toEqual(Array(5).fill('mfa-demo'));
  expect(deployment.replicas).toBe(2);
});

test('the systemd unit starts the bundle with the same command as the image', () => {
  const command = image?.instructions.find(({ keyword }) => keyword === 'CMD')?.rest ?? '';
  expect(systemdUnit).toContain(`\nExecStart=/usr/bin/${execForm(command).join(' ')}\n`);
});

test('deploy/README.md names every deployment file, and only files that exist', () => {
  const text = readDeployFile('README.md');
  for (const { file } of DEPLOYMENTS) expect(text).toContain(`(${file})`);
  expect(text).toContain('(cloudformation.yml)');
  for (const [, link = ''] of text.matchAll(/\]\(([^)#:]+)\)/g)) expect(readDeployFile(link)).not.toBe('');
});
