import { expect, test } from 'vitest';
import { environment } from '../src/config/environment.ts';
import { loadConfig } from '../src/config.ts';

const GOOD = { SLACK_BOT_TOKEN: 'xoxb-1-good', SLACK_APP_TOKEN: 'xapp-1-good', MFA_DEMO_STATE: 'memory' };
const AWS = { ...GOOD, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG' };

function problemsOf(settings: Record<string, string>): string[] {
  try {
    loadConfig(settings);
  } catch (error) {
    return (error as Error).message.split('\n  ').slice(1);
  }
  return [];
}

test.each(Object.keys(environment.shape))(
  'quotes around the value of %s, or at one end of it, are reported in one sentence that does not quote the value',
  (name) => {
    for (const quoted of ['"hidden"', "'hidden'", '`hidden`', '“hidden”', '"hidden', 'hidden"', ' "hidden" ']) {
      const problems = problemsOf({ ...AWS, [name]: quoted });
      expect(problems.filter((line) => line.startsWith(`${name} has quotes in it: leave the quotes out`))).toHaveLength(
        1,
      );
      expect(problems.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
      expect(problems.join()).not.toContain('hidden');
    }
  },
);

test.each([
  ['a line break', 'xoxb-1-hidden\nxapp-1-hidden', 'has a line break in it'],
  ['a Windows line break', 'xoxb-1-hidden\r\nx', 'has a line break in it'],
  ['a zero-width space', 'xoxb-1-\u200bhidden', 'has an invisible character in it'],
  ['a word joiner at its end', 'xoxb-1-hidden\u2060', 'has an invisible character in it'],
  ['a direction mark', '\u200exoxb-1-hidden', 'has an invisible character in it'],
  ['a null character', 'xoxb-1-\0hidden', 'has an invisible character in it'],
  ['a comment', 'xoxb-1-hidden # from OAuth', 'has a comment after its value'],
  ['a blank', 'xoxb-1 hidden', 'must be letters, digits and hyphens'],
  ['a Cyrillic letter', 'xoxb-1-hіdden', 'must be letters, digits and hyphens'],
  ['nothing after its prefix', 'xoxb-', 'must continue after xoxb-'],
])('a token with %s is refused; the problem names the setting and does not show the token', (_, value, says) => {
  for (const [name, prefix] of [
    ['SLACK_BOT_TOKEN', 'xoxb-'],
    ['SLACK_APP_TOKEN', 'xapp-'],
  ] as const) {
    const problems = problemsOf({ ...GOOD, [name]: value.replace('xoxb-', prefix) });
    expect(problems).toEqual([expect.stringContaining(`${name} ${says.replace('xoxb-', prefix)}`)]);
    expect(problems.join()).not.toMatch(/h.dden/);
  }
});

test('blanks, line breaks and a byte order mark around a value are ignored', () => {
  const settings = { ...GOOD, SLACK_BOT_TOKEN: '\ufeff xoxb-1-good\r\n', AWS_REGION: '\u00a0eu-west-1\t' };
  expect(loadConfig(settings)).toMatchObject({ slack: { botToken: 'xoxb-1-good' }, aws: { region: 'eu-west-1' } });
});

test.each([
  ['SLACK_BOT_TOKEN', 'SLACK_BOT_TOKEN is missing'],
  ['SLACK_APP_TOKEN', 'SLACK_APP_TOKEN is missing'],
  ['REDIS_URL', 'REDIS_URL is missing'],
  ['STATE_ENCRYPTION_KEY', 'STATE_ENCRYPTION_KEY is missing'],
  ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together'],
])('%s with only blanks counts as missing', (name, says) => {
  for (const blank of [' ', '\t', '\u00a0', '\ufeff', '\n']) {
    const redis = { MFA_DEMO_STATE: 'redis', REDIS_URL: 'redis://127.0.0.1', STATE_ENCRYPTION_KEY: 'a'.repeat(43) };
    expect(problemsOf({ ...AWS, ...redis, [name]: blank })).toEqual([expect.stringContaining(says)]);
  }
});

test.each(['us-east-1', 'ap-southeast-7', 'us-gov-west-1', 'cn-northwest-1', 'eusc-de-east-1', 'us-isob-east-1'])(
  '%s is accepted as a region',
  (region) => {
    expect(loadConfig({ ...GOOD, AWS_REGION: region }).aws.region).toBe(region);
    expect(loadConfig({ ...GOOD, AWS_DEFAULT_REGION: region }).aws.region).toBe(region);
    expect(loadConfig({ ...GOOD, AWS_DEFAULT_REGION: 'sa-east-1', AWS_REGION: region }).aws.region).toBe(region);
  },
);

test.each([
  ['us-east-1a', 'must be a region, not an availability zone'],
  ['us-gov-east-1b', 'must be a region, not an availability zone'],
  ['us_east_1', 'must be the code of an AWS region'],
  ['us-east-1/', 'must be the code of an AWS region'],
  ['US East (N. Virginia)', 'must be the code of an AWS region'],
  ['US-EAST-1', 'must be the code of an AWS region'],
  ['us-east1', 'must be the code of an AWS region'],
  ['useast1', 'must be the code of an AWS region'],
  ['us-west-2-lax-1a', 'must be the code of an AWS region'],
  ['aws-global', 'must be the code of an AWS region'],
  ['Frankfurt', 'must be the code of an AWS region'],
  ['eu-central-1,us-east-1', 'must be the code of an AWS region'],
  ['https://us-east-1.console.aws.amazon.com', 'must be the code of an AWS region'],
])('%s is not a region, and the bot does not start with it', (region, says) => {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    expect(problemsOf({ ...GOOD, [name]: region })).toEqual([expect.stringContaining(`${name} ${says}`)]);
  }
});

test.each([
  ['AWS_ACCESS_KEY_ID', 'AKIA IOSFODNN7'],
  ['AWS_ACCESS_KEY_ID', 'AKIA-IOSFODNN7'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalr XUtnFEMI'],
  ['AWS_SECRET_ACCESS_KEY', '…wJalrXUtnFEMI'],
  ['AWS_SESSION_TOKEN', 'IQoJ b3Jp'],
])(
  '%s with a character that AWS does not use there is refused; the problem names the setting without its value',
  (name, value) => {
    const problems = problemsOf({ ...AWS, [name]: value });
    expect(problems).toEqual([expect.stringContaining(`${name} must be`)]);
    expect(problems.join()).not.toContain(value);
  },
);

test('variables that Kubernetes sets for services are ignored; if one is also a setting, there is a warning', () => {
  const links = {
    MFA_DEMO_SERVICE_HOST: '10.0.0.7',
    MFA_DEMO_SERVICE_PORT: '80',
    MFA_DEMO_SERVICE_PORT_HTTP: '80',
    MFA_DEMO_PORT: 'tcp://10.0.0.7:80',
    MFA_DEMO_PORT_80_TCP: 'tcp://10.0.0.7:80',
    MFA_DEMO_PORT_80_TCP_PROTO: 'tcp',
    MFA_DEMO_TRAINING_SERVICE_HOST: '10.0.0.8',
    MFA_DEMO_TRAINING_PORT_9464_TCP_ADDR: '10.0.0.8',
    REDIS_PORT: 'tcp://10.0.0.9:6379',
    AWS_PORT: 'udp://10.0.0.9:53',
  };
  expect(loadConfig({ ...GOOD, ...links }).warnings).toEqual([]);
  const passedOver = loadConfig({ ...GOOD, OPS_PORT: 'tcp://[fd00::7]:9464', PORT: 'tcp://10.0.0.7:3000' });
  expect(passedOver.ops).toBeUndefined();
  expect(passedOver.warnings).toEqual([
    expect.stringContaining('PORT contains the address of a Kubernetes service'),
    expect.stringContaining('OPS_PORT contains the address of a Kubernetes service'),
  ]);
  expect(problemsOf({ ...GOOD, OPS_PORT: 'tcp' })).toEqual([
    expect.stringContaining('OPS_PORT must be a whole number'),
  ]);
  expect(loadConfig({ ...GOOD, MFA_DEMO_LIFETIM_MINUTES: '5' }).warnings).toHaveLength(1);
});

test.each([
  ['socks5://proxy.example.com:1080', 'must be an address'],
  ['http://', 'must be an address'],
  ['http://ana:50%hidden@proxy.example.com', 'has a % that encodes nothing'],
  ['"http://proxy.example.com:3128"', 'has quotes in it'],
])('%s is refused as a proxy, whether the name of the variable is in upper or lower case', (proxy, says) => {
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) {
    const problems = problemsOf({ ...GOOD, [name]: proxy });
    expect(problems).toEqual([expect.stringContaining(`${name.toUpperCase()} ${says}`)]);
    expect(problems.join()).not.toContain('hidden');
  }
});

test('proxy settings follow the conventions of curl: lower case wins, and http:// may be missing', () => {
  const forHttps = 'http://ana:p%40ss@proxy.example.com:3128';
  const settings = {
    HTTPS_PROXY: 'http://other:1',
    https_proxy: forHttps.replace('http://', ''),
    no_proxy: '.internal',
  };
  const expected = { forHttps, forHttp: undefined, exceptFor: '.internal' };
  expect(loadConfig({ ...GOOD, ...settings })).toMatchObject({
    aws: { proxies: expected },
    slack: { proxies: expected },
  });
  expect(loadConfig({ ...GOOD, HTTPS_PROXY: '', NO_PROXY: '*' }).aws.proxies).toBeUndefined();
});
