const nothing =
  /^(?:(?:адреса|адресу|адресат|прізвище|ім.?я|по батькові|місце проживання)\s+)?(?:не\s?(?:вказан[оаиі]|вказано автором|зазначен[оаиі]|відом[оаиі]|указан[оаы]?|повідомлен[оа]|встановлен[оа])|невідом[оаиі]й?|немає|нема|нет|відсутн[яєій]+|без\s+(?:адреси|імені|прізвища)|б\/а|н\/в|н\/д|[-–—._?*\s]+)\.?$/iu;

/**
 * What somebody has told of a person, or null where the words say that they have not («не вказано», «немає», a dash):
 * such words are no address and no name (KR-3.3, 2.4).
 */
export function told(text: string): string | null {
  const said = text.trim();
  return said === '' || nothing.test(said) ? null : said;
}
