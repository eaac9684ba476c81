import type { Directory } from '../directory/index.js';
import { sameForTheEye } from '../domain/matching/letters.js';
import type { Office } from './office.js';
import type { ComplaintFacts } from './appeal-parts.js';

/** Whom a complaint is about (на кого скарга): ids of the directory, or words; with neither it is unknown. */
export interface ComplainedOf {
  readonly about: readonly string[];
  readonly aboutOther: string | null;
}

/** As a card keeps it. */
export function complainedOf(complaint: ComplaintFacts | null | undefined): ComplainedOf {
  const { about = null, alsoAbout = [], aboutOther = null } = complaint ?? {};
  return { about: about === null ? alsoAbout : [about, ...alsoAbout], aboutOther };
}

/** For a card to keep: one stands where it always stood. */
export function keptOf({ about, aboutOther }: ComplainedOf): ComplaintFacts {
  const [first, ...alsoAbout] = about;
  return { about: first ?? null, ...(alsoAbout.length === 0 ? {} : { alsoAbout }), aboutOther };
}

/** The persons a complaint is about: whoever holds a post it names, and everybody of a unit, its head with them. */
export function personsComplainedOf(directory: Directory, about: readonly string[]): readonly string[] {
  const units = directory.units().filter(({ id }) => about.includes(id));
  const posts = new Set([...about, ...units.map(({ headPostId }) => headPostId)]);
  const isOfUnit = (unitId: string | null): boolean => units.some(({ id }) => id === unitId);
  return directory.persons().flatMap(({ id, unitId }) => {
    const own = directory.postsOf(id);
    return isOfUnit(unitId) || own.some((post) => posts.has(post) || isOfUnit(directory.post(post).unitId)) ? [id] : [];
  });
}

/** Whether it has been said whom a complaint is about, in the directory or outside it. */
export const isAboutKnown = ({ about, aboutOther }: ComplainedOf): boolean => about.length > 0 || aboutOther !== null;

/** Art. 7 can be kept only with regard to somebody the directory knows. */
const notListed =
  'Такої посади, підрозділу чи органу в довіднику немає; якщо скаржаться на когось іншого, напишіть це словами в сусідньому полі.';
const saidTwice = 'Назвіть того, на кого скаржаться, або з довідника, або словами, а не обома способами.';

const foldedWords = (text: string): readonly string[] => sameForTheEye(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What is wrong with how it was said, at which of the two fields; null where nothing is. */
export function complainedOfFault(
  office: Pick<Office, 'isListed' | 'listed'>,
  { about, aboutOther }: ComplainedOf,
): { readonly field: keyof ComplainedOf; readonly detail: string } | null {
  if (!about.every((one) => office.isListed(one))) return { field: 'about', detail: notListed };
  if (about.length > 0 && aboutOther !== null) return { field: 'aboutOther', detail: saidTwice };
  const named = aboutOther === null ? undefined : namedInWords(office, aboutOther);
  if (!named) return null;
  const detail = `У довіднику є «${named.name}» (${named.id}): якщо скаржаться на нього, оберіть його там, бо скарги йому не дають (ст. 7); якщо на когось іншого, назвіть того повніше.`;
  return { field: 'aboutOther', detail };
}

/** Words that are a name of the directory, hold it, or are two words and more out of it: unrecognised is not unrelated. */
function namedInWords({ listed }: Pick<Office, 'listed'>, said: string): { id: string; name: string } | undefined {
  const words = foldedWords(said);
  const text = ` ${words.join(' ')} `;
  return listed().find(({ name }) => {
    const whole = ` ${foldedWords(name).join(' ')} `;
    return text.includes(whole) || (words.length > 1 && whole.includes(text));
  });
}
