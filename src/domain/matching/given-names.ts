import { soundKey } from './letters.js';

/**
 * Given names that Ukrainian and Russian papers of one person spell so differently that no rule of letters
 * joins them, a name a line. Diminutives are left out: nobody is registered as one.
 */
const spellings: readonly string[] = [
  'Олександр Александр',
  'Олександра Александра',
  'Олексій Алексей',
  'Олена Елена Єлена',
  'Анастасія Настасія',
  'Андрій Андрей',
  'Панас Афанасій',
  'Валерій Валерий',
  'Василь Василий',
  'Віра Вера',
  'Володимир Владимир',
  'Ганна Анна',
  'Гліб Глеб',
  'Данило Даниил Данил',
  'Дарія Дарья',
  'Дмитро Дмитрий Димитрій',
  'Євген Евгений',
  'Єгор Егор',
  'Єлизавета Елизавета',
  'Ілля Илья',
  'Йосип Иосиф Осип',
  'Катерина Екатерина',
  'Кирило Кирилл',
  'Костянтин Константин',
  'Матвій Матвей',
  'Микита Никита',
  'Микола Николай',
  'Михайло Михаил',
  'Надія Надежда',
  'Наталія Наталья Наталя',
  'Оксана Ксенія',
  'Павло Павел',
  'Петро Петр',
  'Пилип Филипп',
  'Світлана Светлана',
  'Сергій Сергей',
  'Софія Софья',
  'Степан Стефан',
  'Тетяна Татьяна',
  'Тимофій Тимофей',
  'Федір Федор',
  'Юлія Юлья',
  'Яків Яков',
  'Параска Прасковья',
  'Пелагея Пелагія',
  'Тимур Темур',
  'Захар Захарій',
  'Лук’ян Лукьян',
  'Марія Мар’я',
];

/** Stems of the father's name that a patronymic has and the name itself does not. */
const patronymicStems: readonly (readonly [stem: string, name: string])[] = [
  ['павл', 'Павло'],
  ['як', 'Яків'],
  ['яковл', 'Яків'],
];

const femaleOnConsonant = new Set(['Любов', 'Нінель', 'Ніколь', 'Адель', 'Рут', 'Есфір', 'Юдиф'].map(soundKey));
const maleOnVowel = new Set(
  [
    'Микола',
    'Микита',
    'Никита',
    'Ілля',
    'Лука',
    'Хома',
    'Кузьма',
    'Сава',
    'Олекса',
    'Фока',
    'Яша',
    'Муса',
    'Мустафа',
    ...'Боря Ваня Вася Вітя Вова Гена Гоша Гриша Діма Коля Костя Льоша Міша Петя Рома Толя Федя Юра'.split(' '),
  ].map(soundKey),
);
/** Men and women are both called so, and a letter may be signed so. */
const ofEitherSex = new Set('Валя Женя Міка Паша Саша Слава Шура'.split(' ').map(soundKey));

/** Common names whose spellings sound alike already: known only to tell a given name from a surname. */
const common = new Set(
  (
    'Аліна Альбіна Анатолій Алла Антон Антоніна Артем Артур Богдан Борис Вадим Валентин Валентина Валерія Вероніка Вікторія Віктор Віталій ' +
    'Владислав Вячеслав Галина Геннадій Георгій Григорій Дарина Денис Діана Едуард Жанна Зінаїда Зоя Іван Ігор Інна Ірина Карина Кіра ' +
    'Клавдія Лариса Леонід Леся Лідія Лілія Любов Людмила Максим Маргарита Марина Мар’яна Мирослав Назар Ніна Олег Ольга Остап Поліна Раїса ' +
    'Роман Руслан Руслана Семен Станіслав Таїсія Тамара Тарас Уляна Юрій Яна Яніна Ярина Ярослав Ярослава'
  )
    .split(' ')
    .map(soundKey),
);

const canonical = new Map<string, string>();
const canonicalStem = new Map<string, string>(patronymicStems.map(([stem, name]) => [stem, soundKey(name)]));
for (const line of spellings) {
  const keys = line.split(' ').map(soundKey);
  const name = keys[0] ?? '';
  for (const key of keys) {
    canonical.set(key, name);
    // The stem of a woman's name is often a man's (Олександра, Олександр), who is listed first.
    if (!canonicalStem.has(stemOf(key))) canonicalStem.set(stemOf(key), name);
  }
}

/** A given name by its sound, the same for its Ukrainian and Russian spellings. */
export function givenNameKey(name: string): string {
  const key = soundKey(name);
  return canonical.get(key) ?? key;
}

/** Whether a word is a common given name: helps to tell it from a surname, and from a slip in another («Марія», «Дарія»). */
export function isKnownGivenName(word: string): boolean {
  const key = soundKey(word);
  return canonical.has(key) || common.has(key);
}

/** The first letters under which an initial of this name may be written: М. and Н. for Микола. */
export function initialsOf(name: string): ReadonlySet<string> {
  const key = soundKey(name);
  const twins = [...canonical].filter(([, root]) => root === (canonical.get(key) ?? key)).map(([spelling]) => spelling);
  return new Set([key, ...twins].map((spelling) => spelling.charAt(0)));
}

/** The father's name inside a patronymic, by its sound: one for Миколайович, Миколаївна and Николаевич. */
export function fathersName(patronymic: string): string {
  const stem = stemOf(
    lettersOf(patronymic).replace(/(инична|ивна|овна|евна|ична|ович|евич|ич|огли|оглу|кизи|гизи)$/u, ''),
  );
  return canonicalStem.get(stem) ?? stem;
}

/** A patronymic to compare by: the stem of the father's name, the same whatever its ending. */
export function patronymicKey(patronymic: string): string {
  return stemOf(fathersName(patronymic));
}

/** Whether a word is built like a patronymic. A surname may be too: Павлович. */
export function looksLikePatronymic(word: string): boolean {
  return /.(инична|ивна|овна|евна|ична|ович|евич|лич|мич|кич|тич|огли|оглу|кизи|гизи)$/u.test(lettersOf(word));
}

type Sex = 'male' | 'female' | 'unknown';

/** The sex that the form of a name shows: by the patronymic, else by the end of the given name. An initial shows none. */
export function sexShown(givenName: string, patronymic: string | null): Sex {
  const fathers = lettersOf(patronymic ?? '');
  if (/(вна|чна|кизи|гизи)$/u.test(fathers)) return 'female';
  if (/(ич|огли|оглу)$/u.test(fathers)) return 'male';
  const key = lettersOf(givenName);
  if (key.length < 2) return 'unknown';
  if (ofEitherSex.has(key)) return 'unknown';
  if (maleOnVowel.has(key)) return 'male';
  if (femaleOnConsonant.has(key)) return 'female';
  return /[ая]$/u.test(key) ? 'female' : 'male';
}

/** A word by its sound, without the hyphen, the space or the full stop that people write in it: «Мамед-огли». */
function lettersOf(word: string): string {
  return soundKey(word.replaceAll(/[^\p{L}\p{M}]/gu, ''));
}

function stemOf(key: string): string {
  return key.replace(/[аеиоуюя]+$/u, '');
}
