/**
 * One spelling for searching (текст для пошуку): small letters, one apostrophe, single spaces. Neither
 * database compares Ukrainian letters without regard to case in the same way, so both the column that is
 * searched and what is looked for go through here.
 */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join(' ')
    .normalize('NFC')
    .toLocaleLowerCase('uk')
    .replace(/[’ʼ`´‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
