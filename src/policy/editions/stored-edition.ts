import { Problem } from '../../domain/problem.js';
import { Edition } from './edition.js';
import type { EditionDocument } from './edition-document.js';

/** The text was written by `Edition`, and its digest proves it is the same text. */
function isEditionDocument(value: unknown): value is EditionDocument {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
}

/** Rebuilds an edition from its stored text. @throws EDITION_UNKNOWN when the text no longer gives its digest */
export function readStoredEdition(stored: { readonly digest: string; readonly canonical: string }): Edition {
  const document: unknown = JSON.parse(stored.canonical);
  const edition = isEditionDocument(document) ? new Edition(document) : null;
  if (edition?.digest === stored.digest) return edition;
  throw new Problem('EDITION_UNKNOWN', {
    detail: 'Збережену редакцію змінено: вона не дає своєї контрольної суми.',
    extra: { digest: stored.digest },
  });
}
