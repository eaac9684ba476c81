const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/u;

/** What is said of a field that has one line (однорядкове поле) and was given more. */
export const oneLineOnly = 'Це поле має один рядок: приберіть розриви рядка.';

/** A text kept before this was asked of its field, as one line. */
export function inOneLine(text: string): string {
  return text.trim().replace(/[\n\r\v\f\u0085\u2028\u2029]+/gu, ' ');
}

/** Whether a text has more than one line: in a name, an address or a number that is a slip of copying. */
export function hasLineBreak(text: string): boolean {
  return lineBreak.test(text.trim());
}
