import { z } from 'zod';
import { pointerTo } from './json-source.js';
import { perhaps } from '../catalogue/nearest.js';
import type { CheckedFile } from './rule-faults.js';

const ukrainian = z.locales.uk().localeError;

/** Reads a file by its schema, or notes every fault of its shape in Ukrainian and gives null. */
export function readShape<S extends z.ZodType>(file: CheckedFile, schema: S): z.output<S> | null {
  if (!file.readable) return null;
  const result = schema.safeParse(file.value, { error: ukrainian });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const at = issue.path.reduce<string>((pointer, key) => pointerTo(pointer, String(key)), '');
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema);
      for (const key of issue.keys) file.fault(pointerTo(at, key), `Невідоме поле «${key}».${perhaps(key, known)}`);
    } else {
      file.fault(at, sentence(issue));
    }
  }
  return null;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `Тут можливе лише одне з: ${issue.options.join(', ')}.`;
  }
  if (issue.code === 'invalid_key')
    return 'Назва поля має недозволені знаки (потрібні латинські літери, цифри, крапки).';
  return `${issue.message}.`.replace(/\.\.$/, '.');
}

/** Every field name that the schema knows anywhere: candidates for «Можливо, …?». */
function knownKeys(schema: z.ZodType): Set<string> {
  const keys = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), (name, value: unknown) => {
    if (name === 'properties' && typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) keys.add(key);
    }
    return value;
  });
  return keys;
}
