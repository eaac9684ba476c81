import { describe, expect, it } from 'vitest';
import { DemonstrationLogins, DOCUMENTED_PASSWORD } from '../../src/access/demonstration/demonstration-logins.js';
import { Directory, kryvyiRih } from '../../src/directory/index.js';
import { readConfig } from '../../src/platform/config.js';
import { Log } from '../../src/platform/log.js';

const loginsWith = (env: NodeJS.ProcessEnv) =>
  new DemonstrationLogins(new Directory(kryvyiRih), new Log('silent'), readConfig(env));
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

  it('is not repeated to the operator who chose it', async () => {
    const logins = loginsWith({ DEMO_PASSWORD: 'a-password-of-ours' });
    expect(logins.announced).toBeNull();
    await expect(enter(logins, DOCUMENTED_PASSWORD)).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' });
    expect((await enter(logins, 'a-password-of-ours')).id).toBe('p-control-1');
  });
});
