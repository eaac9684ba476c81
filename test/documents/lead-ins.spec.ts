import { readdirSync, readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { isObject } from '../support/document.js';

/** «… з таких підстав.», «… повідомляємо таке.»: promises what is not there, for the sentence is over. */
const broken = /(?<!\p{L})[Тт]ак(?:е|і|их|ого|ої|ому|ий|им|ими)(?: [\p{L}(),’]+){0,2}(?<!но)\./u;

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

interface Line {
  readonly words: string;
  readonly isPoint: boolean;
}

/** The paragraphs of a template without what stands in braces, in order; a line that only has braces says nothing. */
async function linesOf(file: string): Promise<Line[]> {
  const xml = await (await JSZip.loadAsync(readFileSync(file))).file('word/document.xml')?.async('string');
  return (xml ?? '').split('</w:p>').flatMap((one) => {
    const words = one.replace(/<[^>]+>/gu, '').trim();
    return /^(?:\{[#/^][^}]*\})*$/u.test(words) ? [] : [{ words, isPoint: one.includes('<w:numPr>') }];
  });
}

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return isObject(value) ? Object.values(value).flatMap(stringsOf) : [];
};

describe('what leads to a list ends with a colon', () => {
  it.each(filesIn('letters', '.docx'))('%s', async (file) => {
    const lines = await linesOf(file);
    const leads = lines.filter(({ isPoint }, place) => !isPoint && lines[place + 1]?.isPoint);
    expect(leads.map(({ words }) => words.replace(/\{[^}]*\}/gu, '')).filter((words) => !words.endsWith(':'))).toEqual(
      [],
    );
    expect(lines.map(({ words }) => words).filter((words) => broken.test(words))).toEqual([]);
  });

  it.each([...filesIn('rules', '.json'), ...filesIn('rules/acts', '.json'), ...filesIn('processes/forms', '.json')])(
    '%s',
    (file) => {
      expect(stringsOf(JSON.parse(readFileSync(file, 'utf8'))).filter((words) => broken.test(words))).toEqual([]);
    },
  );

  it('knows a promise from a word that points back', () => {
    expect(broken.test('відмовлено з таких підстав.')).toBe(true);
    expect(broken.test('виконано такі роботи (заходи).')).toBe(true);
    expect(broken.test('повідомляємо таке.')).toBe(true);
    expect(broken.test('виконано такі роботи (заходи):')).toBe(false);
    expect(broken.test('сумку таких розмірів дозволено.')).toBe(false);
  });
});
