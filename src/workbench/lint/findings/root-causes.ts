import type { CatalogueReading } from '../../../policy/analysis/index.js';
import type { FaultCode, FileFault, Files } from '../../../platform/files/index.js';

/**
 * Faults without those that only follow from another file being unread: one comma missing in a register
 * would otherwise be told at every rule that cites it.
 */
export function rootCauses(files: Files, { faults, actFiles }: CatalogueReading): FileFault[] {
  const lost = (file: string): boolean =>
    faults.some((fault) => fault.file === files.nameOf(file) && notRead.has(fault.code));
  const acts = files
    .list('acts')
    .flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? [])
    .filter((id) => !actFiles.has(id));
  const [noFacts, noParameters] = [lost('facts.json'), lost('parameters.json')];
  return faults.filter(({ code, file, text }) => {
    if (code === 'unknown-clause' || code === 'foreign-number') return !acts.some((id) => text.includes(id));
    if (!file.endsWith('.rules.json')) return true;
    return !(code === 'unknown-fact' && noFacts) && !(code === 'unknown-parameter' && noParameters);
  });
}

/** Facts, parameters and registers are there, so that what leans on them can be judged. */
export function commonFilesRead({ faults }: CatalogueReading): boolean {
  return faults.every(({ code, file }) => file.endsWith('.rules.json') || !notRead.has(code));
}

const notRead: ReadonlySet<FaultCode> = new Set(['unreadable-file', 'bad-shape']);
