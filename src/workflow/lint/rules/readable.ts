import type { EngineFault } from '../../engine/fault.js';
import type { ModdleElement, ParseResult } from '../../engine/reading/moddle.js';
import { NotWellFormed } from '../../engine/reading/well-formed.js';
import type { Finding } from '../rule.js';
import { allowedAttributes } from './allowed-attributes.js';
import { nearest } from '../../../platform/files/index.js';

const name = 'readable';

const knownAttributes = Object.values(allowedAttributes).flatMap((names) => names.map((one) => `camunda:${one}`));

type Words = (...found: readonly string[]) => string;

function codePoint(decimal: string): string {
  return `U+${Number(decimal).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What the strict reader says, and what it means for whoever draws. */
const grammar: readonly (readonly [RegExp, Words])[] = [
  [/EntityRef/, () => 'знак «&» запишіть як «&amp;»'],
  [/Entity '(.+)' not defined/, (entity) => `«&${entity};» в XML не означено: запишіть сам знак`],
  [
    /invalid (?:xmlChar value|Char value) (\d+)/i,
    (code) => `недозволений знак ${codePoint(code ?? '')}: вилучіть його`,
  ],
  [/Invalid bytes/, () => 'тут не текст у кодуванні UTF-8'],
  [/[Dd]ouble.hyphen/, () => 'усередині коментаря не може стояти «--»'],
  [/tag mismatch: (\S+) line (\d+) and (\S+)/, (open, line) => `елемент «${open}» з рядка ${line} не закрито`],
  [/Premature end/, () => 'файл обірвано: не всі елементи закрито'],
  [/Attribute (\S+) redefined/, (attribute) => `атрибут «${attribute}» записано двічі`],
  [/Unescaped '<'/, () => 'знак «<» у значенні атрибута запишіть як «&lt;»'],
  [/AttValue/, () => 'значення атрибута візьміть у лапки'],
  [/Sequence ']]>'/, () => 'знаки «]]>» запишіть як «]]&gt;»'],
  [/Namespace prefix (\S+)/, (prefix) => `префікс «${prefix}» не оголошено (xmlns:${prefix})`],
  [/Extra content/, () => 'після кореневого елемента нічого бути не може'],
  [/XML declaration/, () => 'оголошення <?xml …?> стоїть лише на самому початку файлу'],
  [/Excessive depth/, () => 'елементи вкладено один в одного понад 256 разів'],
  [/Start tag expected|Failed to parse/, () => 'тут мав би початися кореневий елемент'],
];

function inWords(reason: string): string {
  for (const [pattern, words] of grammar) {
    const match = pattern.exec(reason);
    if (match) return words(...match.slice(1));
  }
  return `порушено правила XML (${reason})`;
}

function placed(line: number, column: number, words: string): string {
  return `Рядок ${line}, стовпчик ${column}: ${words}.`;
}

const nested = /line: (\d+)\s+column: (\d+)\s+nested error: (.+)$/s;

function translate(warning: string): string {
  const attribute = /unknown attribute <(.+?)>/.exec(warning)?.[1];
  if (attribute !== undefined) {
    const meant = nearest(attribute, knownAttributes);
    return `Невідомий атрибут «${attribute}»${meant === null ? ': вилучіть його.' : `. Можливо, «${meant}»?`}`;
  }
  const reference = /unresolved reference <(.+?)>/.exec(warning)?.[1];
  if (reference !== undefined) return `Посилання на «${reference}», якого в схемі немає.`;
  const [, line, column, error] = nested.exec(warning) ?? [];
  if (error === undefined) return `Файл не вдалося прочитати повністю: ${warning.split('\n').join(' ').trim()}`;
  const twice = /duplicate ID <(.+?)>/.exec(error)?.[1];
  // The reader of diagrams counts from zero.
  const words = twice === undefined ? `не вдалося прочитати (${error.trim()})` : `ідентифікатор «${twice}» уже зайнято`;
  return placed(Number(line) + 1, Number(column) + 1, words);
}

/** The element that something is said of, or the one around it that has a name of its own. */
function idAround(element: ModdleElement | undefined): string | null {
  return element?.id ?? (element?.$parent ? idAround(element.$parent) : null);
}

/** What the parser only warns of, and the engine would stumble over. */
export function readableReports({ warnings }: ParseResult): readonly Finding[] {
  return warnings.map(({ message, element }) => ({
    rule: name,
    elementId: idAround(element),
    message: translate(message),
  }));
}

/** A file that is no diagram at all. */
export function refusalReport(fault: EngineFault): Finding {
  return { rule: name, elementId: null, message: refusal(fault) };
}

function refusal(fault: EngineFault): string {
  if (fault instanceof NotWellFormed) return placed(fault.line, fault.column, inWords(fault.reason));
  if (fault.message.includes('larger than')) return 'Файл завеликий для схеми.';
  if (fault.message.includes('document type')) return 'У файлі оголошено DOCTYPE або ENTITY: у схемі їм не місце.';
  return `Це не схема BPMN: ${fault.message}`;
}
