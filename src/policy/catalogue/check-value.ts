import { isPlainDate } from '../../domain/plain-date.js';
import type { FactDefinition } from './catalogue.js';
import { perhaps } from '../../platform/files/index.js';

/** Why a value cannot be a value of this fact, to the end of a sentence; null when it can. */
export function valueFault(fact: FactDefinition, value: unknown): string | null {
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : `має бути «так» (true) чи «ні» (false), а не ${shown(value)}.`;
    case 'enum':
      return enumFault(fact.values, value);
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value))
        return `має бути цілим числом, а не ${shown(value)}.`;
      if (value >= fact.minimum && value <= fact.maximum) return null;
      return `має бути від ${fact.minimum} до ${fact.maximum}, а не ${value}.`;
    case 'date':
      return isPlainDate(value) ? null : `має бути днем у вигляді РРРР-ММ-ДД, а не ${shown(value)}.`;
  }
}

function enumFault(values: Readonly<Record<string, string>>, value: unknown): string | null {
  if (typeof value === 'string' && Object.hasOwn(values, value)) return null;
  const allowed = Object.entries(values).map(([key, label]) => `${key} («${label}»)`);
  const likely = typeof value === 'string' ? perhaps(value, Object.keys(values)) : '';
  return `має бути одним із: ${allowed.join(', ')}; а не ${shown(value)}.${likely}`;
}

/** A value as it stands in the file, shortened. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
