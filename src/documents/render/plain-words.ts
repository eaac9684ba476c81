/** No printed format can hold these: control signs that are pasted with a text, and halves of a letter. */
// eslint-disable-next-line no-control-regex
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * What never ends a line, with the next that begins with its number or name: «№», «кв.», «вул.», an initial. The space
 * between them never breaks.
 */
const beforeItsOwn =
  /(?<=[№§]|(?<![\p{L}.])(?:м|с|смт|вул|просп|пров|пл|бульв|мкр|буд|корп|кв|оф|пп?|ст|ім)\.|(?<!\p{L})\p{Lu}\.) (?=\S)/gu;

/** What never parts from the number beside it: «кімната 129», «о 10:00», «125 000,50 ₴», «на 3 арк.». */
const besideNumber =
  /(?<=(?<!\p{L})(?:кімнат[аиіу]|кабінет[аіу]?|об?)) (?=\d)|(?<=\d) (?=\d{3}(?!\d)|(?:₴|%|грн|коп|тис|млн|млрд|арк|прим|рр?|га|км|к?м)(?!\p{L}))/gu;

/** Words without the signs that no file of an office suite can hold; every line ends alike. */
export const legible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unprintable, '');

/** Words as paper can show them: with unprintable signs a file of an office suite would not open. */
export const printable = (text: string): string =>
  legible(text).replace(beforeItsOwn, '\u00a0').replace(besideNumber, '\u00a0');
