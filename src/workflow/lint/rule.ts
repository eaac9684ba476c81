import type { ModdleElement } from '../engine/reading/moddle.js';
import type { Catalogue } from './catalogue.js';

/** What a check found, before the element's name and the page are added. */
export interface Finding {
  readonly rule: string;
  /** `null` speaks of the whole file. */
  readonly elementId: string | null;
  readonly message: string;
}

/** Says in Ukrainian what is wrong with an element and what to do. */
export type Report = (element: ModdleElement, message: string) => void;

/**
 * One check of a diagram (перевірка схеми): its file is named as the check, and so are its page in `docs/lint`
 * and its folder of valid and invalid diagrams. It is asked about every element of the file, from the top down.
 */
export interface Rule {
  readonly name: string;
  check(element: ModdleElement, report: Report, catalogue: Catalogue): void;
}

/** A word or sentence of Ukrainian: at least one Cyrillic letter. */
export function isUkrainian(text: string | undefined): boolean {
  return text !== undefined && /[а-яґєії]/i.test(text);
}

/** An id as the diagrams write it: `prepare-reply`, and `prepare-reply--check` for the flow between two. */
export const idPattern = /^[a-z][a-z0-9]*(-{1,2}[a-z0-9]+)*$/;
