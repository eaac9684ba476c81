import { describe, expect, it } from 'vitest';
import { isLoopback, signInFor } from '../../src/access/sign-in-policy.js';
import { readConfig } from '../../src/platform/config.js';

const oidc = { OIDC_ISSUER: 'https://id.example.org', OIDC_AUDIENCE: 'pryimalnia' };
const wayIn = (env: NodeJS.ProcessEnv) => signInFor(readConfig(env));

describe('which way in there is', () => {
  it.each([
    ['on the machine itself', {}, 'demonstration'],
    ['on the machine itself, by name', { HOST: 'localhost' }, 'demonstration'],
    ['on the machine itself, asked for', { DEMO_LOGINS: 'yes' }, 'demonstration'],
    ['on the machine itself, declined', { DEMO_LOGINS: 'no' }, 'closed'],
    ['open to the network', { HOST: '0.0.0.0' }, 'closed'],
    ['open to the network on IPv6', { HOST: '::' }, 'closed'],
    ['at an address of the office', { HOST: '192.168.1.7' }, 'closed'],
    ['open to the network, asked for', { HOST: '0.0.0.0', DEMO_LOGINS: 'yes' }, 'demonstration'],
    ['open to the network, declined', { HOST: '0.0.0.0', DEMO_LOGINS: 'no' }, 'closed'],
    ['with a provider, on the machine itself', oidc, 'oidc'],
    ['with a provider, open to the network', { ...oidc, HOST: '0.0.0.0' }, 'oidc'],
    ['with a provider, demonstration declined', { ...oidc, DEMO_LOGINS: 'no' }, 'oidc'],
  ])('%s', (_, env, expected) => {
    expect(wayIn(env)).toBe(expected);
  });

  it.each([{}, { HOST: '0.0.0.0' }])('does not start with a provider and demonstration logins %o', (where) => {
    expect(() => wayIn({ ...oidc, ...where, DEMO_LOGINS: 'yes' })).toThrow(/exclude each other/);
  });

  it.each(['127.0.0.1', '127.8.0.1', '::1', '[::1]', 'localhost'])('%s is the machine itself', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '', '127.0.0.1.example.org', 'localhost.example.org', '10.0.0.1'])('%s is not', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
