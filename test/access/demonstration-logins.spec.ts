import { describe, expect, it, vi } from 'vitest';
import { DemonstrationLogins, DOCUMENTED_PASSWORD } from '../../src/access/demonstration/demonstration-logins.js';
import type { RefusedSignIn } from '../../src/access/refused-sign-ins.js';
import { Directory } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { readConfig } from '../../src/platform/config.js';

const refused = { note: () => undefined };
const loginsWith = (env: NodeJS.ProcessEnv) =>
  new DemonstrationLogins(new Directory(kryvyiRih), refused, readConfig(env));
const enter = (logins: DemonstrationLogins, password: string) => logins.signIn('control-1', password, '127.0.0.1');

describe('the password of the demonstration council', () => {
  it('is the documented one on the machine itself', async () => {
    const logins = loginsWith({});
    expect(logins.announced).toBe(DOCUMENTED_PASSWORD);
    expect((await enter(logins, DOCUMENTED_PASSWORD)).id).toBe('p-control-1');
  });

  it('is a new one at every start where the network can reach it, and never the documented one', async () => {
    const open = { HOST: '0.0.0.0', DEMO_LOGINS: 'yes' };
    const [first, second] = [loginsWith(open), loginsWith(open)];
    expect(first.announced).not.toBe(second.announced);
    await expect(enter(first, DOCUMENTED_PASSWORD)).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' });
    expect((await enter(first, first.announced ?? '')).id).toBe('p-control-1');
  });

  it('guessed at from elsewhere keeps nobody out, and on the spot for seconds only', async () => {
    vi.useFakeTimers();
    try {
      const logins = loginsWith({});
      const wrong = (address: string) => logins.signIn('control-1', 'wrong', address);
      for (let guess = 0; guess < 5; guess++)
        await expect(wrong('10.0.0.9')).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' });
      const refusal = await wrong('10.0.0.9').catch((fault: unknown) => fault);
      expect(refusal).toMatchObject({ code: 'TOO_MANY_REQUESTS', details: { extra: { retryAfter: 15 } } });
      expect((await enter(logins, DOCUMENTED_PASSWORD)).id).toBe('p-control-1');
      vi.advanceTimersByTime(15_001);
      expect((await logins.signIn('control-1', DOCUMENTED_PASSWORD, '10.0.0.9')).id).toBe('p-control-1');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is right as often as it is given at once, and a wrong one counts beside it', async () => {
    const logins = loginsWith({});
    const at = (password: string, login = 'control-1') => logins.signIn(login, password, '127.0.0.1');
    const right = Array.from({ length: 12 }, () => at(DOCUMENTED_PASSWORD));
    expect(new Set((await Promise.all(right)).map(({ id }) => id))).toEqual(new Set(['p-control-1']));
    const many = logins.people().slice(0, 32);
    expect(many).toHaveLength(32);
    await Promise.all(many.map(({ login }) => at(DOCUMENTED_PASSWORD, login)));
    const guesses = await Promise.allSettled(Array.from({ length: 8 }, () => at('wrong')));
    const codes = guesses.map((guess) => guess.status === 'rejected' && (guess.reason as { code: string }).code);
    expect(codes).toEqual([...Array(5).fill('CREDENTIALS_WRONG'), ...Array(3).fill('TOO_MANY_REQUESTS')]);
  });

  it('tells of every attempt that is refused, also of those not looked at', async () => {
    const told: RefusedSignIn[] = [];
    const logins = new DemonstrationLogins(new Directory(kryvyiRih), { note: (one) => told.push(one) }, readConfig({}));
    const guesses = ['control-1', 'nobody'].flatMap((login) =>
      Array.from({ length: 7 }, () => logins.signIn(login, 'wrong', '10.0.0.9')),
    );
    await Promise.allSettled(guesses);
    const shutOut = told.filter(({ isShutOut }) => isShutOut === true).map(({ login }) => login);
    expect([told.length, shutOut]).toEqual([14, ['control-1', 'control-1', null, null]]);
  });

  it('guessed at from everywhere is shut to new places, and open where its owner has come in before', async () => {
    const logins = loginsWith({});
    await enter(logins, DOCUMENTED_PASSWORD);
    const guesses = Array.from({ length: 100 }, (_, place) => logins.signIn('control-1', 'wrong', `10.0.1.${place}`));
    await Promise.allSettled(guesses);
    const late = logins.signIn('control-1', DOCUMENTED_PASSWORD, '10.0.2.1');
    await expect(late).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect((await enter(logins, DOCUMENTED_PASSWORD)).id).toBe('p-control-1');
  });

  it('is not repeated to the operator who chose it', async () => {
    const logins = loginsWith({ DEMO_PASSWORD: 'a-password-of-ours' });
    expect(logins.announced).toBeNull();
    await expect(enter(logins, DOCUMENTED_PASSWORD)).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' });
    expect((await enter(logins, 'a-password-of-ours')).id).toBe('p-control-1');
  });
});
