import { perhaps, type Catalogue } from '../../policy/index.js';

/** The acts that `kr-225-r-2023,law-393-96` names; all of them where nothing is named. */
export function actsNamed(words: string | undefined, { acts }: Pick<Catalogue, 'acts'>): ActsNamed {
  const known = [...acts.keys()];
  if (words === undefined) return { ids: known, fault: null };
  const ids = [...new Set(words.split(',').map((word) => word.trim()))];
  const wrong = ids.find((id) => !acts.has(id));
  return { ids, fault: wrong === undefined ? null : `Акта «${wrong}» немає в rules/acts.${perhaps(wrong, known)}` };
}

export interface ActsNamed {
  readonly ids: readonly string[];
  /** What is wrong with the words, Ukrainian; null when every act is there. */
  readonly fault: string | null;
}
