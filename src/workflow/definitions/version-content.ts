import { createHash } from 'node:crypto';
import type { FormContent } from '../forms/forms.js';

/** The hash of the content of each form, by its key. */
export type Links = Readonly<Record<string, string>>;

/** By what a version is known: its diagram, and the forms it was published with. */
export function hashOf(xml: string, forms: Links): string {
  const linked = Object.entries(forms).map(([key, hash]) => `${key} ${hash}\n`);
  return createHash('sha256')
    .update([xml.replaceAll('\r\n', '\n'), ...linked].join(''))
    .digest('hex');
}

export const linksOf = (forms: ReadonlyMap<string, FormContent>): Links =>
  Object.fromEntries([...forms].map(([key, { hash }]) => [key, hash]));
