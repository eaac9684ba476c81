/**
 * One spelling for searching (текст для пошуку): small letters, one apostrophe, single spaces. Neither
 * database compares Ukrainian letters without regard to case in the same way, so both the column that is
 * searched and what is looked for go through here. Signs that nobody sees (U+0000, the selector after an emoji) are no
 * part of it; «і» and «ї», «г» and «ґ» are different letters, so «іжак» does not find «їжак».
 */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join(' ')
    .normalize('NFC')
    .toLocaleLowerCase('uk')
    .replace(/[’ʼ`´‘]/g, "'")
    .replace(/[^\P{C}\s]|[\uFE00-\uFE0F]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
