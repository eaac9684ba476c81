import { z } from 'zod';
import { slipsBetween } from '../../../domain/matching/letters.js';

/** The fields that a body may have at a place in it; none where the schema does not say. */
export function fieldsAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const at = path.reduce<unknown>(stepInto, schema);
  const bare = unwrapped(at);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

function stepInto(schema: unknown, step: PropertyKey): unknown {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodArray) return bare.element;
  return bare instanceof z.ZodObject ? (bare.shape as Record<PropertyKey, unknown>)[step] : undefined;
}

function unwrapped(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? unwrapped(schema.unwrap()) : schema;
}

/** The field that was most likely meant by a misspelt one, or null when none is near. */
export function nearestField(name: string, known: readonly string[]): string | null {
  const most = Math.max(2, Math.floor(name.length / 3));
  const near = known
    .map((field) => ({ field, slips: slipsBetween(name.toLowerCase(), field.toLowerCase(), most) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((one, other) => one.slips - other.slips);
  return near[0]?.field ?? null;
}
