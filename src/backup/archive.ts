import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';
import { z } from 'zod';

const manifestName = 'manifest.json';
const entry = z.object({ path: z.string(), sha256: z.string() });
const manifestSchema = z.object({
  format: z.literal(1),
  /** Instant, ISO 8601. */
  madeAt: z.string(),
  /** Whether the database is in it; that of a server is dumped by the server's own tool. */
  holdsDatabase: z.boolean(),
  files: z.array(entry),
});

/** What a copy says of itself (опис резервної копії): every file in it with its digest. */
export type Manifest = z.infer<typeof manifestSchema>;

async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

async function entriesOf(folder: string): Promise<Manifest['files']> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((one) => join(one.parentPath, one.name)).sort();
  const entries: Manifest['files'] = [];
  for (const file of paths) {
    entries.push({ path: relative(folder, file).split(sep).join('/'), sha256: await digestOf(file) });
  }
  return entries;
}

/** Puts a folder with its manifest into one file, which only its owner may read: letters of citizens are in it. */
export async function packFolder(
  folder: string,
  file: string,
  said: Omit<Manifest, 'format' | 'files'>,
): Promise<Manifest> {
  const manifest: Manifest = { format: 1, ...said, files: await entriesOf(folder) };
  writeFileSync(join(folder, manifestName), JSON.stringify(manifest, null, 2));
  await create({ file, cwd: folder, gzip: true, portable: true, mode: 0o600 }, ['.']);
  return manifest;
}

/** Why a copy cannot be trusted; words for whoever restores it. */
export class CopyFault extends Error {}

/**
 * Unpacks a copy into an empty folder and holds every file against the manifest.
 * @throws CopyFault
 */
export async function unpackInto(folder: string, file: string): Promise<Manifest> {
  try {
    await extract({ file, cwd: folder, strict: true });
  } catch (error) {
    throw new CopyFault(`Файл «${file}» не читається як копія: ${error instanceof Error ? error.message : ''}`);
  }
  const manifest = readManifest(folder, file);
  const found = new Map((await entriesOf(folder)).map(({ path, sha256 }) => [path, sha256]));
  found.delete(manifestName);
  for (const { path, sha256 } of manifest.files) {
    if (found.get(path) !== sha256) throw new CopyFault(`У копії пошкоджено або бракує файлу «${path}».`);
    found.delete(path);
  }
  const [stranger] = found.keys();
  if (stranger !== undefined) throw new CopyFault(`У копії є файл «${stranger}», якого її опис не знає.`);
  return manifest;
}

function readManifest(folder: string, file: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
  } catch {
    throw new CopyFault(`У файлі «${file}» немає опису копії: це не копія Приймальні.`);
  }
}
