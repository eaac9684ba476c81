import { dirname, join, relative, resolve, sep } from 'node:path';
import { rulesDirectory } from '../../../platform/installation.js';
import type { LinkTo } from './headings.js';

const repository = dirname(rulesDirectory);
const encoded = (path: string): string => path.split(sep).map(encodeURIComponent).join('/');

/** Where the rules of a print lie: how their files are called in it, and their folder; null where they lie in none. */
export interface RulesPlace {
  readonly name: string;
  readonly folder: string | null;
}

/**
 * Links from a printed matrix to lines of files, relative to the folder it is written into: from `docs/`
 * it is `../rules/term.rules.json#L42`. Rules read from a git revision or a proposal have no file to lead to.
 */
export function fileLinks(writtenInto: string, rules: RulesPlace): LinkTo {
  const start = resolve(writtenInto);
  const prefix = `${rules.name}/`;
  return ({ file, line }) => {
    const isRule = file.startsWith(prefix);
    if (isRule && rules.folder === null) return null;
    const lone = file === rules.name ? file : join(repository, file);
    const target = isRule ? join(rules.folder ?? '', file.slice(prefix.length)) : lone;
    return `${encoded(relative(start, resolve(target)))}#L${line}`;
  };
}

/** Links over HTTP: to the resource that shows the thing, where there is one. */
export const resourceLinks: LinkTo = ({ resource }) => resource ?? null;
