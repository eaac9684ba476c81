import type { EngineFault } from '../../engine/fault.js';
import type { ParseResult } from '../../engine/moddle.js';
import type { Finding } from '../rule.js';

const name = 'readable';

function translate(warning: string): string {
  const attribute = /unknown attribute <(.+?)>/.exec(warning)?.[1];
  if (attribute !== undefined) return `Невідомий атрибут «${attribute}»: вилучіть його.`;
  const reference = /unresolved reference <(.+?)>/.exec(warning)?.[1];
  if (reference !== undefined) return `Посилання на «${reference}», якого в схемі немає.`;
  return `Файл не вдалося прочитати повністю: ${warning.split('\n').join(' ').trim()}`;
}

/** What the parser only warns of, and the engine would stumble over. */
export function readableReports({ warnings }: ParseResult): readonly Finding[] {
  return warnings.map(({ message }) => ({ rule: name, elementId: null, message: translate(message) }));
}

/** A file that is no diagram at all. */
export function refusalReport(fault: EngineFault): Finding {
  const reasons: readonly (readonly [string, string])[] = [
    ['larger than', 'Файл завеликий для схеми.'],
    ['document type', 'У файлі оголошено DOCTYPE або ENTITY: у схемі їм не місце.'],
  ];
  const known = reasons.find(([words]) => fault.message.includes(words))?.[1];
  return { rule: name, elementId: null, message: known ?? `Це не схема BPMN: ${fault.message}` };
}
