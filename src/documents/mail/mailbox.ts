import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';

/** An e-mail ready to go. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where e-mail leaves the council. `key` names one sending for good: repeated, it is the same letter. */
export abstract class Mailbox {
  abstract send(mail: Mail, key: string): Promise<void>;
}

/** A repeated key gives the same Message-ID, by which the receiving side can tell a letter sent twice. */
function messageOf(mail: Mail, key: string, from: string) {
  const domain =
    from
      .split('@')
      .at(-1)
      ?.replace(/[^A-Za-z0-9.-]/g, '') || 'localhost';
  return {
    ...mail,
    from,
    messageId: `<${encodeURIComponent(key)}@${domain}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** How long a mail server may take to be found, to let in, to greet, and then to say anything at all (мс). */
const usualPatience = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends through the council’s mail server (`MAIL_URL`). */
export class SmtpMailbox extends Mailbox {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
    patience: Partial<typeof usualPatience> = {},
  ) {
    super();
    this.transport = createTransport({ url, ...usualPatience, ...patience });
  }

  override async send(mail: Mail, key: string): Promise<void> {
    await this.transport.sendMail(messageOf(mail, key, this.from));
  }
}

/** Without a mail server: each letter is a file to look at, named by its key, so a retry doubles nothing. */
export class FolderMailbox extends Mailbox {
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  override async send(mail: Mail, key: string): Promise<void> {
    const file = join(this.folder, `${encodeURIComponent(key)}.eml`);
    if (await exists(file)) return;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { message } = await this.transport.sendMail(messageOf(mail, key, this.from));
    // Whole or not at all: a crash in the middle of writing leaves no half a letter under the key.
    await writeFile(`${file}.part`, message, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }
}

async function exists(file: string): Promise<boolean> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found !== null;
}
