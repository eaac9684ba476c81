import { readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Directory } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { Documents } from '../../src/documents/documents.js';
import { FolderMailbox, Mailbox, SmtpMailbox, type Mail } from '../../src/documents/mail/mailbox.js';
import { PostOffice } from '../../src/documents/mail/post-office.js';
import { documentMigrations } from '../../src/documents/migrations.js';
import { paragraph } from '../../src/documents/sheet.js';
import { sheet } from '../support/sheet.js';
import { documentTables } from '../../src/documents/tables.js';
import { dayInKyiv } from '../../src/domain/kyiv-time.js';
import { Journal } from '../../src/journal/journal.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { journalTables } from '../../src/journal/tables.js';
import { openTables } from '../directory/open-tables.js';

const at = new Date('2024-03-06T09:00:00Z');
const later = new Date('2024-03-06T09:05:00Z');
const key = 'issue-reply/0:1';

async function openPostOffice(mailboxIn: (folder: string) => Mailbox) {
  const { dataSource, config } = await openTables({
    entities: [...documentTables, ...journalTables],
    migrations: [...documentMigrations, ...journalMigrations],
  });
  const { manager } = dataSource;
  const directory = new Directory(kryvyiRih);
  const head = directory.actorOf('p-office-head', dayInKyiv(at));
  const documents = new Documents(directory);
  const journal = new Journal(dataSource);
  const folder = join(config.DATA_DIR, 'mail');
  const postOffice = new PostOffice(dataSource, documents, mailboxIn(folder), journal);
  const order = {
    subject: 'appeal-1',
    sheet: sheet('reply', 'Про розгляд звернення', [paragraph('Освітлення відновлено.')]),
    addressee: { name: 'Коваленко М. І.', address: null, email: 'kovalenko@example.invalid' },
    signatoryPost: 'office-head',
    register: 'office',
  };
  const id = await documents.create(manager, order, head, at);
  await documents.sign(manager, id, { by: head, at });
  await documents.dispatch(manager, id, { channel: 'email', by: head, at });
  const status = async () => (await documents.get(manager, id)).status;
  return { postOffice, id, folder, status, journal };
}

it('without a mail server writes the letter as a file named by its key, once however often it is tried', async () => {
  const { postOffice, id, folder, status, journal } = await openPostOffice(
    (dir) => new FolderMailbox(dir, 'rada@example.invalid'),
  );
  await postOffice.deliver(id, key, at);
  await postOffice.deliver(id, key, later);
  expect(await status()).toBe('dispatched');
  expect(await readdir(folder)).toEqual(['issue-reply%2F0%3A1.eml']);
  expect((await journal.read('appeal-1')).map(({ kind, payload }) => [kind, payload?.['to']])).toEqual([
    ['letter-sent', 'kovalenko@example.invalid'],
  ]);
  const letter = await readFile(join(folder, 'issue-reply%2F0%3A1.eml'), 'utf8');
  expect(letter).toContain('To: kovalenko@example.invalid');
  expect(letter).toContain('Message-ID: <issue-reply%2F0%3A1@example.invalid>');
});

it('does not write a second file when the crash came between sending and writing down', async () => {
  const folderMail: Mail = { to: 'a@example.invalid', subject: 'Про', text: 'Текст', html: '<p>Текст</p>' };
  const { postOffice, id, folder } = await openPostOffice((dir) => new FolderMailbox(dir, 'rada@example.invalid'));
  await new FolderMailbox(folder, 'rada@example.invalid').send(folderMail, key);
  await postOffice.deliver(id, key, at);
  expect(await readdir(folder)).toHaveLength(1);
});

it('leaves the letter to be sent again while the mail server does not take it', async () => {
  const closed = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
  const { postOffice, id, status } = await openPostOffice(
    () => new SmtpMailbox(`smtp://127.0.0.1:${closed}`, 'rada@example.invalid'),
  );
  await expect(postOffice.deliver(id, key, at)).rejects.toThrow('ECONNREFUSED');
  expect(await status()).toBe('sending');
});

it('does not wait for a mail server that accepts and then says nothing', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { postOffice, id, status } = await openPostOffice(
    () => new SmtpMailbox(`smtp://127.0.0.1:${port}`, 'rada@example.invalid', { greetingTimeout: 50 }),
  );
  await expect(postOffice.deliver(id, key, at)).rejects.toThrow('Greeting never received');
  expect(await status()).toBe('sending');
});

it('hands the letter to the mail server, with the same Message-ID at each try', async () => {
  const smtp = await listeningSmtp();
  const mailbox = new SmtpMailbox(`smtp://127.0.0.1:${smtp.port}`, 'rada@example.invalid');
  const { postOffice, id, status } = await openPostOffice(() => mailbox);
  await postOffice.deliver(id, key, at);
  expect(await status()).toBe('dispatched');
  expect(smtp.heard()).toContain('RCPT TO:<kovalenko@example.invalid>');
  expect(smtp.heard()).toContain('Message-ID: <issue-reply%2F0%3A1@example.invalid>');
});

/** A mail server that agrees to everything: enough of SMTP to take one letter. */
async function listeningSmtp(): Promise<{ port: number; heard: () => string }> {
  let heard = '';
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString('utf8');
      heard += text;
      if (inData && !heard.endsWith('\r\n.\r\n')) return;
      const begins = /^DATA\r\n/m.test(text) && !inData;
      inData = begins;
      socket.write(begins ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, heard: () => heard };
}
