import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { IncidentRecord, JobRecord } from '../../src/workflow/tables.js';
import { letter } from '../support/appeal-letters.js';
import { answered, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const byMail = { form: 'electronic', applicant: { email: 'koval@example.invalid' } };

async function answeredByMail(council: WalkedCouncil): Promise<AppealWalk> {
  const appeal = await council.takeIn(letter(byMail));
  await resolved(appeal);
  await answered(appeal);
  return appeal;
}

const replyOf = async (appeal: AppealWalk) => (await appeal.lettersOf('reply'))[0];
const dispatchOf = async (appeal: AppealWalk) =>
  (await appeal.instances()).find(({ processKey }) => processKey === 'letter-dispatch');

/** A mail server that takes one letter after another and counts them. */
async function mailServer(port: number): Promise<{ server: Server; taken: () => number }> {
  let taken = 0;
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (inData) {
        if (!text.includes('\r\n.\r\n')) return;
        inData = false;
        taken += 1;
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(text)) {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, taken: () => taken };
}

async function freePort(): Promise<number> {
  const { server } = await mailServer(0);
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a letter by e-mail', () => {
  walk('leaves after the act it tells of is written down, and is noted as sent', async (council) => {
    const appeal = await answeredByMail(council);
    expect(await replyOf(appeal)).toMatchObject({ status: 'sending', channel: 'email' });
    await council.daysPass(0);
    expect(await replyOf(appeal)).toMatchObject({ status: 'dispatched' });
    expect(await dispatchOf(appeal)).toMatchObject({ status: 'completed', endEvent: 'letter-sent' });
    expect(await replyOf(appeal)).toMatchObject({ sentOn: '2026-03-02', sendBy: null });
    await appeal.standsAt('check-questions');
    const [file = '', ...others] = readdirSync(join(council.dataDirectory, 'mail'));
    expect(others).toEqual([]);
    expect(readFileSync(join(council.dataDirectory, 'mail', file), 'utf8')).toContain('To: koval@example.invalid');
  });

  walk('to somebody who wrote on paper goes by post', async (council) => {
    const appeal = await council.takeIn(letter({ applicant: { email: 'koval@example.invalid' } }));
    await resolved(appeal);
    await answered(appeal);
    expect(await replyOf(appeal)).toMatchObject({ status: 'dispatched', channel: 'post' });
    expect(await dispatchOf(appeal)).toMatchObject({ status: 'completed', endEvent: 'letter-posted' });
  });
});

const port = await freePort();
walk(
  'a letter for which the mail server is away is tried again, later and later, and goes once',
  async (council) => {
    const appeal = await answeredByMail(council);
    await council.daysPass(0);
    expect(await replyOf(appeal)).toMatchObject({ status: 'sending' });
    const [job] = await council.dataSource.manager.find(JobRecord);
    expect(job?.attempts).toBe(1);
    const { server, taken } = await mailServer(port);
    onTestFinished(() => void server.close());
    await council.goesTo('2026-03-02T11:00');
    expect(taken()).toBe(1);
    expect(await replyOf(appeal)).toMatchObject({ status: 'dispatched' });
    expect(await council.dataSource.manager.count(JobRecord)).toBe(0);
    await council.goesTo('2026-03-03T11:00');
    expect(taken()).toBe(1);
  },
  { env: { MAIL_URL: `smtp://127.0.0.1:${port}/?ignoreTLS=true` } },
);

walk(
  'a letter that cannot be sent at all stops as an incident, and the appeal goes on',
  async (council) => {
    const appeal = await answeredByMail(council);
    await council.goesTo('2026-03-04T10:00');
    const [incident, ...others] = await council.dataSource.manager.find(IncidentRecord);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: 'job',
      processKey: 'letter-dispatch',
      businessKey: appeal.id,
      isOpen: true,
    });
    expect(await replyOf(appeal)).toMatchObject({ status: 'sending' });
    await appeal.standsAt('check-questions');
  },
  { env: { MAIL_URL: 'smtp://127.0.0.1:9/?ignoreTLS=true' } },
);
