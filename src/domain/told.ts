const of = String.raw`(?:адреса|адресу|адресат|прізвище|ім.?я|по батькові|місце проживання)\s+`;
const where = String.raw`(?:в|у|на)\s+(?:листі|зверненні|заяві|скарзі|тексті|конверті)`;
const notTold = [
  'не\\s?(?:вказан[оаиі]|зазначен[оаиі]|відом[оаиі]|указан[оаы]?|повідомлен[оа]|встановлен[оа])',
  'не\\s?(?:назва(?:вся|вс[яь]|лас[яь])|представи(?:вся|вс[яь]|лас[яь]))',
  'невідом[оаиі]й?|не\\s?зна(?:ю|є|ємо|ють)|немає|нема|нет|відсутн[яєій]+',
  'анон[іи]м(?:н[оаеийі]+)?|без\\s+(?:адреси|імені|прізвища|підпису)|б\\/а|н\\/в|н\\/д|[-–—._?*\\s]+',
].join('|');
/** Whoever has no home has told no address. */
const homeless = String.raw`бомж|без\s+(?:(?:постійного|певного|визначеного)\s+)?(?:місця\s+проживання|житла)`;
const by = 'автором|заявником|заявницею';
const nothing = new RegExp(
  `^(?:${homeless}|(?:${of})?(?:${where}\\s+)?(?:${of})?(?:${notTold})(?:\\s+(?:${where}|${by}))?)\\.?$`,
  'iu',
);

/**
 * What somebody has told of a person, or null where the words say that they have not («не вказано», «немає», a dash):
 * such words are no address and no name (KR-3.3, 2.4).
 */
export function told(text: string): string | null {
  const said = text.trim();
  return said === '' || nothing.test(said) ? null : said;
}
