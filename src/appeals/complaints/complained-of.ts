import { type Directory, membersOf } from '../../directory/index.js';
import type { Actor } from '../../domain/actor.js';
import { type Nameable, namedIn, wordsIn } from '../../domain/matching/named-in-words.js';
import { Problem } from '../../domain/problem.js';
import { told } from '../../domain/told.js';
import type { Office } from '../office.js';
import type { ComplaintFacts } from '../appeal-parts.js';

/** Whom a complaint is about (на кого скарга): ids of the directory, or words; with neither it is unknown. */
export interface ComplainedOf {
  readonly about: readonly string[];
  readonly aboutOther: string | null;
}

/** As a card keeps it. */
export function complainedOf(complaint: ComplaintFacts | null | undefined): ComplainedOf {
  const { about = null, alsoAbout = [], aboutOther = null } = complaint ?? {};
  return { about: about === null ? alsoAbout : [about, ...alsoAbout], aboutOther: saidOther(aboutOther) };
}

/** «Невідомо», «не знаю» tell nobody: whom it is about is unknown then, as where nothing is written. */
export const saidOther = (words: string | null | undefined): string | null =>
  words === null || words === undefined ? null : told(words);

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

/**
 * Whom a complaint is about does not say what becomes of it at the desk, while another registrar can (ст. 7).
 *
 * @throws CASE_BARRED
 */
export function refuseOwn(
  office: Pick<Office, 'directory' | 'today'>,
  register: string,
  complaint: ComplaintFacts | null | undefined,
  { actor, now }: { readonly actor: Pick<Actor, 'id'>; readonly now: Date },
): void {
  const concerned = personsComplainedOf(office.directory, complainedOf(complaint).about);
  if (!concerned.includes(actor.id)) return;
  const registrars = membersOf(office.directory, `registrar@${register}`, office.today(now));
  if (registrars.some((id) => !concerned.includes(id)))
    throw new Problem('CASE_BARRED', { detail: 'Скаргу на Вас приймає і реєструє інший працівник (ст. 7).' });
}

/** Whether it has been said whom a complaint is about, in the directory or outside it. */
export const isAboutKnown = ({ about, aboutOther }: ComplainedOf): boolean => about.length > 0 || aboutOther !== null;

/** Art. 7 can be kept only with regard to somebody the directory knows. */
const notListed =
  'Такої посади, підрозділу чи органу в довіднику немає; якщо скаржаться на когось іншого, напишіть це словами в сусідньому полі.';
const saidTwice =
  'Назвіть того, на кого скаржаться, або з довідника, або словами, а не обома способами; кількох із довідника — переліком.';

const nobodyTold =
  'Ці слова нікого не називають, а скарги не дають тому, на кого скаржаться (ст. 7). Запитайте чи з’ясуйте посаду або підрозділ і оберіть з довідника. Якщо поки невідомо, лишіть поле порожнім: завдання з’ясувати надійде. Якщо це людина, яка в органах влади не працює, зазначте, що в довіднику її немає.';

const someone = String.raw`(?:якийсь|якась|якесь|якісь|якогось|якусь|хтось|когось|невідом\p{L}*|незнайом\p{L}*|неназван\p{L}*)`;
const anOfficial = String.raw`(?:працівни\p{L}*|співробітни\p{L}*|(?:посадов|службов)\p{L}*\s+ос(?:оба|оби|обу|іб)|посадов(?:ець|ця|ці|ців)|службов(?:ець|ця|ці|ців)|урядов(?:ець|ця|ці|ців)|чиновни\p{L}*|спеціаліст\p{L}*|інспектор\p{L}*|начальни\p{L}*|керівни\p{L}*)`;
const vague = new RegExp(
  String.raw`^(?:${someone}(?:\s.*)?|(?:один|одна|одного|одну|деякі|ваш\p{L}*)?\s*${anOfficial})$`,
  'iu',
);

/** «Якийсь чоловік у вікні № 3», «посадова особа»: words, and nobody told by them. */
const tellsNobody = (words: string): boolean => vague.test(words.trim().replace(/[.!]$/u, ''));

/** What is wrong with how it was said, at which of the two fields, and who may have been meant. */
interface ComplainedOfFault {
  readonly field: 'about' | 'aboutOther';
  readonly detail: string;
  readonly nearest: readonly { readonly id: string; readonly name: string }[];
}

/**
 * What is wrong with how it was said; null where nothing is. Words that may mean somebody of the directory are asked about
 * before they are taken for a stranger's (docs/decisions/0135): the registrar chooses, or says that none of them is meant.
 */
export function complainedOfFault(
  office: Pick<Office, 'isListed' | 'listed' | 'directory'>,
  { about, aboutOther }: ComplainedOf,
  isNoneListed: boolean,
): ComplainedOfFault | null {
  const fault = (field: ComplainedOfFault['field'], detail: string): ComplainedOfFault => ({
    field,
    detail,
    nearest: [],
  });
  if (!about.every((one) => office.isListed(one))) return fault('about', notListed);
  if (aboutOther === null) return null;
  if (about.length > 0) return fault('aboutOther', saidTwice);
  const whole = namedWhole(office, aboutOther);
  if (whole !== undefined) {
    const detail = `У довіднику є «${whole.name}» (${whole.id}): оберіть його там, бо скарги йому не дають (ст. 7).`;
    return { field: 'aboutOther', detail, nearest: [{ id: whole.id, name: whole.name }] };
  }
  if (isNoneListed) return null;
  if (tellsNobody(aboutOther)) return fault('aboutOther', nobodyTold);
  const nearest = namedIn(aboutOther, office.listed(), office.directory.organisation).map(({ id, name }) => ({
    id,
    name,
  }));
  if (nearest.length === 0) return null;
  const offered = nearest.map(({ id, name }) => `«${name}» (${id})`).join('; ');
  const detail = `Чи не на когось із довідника скарга: ${offered}? Якщо так, оберіть його, бо скарги йому не дають (ст. 7); якщо ні, зазначте, що в довіднику його немає.`;
  return { field: 'aboutOther', detail, nearest };
}

/** The refusal that asks: with whom of the directory may be meant. */
export const refusedComplainedOf = (pointer: string, { detail, nearest }: ComplainedOfFault): Problem =>
  new Problem('BODY_INVALID', {
    errors: [{ pointer, detail }],
    ...(nearest.length === 0 ? {} : { extra: { nearest } }),
  });

/** The words hold a name of the directory, whole: nobody else can be meant. */
function namedWhole({ listed }: Pick<Office, 'listed'>, said: string): Nameable | undefined {
  const text = ` ${wordsIn(said).join(' ')} `;
  return listed().find(({ name }) => text.includes(` ${wordsIn(name).join(' ')} `));
}
