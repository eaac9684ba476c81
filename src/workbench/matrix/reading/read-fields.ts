import { posix } from 'node:path';
import { z } from 'zod';
import type { ClauseRef } from '../../../domain/clause.js';
import { type Catalogue, citationsIn } from '../../../policy/index.js';
import type { Part } from '../matrix.js';
import type { UnknownClauses } from './unknown-clauses.js';
import { FileFaults, CheckedFile, type FileFault, type Files } from '../../../platform/files/index.js';

const ending = '.form.json';

/** What of a form-js component may name a clause: the words shown, and its custom property `clause`. */
const component = z.looseObject({
  key: z.string().optional(),
  path: z.string().optional(),
  label: z.string().optional(),
  text: z.string().optional(),
  description: z.string().optional(),
  properties: z.looseObject({ clause: z.string().optional() }).optional(),
  get components() {
    return z.array(component).optional();
  },
});
const form = z.looseObject({ id: z.string(), title: z.string().optional(), components: z.array(component) });
type Component = z.infer<typeof component>;

/**
 * Reads the forms and their fields (поля форм). A form as a whole serves the clauses its tasks cite.
 *
 * @throws FileFaults for a form that cannot be read
 */
export function readFields(
  files: Files,
  catalogue: Catalogue,
  ofForm: ReadonlyMap<string, readonly ClauseRef[]>,
  unknown: UnknownClauses,
): Part[] {
  const faults: FileFault[] = [];
  const parts = files
    .list('forms')
    .filter((name) => name.endsWith(ending))
    .flatMap((name) => {
      const file = new CheckedFile(`${files.name}/forms/${name}`, files.read(`forms/${name}`), faults);
      const read = form.safeParse(file.value);
      if (!read.success) {
        if (file.readable) file.fault('', 'Це не форма form-js: потрібні id і components.');
        return [];
      }
      const key = posix.basename(name, ending);
      const reader = new FieldReader(file, catalogue, unknown);
      reader.whole(key, read.data.title ?? key, ofForm.get(key) ?? []);
      reader.all(read.data.components, '/components', `${key}/`);
      return reader.parts;
    });
  if (faults.length > 0) throw new FileFaults(faults);
  return parts;
}

class FieldReader {
  readonly parts: Part[] = [];

  constructor(
    private readonly file: CheckedFile,
    private readonly catalogue: Catalogue,
    private readonly unknown: UnknownClauses,
  ) {}

  whole(ref: string, label: string, through: readonly ClauseRef[]): void {
    this.parts.push({
      column: 'fields',
      ref,
      label,
      cites: [],
      through,
      resource: null,
      file: this.file.name,
      line: 1,
    });
  }

  all(components: readonly Component[], at: string, prefix: string): void {
    for (const [i, one] of components.entries()) {
      const name = one.key ?? one.path;
      if (name !== undefined && name !== '') this.field(one, `${prefix}${name}`, `${at}/${i}`);
      this.all(one.components ?? [], `${at}/${i}/components`, one.path ? `${prefix}${one.path}.` : prefix);
    }
  }

  /** Parts of the property `clause` in which no register and no manner of citing is recognised. */
  private unreadIn(clause: string | undefined): string[] {
    const parts = (clause ?? '').split(';').map((part) => part.trim());
    return parts.filter((part) => {
      const { known, unknown } = citationsIn(part, this.catalogue);
      return part !== '' && known.length === 0 && unknown.length === 0;
    });
  }

  private field({ label, text, description, properties }: Component, ref: string, pointer: string): void {
    const place = { ref, file: this.file.name, line: this.file.lineOf(pointer) };
    const words = [label, text, description, properties?.clause].filter((word) => word !== undefined);
    const { known: cites, unknown } = citationsIn(words.join('\n'), this.catalogue);
    const unread = this.unreadIn(properties?.clause).map((written) => ({ written, hint: '' }));
    this.unknown.add([...unknown, ...unread], place);
    this.parts.push({ column: 'fields', label: label ?? ref, cites, resource: null, ...place });
  }
}
