import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../platform/canonical-json.js';
import type { Tip } from './chain.js';
import type { JournalKey } from './journal-key.js';

const sealSchema = z.object({
  /** Instant of the check, ISO 8601. */
  sealedAt: z.string(),
  /** How many entries and streams the whole journal had. */
  entries: z.number().int(),
  streams: z.number().int(),
  /** The last entry of each stream that has grown since the seal before. */
  tips: z.array(z.object({ stream: z.string(), seq: z.number().int(), hash: z.string() })),
  signature: z.object({ key: z.string(), value: z.string() }),
});

/**
 * What the journal had come to by an instant (печатка журналу): a file that, kept where the database is not, shows
 * later that an end was cut off, a story taken out or all written anew.
 */
type Seal = z.infer<typeof sealSchema>;

const ending = '.seal.json';
export const sealFolder = (dataDirectory: string): string => join(dataDirectory, 'journal-seals');
type Found = Omit<Seal, 'signature'>;
const signedText = ({ sealedAt, entries, streams, tips }: Found): string =>
  canonicalJson({ sealedAt, entries, streams, tips });

/** Signs what a check has found. */
export function sealOf(found: Found, key: JournalKey): Seal {
  return { ...found, signature: key.sign(signedText(found)) };
}

const sealFileName = (seal: Seal): string => `${seal.sealedAt.replaceAll(':', '-')}${ending}`;

/** Writes a seal down whole or not at all, and gives its file. */
export function keepSeal(folder: string, seal: Seal): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, sealFileName(seal));
  writeFileSync(`${file}.part`, JSON.stringify(seal), { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return file;
}

/**
 * The seals of a file or of a folder, oldest first; none where there is none.
 * @throws on one that is not a seal or that `key` has not signed
 */
export function readSeals(place: string, key: JournalKey): readonly Seal[] {
  if (!existsSync(place)) return [];
  const files = place.endsWith(ending)
    ? [place]
    : readdirSync(place)
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(place, name));
  return files.map((file) => readSeal(file, key));
}

function readSeal(file: string, key: JournalKey): Seal {
  const seal = sealSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (!key.isOwn(signedText(seal), seal.signature))
    throw new Error(`печатку ${file} підписано не ключем цього журналу`);
  return seal;
}

/** Every tip that any of these seals has named: an entry sealed once must still be there, and the same. */
export function tipsOf(seals: readonly Seal[]): Tip[] {
  return seals.flatMap(({ tips }) => tips);
}
