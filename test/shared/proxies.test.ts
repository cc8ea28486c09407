import { expect, test } from 'vitest';
import { proxyFor } from '../../src/shared/proxies.ts';

const PROXIES = { forHttps: 'http://secure.proxy:3128', forHttp: 'http://plain.proxy:3128', exceptFor: '' };

test.each([
  ['https://slack.com/api/', 'http://secure.proxy:3128'],
  ['wss://wss-primary.slack.com/link', 'http://secure.proxy:3128'],
  ['http://collector.example.com:4318', 'http://plain.proxy:3128'],
  ['ws://socket.example.com', 'http://plain.proxy:3128'],
  ['http://127.0.0.1:4566', undefined],
  ['http://127.8.9.1', undefined],
  ['http://localhost:3000', undefined],
  ['http://[::1]:3000', undefined],
])('the proxy of a request to %s is %s', (address, proxy) => {
  expect(proxyFor(address, PROXIES)).toBe(proxy);
});

test.each([
  ['*', true],
  ['example.com', true],
  ['.example.com', true],
  ['*.example.com', true],
  ['EXAMPLE.COM', true],
  ['iam.example.com:443', true],
  ['iam.example.com:8443', false],
  ['ample.com', false],
  ['example.com.evil', false],
  ['other.org, example.com', true],
  ['other.org example.com', true],
  [',, ,', false],
  ['', false],
])('with NO_PROXY=%s, a request to iam.example.com avoids the proxy: %s', (exceptFor, isDirect) => {
  expect(proxyFor('https://iam.example.com/', { ...PROXIES, exceptFor }) === undefined).toBe(isDirect);
});

test.each([
  ['10.0.0.0/8', true],
  ['10.1.2.3', true],
  ['10.1.2.3:443', true],
  ['11.0.0.0/8', false],
  ['10.0.0.0/99', false],
  ['10.0.0.0/x', false],
  ['fd00::/8', false],
])('with NO_PROXY=%s, a request to 10.1.2.3 avoids the proxy: %s', (exceptFor, isDirect) => {
  expect(proxyFor('https://10.1.2.3/', { ...PROXIES, exceptFor }) === undefined).toBe(isDirect);
});

test('NO_PROXY can have IPv6 networks, and a proxy for http is not used for https', () => {
  expect(proxyFor('https://[fd00::7]/', { ...PROXIES, exceptFor: 'fd00::/8' })).toBeUndefined();
  expect(proxyFor('https://[fd00::7]/', { ...PROXIES, exceptFor: '[fd00::7]:443' })).toBeUndefined();
  expect(proxyFor('https://slack.com', { forHttps: undefined, forHttp: 'http://p', exceptFor: '' })).toBeUndefined();
});
