import { inUkrainian, plainDate } from '../src/domain/plain-date.js';
import type { Entry } from './case-file.js';

type Payload = NonNullable<Entry['payload']>;
type Words = (payload: Payload) => string;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const day = (value: unknown): string => (typeof value === 'string' ? inUkrainian(plainDate(value)) : '—');
const letter = (value: unknown): string => (typeof value === 'string' ? ` (лист № ${value})` : '');

const ways: Readonly<Record<string, string>> = {
  post: 'простим листом',
  'registered-post': 'рекомендованим листом',
  'by-hand': 'з рук у руки',
  email: 'електронною поштою',
};

/** What nobody did but the clock (що сталося само). */
const ofTime: Readonly<Record<string, Words>> = {
  reminded: ({ when }) =>
    when === 'before' ? 'нагадано виконавцям: строк наближається' : 'нагадано виконавцям: сьогодні граничний день',
  'term-broken': () => 'СТРОК МИНУВ: доповіли керівникові й контролю',
  'final-answer-due': () => 'спливає 45 днів: час остаточної відповіді',
  'obligation-reminded': () => 'нагадано про обіцяне в плані робіт',
};

/** What people did, and what followed from it at once. */
const ofPeople: Readonly<Record<string, Words>> = {
  'taken-in': () => 'Лист прийнято',
  registered: ({ index, receiptId }) =>
    `Зареєстровано: ${text(index)}${receiptId === null ? '' : ', відмітку поставлено на примірнику заявника'}`,
  'task-completed': ({ name }) => text(name),
  'term-changed': ({ dueOn }) => `→ граничний день тепер ${day(dueOn)}`,
  'reply-return': ({ remarks }) => `→ повернуто: ${text(remarks)}`,
  'reply-signed': ({ number }) => `→ відповідь підписано${letter(number)}`,
  'letter-signed': ({ number }) => `→ підписано на папері${letter(number)}`,
  'letter-refused': ({ reason }) => `→ не підписано: ${text(reason)}`,
  'letter-revised': () => '→ лист доопрацьовано',
  'letter-sent': ({ number, channel, sentOn, postingNumber }) => {
    const register = postingNumber == null ? '' : `, № ${text(postingNumber)} за реєстром`;
    return `→ надіслано ${ways[text(channel)] ?? ''}${letter(number)} ${day(sentOn)}${register}`;
  },
  returned: () => '→ повертають авторові',
  forwarded: () => '→ пересилають, заявника повідомляють',
  'part-forwarded': () => '→ частину пересилають, заявника повідомляють',
  'joined-earlier': ({ earlier }) => `→ приєднано до ${text(earlier)}`,
  'letter-joined': ({ letter: index }) => `→ приєднано лист ${text(index)}`,
  'left-unconsidered': () => '→ залишено без розгляду',
  'obligation-entered': ({ dueOn }) => `→ внесено до плану робіт, строк ${day(dueOn)}`,
  'control-ended': ({ on }) => `→ знято з контролю ${day(on)}`,
  withdrawn: () => 'Записано: заявник відкликав звернення',
};

/** An entry of the history made by the clock, in words; null for any other. */
export function deedOfTime({ kind, payload }: Entry): string | null {
  return ofTime[kind]?.(payload ?? {}) ?? null;
}

/** Who did what, in words for a report; null for what is only of use to machines. */
export function deedInWords(entry: Entry): string | null {
  const byItself = deedOfTime(entry);
  if (byItself !== null) return `⏰ ${byItself}`;
  const words = ofPeople[entry.kind]?.(entry.payload ?? {});
  if (words === undefined) return null;
  return words.startsWith('→') ? `  ${words}` : `${words} — ${entry.by.name}`;
}
