import { dirname, join, relative, resolve, sep } from 'node:path';
import { rulesDirectory } from '../../../platform/installation.js';
import type { Place } from '../../command/verb.js';
import type { LinkTo } from './headings.js';

const repository = dirname(rulesDirectory);
const encoded = (path: string): string => path.split(sep).map(encodeURIComponent).join('/');

/**
 * Links from a printed matrix to lines of files, relative to the folder it is written into: from `docs/` it is
 * `../rules/term.rules.json#L42`. Rules read from a git revision or a proposal have no file to lead to. Over HTTP they
 * lead to the resource that shows the thing, where there is one.
 */
export function linksFrom({ source, folder }: Place): LinkTo {
  if (folder === null) return ({ resource }) => resource ?? null;
  const start = resolve(folder);
  const { name } = source.files;
  return ({ file, line }) => {
    const isRule = file.startsWith(`${name}/`);
    if (isRule && source.folder === null) return null;
    const lone = file === name ? file : join(repository, file);
    const target = isRule ? join(source.folder ?? '', file.slice(name.length + 1)) : lone;
    return `${encoded(relative(start, resolve(target)))}#L${line}`;
  };
}
