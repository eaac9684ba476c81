import { type Form, formSchema, limitWords } from './form-schema.js';
import { formAmiss } from './form-amiss.js';
import { issueInWords, perhaps, valueAt } from '../../platform/files/index.js';

/** A form, or why its file is none (читання форми): each fault once, in words, with the field it is about. */
type FormRead = { readonly form: Form } | { readonly faults: readonly string[] };

/** Reads the file of a form; it is called as its key. */
export function readForm(text: string, key: string): FormRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { faults: [`Файл не є JSON: ${error.message}`] };
  }
  const read = formSchema.safeParse(value);
  const faults = read.success
    ? formAmiss(read.data, key)
    : read.error.issues.flatMap((issue) => {
        const where = whereIn(value, issue.path);
        if (issue.code !== 'unrecognized_keys') return `${where}${issueInWords(issue, valueAt(value, issue.path))}`;
        return issue.keys.map((word) => `${where}Невідома властивість «${word}».${perhaps(word, limitWords)}`);
      });
  return read.success && faults.length === 0 ? { form: read.data } : { faults: [...new Set(faults)] };
}

/** `Поле «doneOn» (validate): `, or the place where the field has no key. */
function whereIn(value: unknown, path: readonly PropertyKey[]): string {
  const last = path.findLastIndex((name) => typeof name === 'number');
  const [component, rest] = [valueAt(value, path.slice(0, last + 1)), path.slice(last + 1)];
  const own: { key?: unknown; path?: unknown } =
    last >= 0 && typeof component === 'object' && component ? component : {};
  const names = [own.key, own.path].filter((name) => typeof name === 'string');
  const of = last < 0 ? '' : names.length > 0 ? `Поле «${names[0]}»` : `Поле ${path.slice(0, last + 1).join('.')}`;
  const member = rest.length === 0 ? '' : of === '' ? `«${rest.join('.')}»` : ` («${rest.join('.')}»)`;
  return of + member === '' ? '' : `${of}${member}: `;
}
