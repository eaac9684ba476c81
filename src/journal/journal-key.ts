import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../platform/config.js';

export interface Signature {
  /** Which key signed: a digest of its public half. */
  readonly key: string;
  /** Ed25519, base64. */
  readonly value: string;
}

export const keyFileOf = ({ JOURNAL_KEY, DATA_DIR }: Pick<Config, 'JOURNAL_KEY' | 'DATA_DIR'>): string =>
  JOURNAL_KEY ?? join(DATA_DIR, 'journal-key.pem');

/**
 * What erasures and seals of the journal are signed with (ключ журналу): whoever can write into the database alone
 * cannot forge them. It lies outside the database; nodes that serve one database share one (`JOURNAL_KEY`).
 */
export class JournalKey {
  readonly id: string;
  private readonly open: KeyObject;

  constructor(private readonly secret: KeyObject) {
    this.open = createPublicKey(secret);
    this.id = hash('sha256', this.open.export({ type: 'spki', format: 'der' }), 'hex').slice(0, 16);
  }

  /** The key of this installation, made at its first start and readable by nobody else. */
  static ofInstallation(file: string): JournalKey {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const { privateKey } = generateKeyPairSync('ed25519');
      try {
        writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
      } catch (error) {
        // Another process of this installation was quicker: its key is the key.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    return JournalKey.read(file);
  }

  /** @throws where the file is missing or holds no key */
  static read(file: string): JournalKey {
    return new JournalKey(createPrivateKey(readFileSync(file)));
  }

  sign(text: string): Signature {
    return { key: this.id, value: sign(null, Buffer.from(text), this.secret).toString('base64') };
  }

  isOwn(text: string, { key, value }: Signature): boolean {
    return key === this.id && verify(null, Buffer.from(text), this.open, Buffer.from(value, 'base64'));
  }
}
