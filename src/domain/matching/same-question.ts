import { sameForTheEye, soundKey } from './letters.js';

/** A text prepared for comparison: the stems of its telling words and its trigrams. */
export interface QuestionPrint {
  readonly stems: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
}

interface QuestionLikeness {
  readonly score: number;
  readonly grounds: readonly string[];
}

/** From here on a person is asked to look whether two appeals raise one question. */
export const sameQuestionFrom = 0.36;
/** From here on two texts are taken for one, copied. */
export const sameTextFrom = 0.85;

const endings =
  /(?:ування|ювання|еннями|еннях|ення|аннях|ання|ими|ого|ому|ами|ями|ити|ати|ють|ують|ить|уть|ої|ий|ій|их|им|ою|ею|ах|ях|ів|ам|ям|ом|ем|ти|ла|ло|ли|ся|сь|а|я|и|і|ї|у|ю|о|е|є|ь|й)$/u;

/** A word without its ending, by its sound. */
export function wholeStem(word: string): string {
  const bare = word.replace(/(?:ся|сь)$/u, '').replace(endings, '');
  return soundKey(bare.length >= 3 ? bare : word);
}

const stem = (word: string): string => wholeStem(word).slice(0, 8);

const idle = new Set(
  (
    'прошу просимо прохання вас вашу ваш наш нашого наша наше мене мені нам нас який яка яке які якого якої для при про від ' +
    'або але щоб коли тому там тут вже було були буде бути весь всі цей цього цієї цим також дуже сприяти допомогти вжити ' +
    'заходів вирішити питання розглянути звернення звертаюсь звертаюся шановний шановна доброго дня надати дати скаржусь ' +
    'скаржуся заява скарга пропозиція будь ласка адресою моєму моєї моя мій року рік через після перед біля вул ' +
    'вулиця просп проспект буд будинок будинку кварт квартира квартирі'
  )
    .split(' ')
    .map(stem),
);

/**
 * Prepares a text once, for many comparisons. Words of the residence are set aside: one household may write
 * of its roof today and of its windows tomorrow.
 */
export function printOf(text: string, residence = ''): QuestionPrint {
  const aside = new Set(wordsOf(residence).map(stem));
  const words = wordsOf(text).filter((word) => !/^\d/u.test(word) && !idle.has(stem(word)) && !aside.has(stem(word)));
  const stems = new Set(words.filter((word) => word.length > 2).map(stem));
  const line = ` ${words.map(soundKey).join(' ')} `;
  const trigrams = new Set(Array.from({ length: Math.max(0, line.length - 2) }, (_, at) => line.slice(at, at + 3)));
  return { stems, trigrams };
}

/**
 * Whether two appeals raise one question: by the stems of their words, by trigrams for what is misspelt, and
 * by the topic. The topic alone never does: half a town writes about heating.
 */
export function likenessOfQuestions(
  a: QuestionPrint,
  b: QuestionPrint,
  topics: { readonly one: readonly string[]; readonly other: readonly string[] },
): QuestionLikeness {
  const text = likenessOfTexts(a, b);
  const shared = [...new Set(topics.one)].filter((topic) => topics.other.includes(topic));
  const known = topics.one.length > 0 && topics.other.length > 0;
  const score = Math.min(1, Math.max(0, text + (shared.length > 0 ? 0.1 : known ? -0.15 : 0)));
  const topic = shared.length > 0 ? [`та сама тема (${shared.join(', ')})`] : known ? ['теми різні'] : [];
  return { score, grounds: [`текст збігається на ${Math.round(text * 100)} %`, ...topic] };
}

/** How far two texts are alike, 0 to 1: stems weigh more than letters. */
export function likenessOfTexts(a: QuestionPrint, b: QuestionPrint): number {
  const smaller = Math.min(a.stems.size, b.stems.size);
  if (smaller === 0) return 0;
  const common = overlap(a.stems, b.stems);
  const dice = (2 * common) / (a.stems.size + b.stems.size);
  // A short reminder of a long letter holds few of its words: what matters is that its own are all there.
  const held = smaller < 3 ? dice : common / smaller;
  const letters = (2 * overlap(a.trigrams, b.trigrams)) / (a.trigrams.size + b.trigrams.size);
  return Math.max(letters, 0.5 * dice + 0.3 * held + 0.2 * letters);
}

/** Whether two texts are one, but for case, spaces and what stands between the words. */
export function areSameWords(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const item of a) if (b.has(item)) count += 1;
  return count;
}

function wordsOf(text: string): string[] {
  return sameForTheEye(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
