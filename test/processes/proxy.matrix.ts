import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { environmentOf } from '../../sandbox/world.ts';
import { CERTIFICATE_FILE, startCompanyNetwork } from '../support/company/network.ts';
import { startNpm } from '../support/npm-process.ts';
import { startServices } from '../support/services.ts';

const SLACK = 'CONNECT slack.company.test:443';
const AWS = 'CONNECT aws.company.test:443';

/**
 * Starts AWS and Slack in a network where only the proxy reaches them. Also returns the environment for a bot in
 * this network.
 */
async function startOffice(settings: (proxy: { good: string; wrong: string }) => Record<string, string>) {
  const services = await startServices();
  const { aws, slack } = services;
  const ports = { slack: Number(new URL(slack.url).port), aws: Number(new URL(aws.url).port) };
  const network = await startCompanyNetwork(ports);
  const proxy = { good: network.proxyUrl, wrong: network.wrongProxyUrl };
  const env = {
    ...environmentOf(aws, slack),
    ...network.settings,
    MFA_DEMO_STATE: 'memory',
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
    ...settings(proxy),
  };
  return { ...services, network, env };
}

const thisNode = join(process.execPath, '..');

describe.each([
  ['this Node', () => thisNode],
  ['Node 24', () => inject('node24Path')],
])('%s', (_, pathOf) => {
  test.each<[string, (proxy: { good: string }) => Record<string, string>]>([
    ['HTTPS_PROXY', ({ good }) => ({ HTTPS_PROXY: good })],
    ['https_proxy, in lower case and without http://', ({ good }) => ({ https_proxy: good.replace('http://', '') })],
    [
      'HTTPS_PROXY with NODE_USE_ENV_PROXY',
      ({ good }) => ({ HTTPS_PROXY: good, HTTP_PROXY: good, NODE_USE_ENV_PROXY: '1' }),
    ],
  ])('a demo goes through the proxy of %s: Web API, socket, upload and AWS', async (_name, settings) => {
    const office = await startOffice(settings);
    const path = pathOf();
    if (path === undefined) throw new Error('there is no Node 24');
    const npm = startNpm(['start'], office.env, path);
    await npm.says('the bot is connected');
    const ana = await office.person('Ana');
    await ana.types('/mfa-demo start');
    await ana.scansTheQr();
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left');
    expect(new Set(office.network.asked)).toEqual(new Set([SLACK, AWS]));
    expect(npm.said()).toContain('"throughProxy":true');
    expect(npm.said()).not.toMatch(/p@ss|p%40ss/);
    expect(await npm.ends('SIGTERM', 'supervisor'), npm.said()).toBe(0);
  });
});

test('a proxy that refuses the password is reported, and the password is not shown', async () => {
  const office = await startOffice(({ wrong }) => ({ HTTPS_PROXY: wrong }));
  const npm = startNpm(['start'], office.env);
  await npm.says(/because the proxy \(HTTPS_PROXY\) answered 407/);
  expect(await npm.ended).toBe(2);
  expect(npm.said()).not.toMatch(/hidden|\n +at /);
});

test('a host in NO_PROXY is called without the proxy, and cannot be reached in this network', async () => {
  const office = await startOffice(({ good }) => ({ HTTPS_PROXY: good, NO_PROXY: 'localhost, .company.test' }));
  const npm = startNpm(['start'], office.env);
  await npm.says('Slack cannot be reached');
  expect(await npm.ended).toBe(2);
  expect(office.network.asked).toEqual([]);
});
