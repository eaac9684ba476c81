import { rememberedByText } from '../remembered.js';
import { JsonFault, JsonSource } from './json-source.js';

const sourceOf = rememberedByText((text) => new JsonSource(text));

/** Kinds of faults in the files of an administrator, by which a report groups them and its page explains them. */
const faultCodes = [
  'unreadable-file',
  'bad-shape',
  'bad-condition',
  'unknown-fact',
  'unused-fact',
  'unknown-operator',
  'wrong-value',
  'unknown-parameter',
  'unknown-clause',
  'foreign-number',
  'unknown-outcome',
  'unused-outcome',
  'unfounded-default',
  'unfounded-rule',
  'repeated-name',
  'empty-force',
  'overlapping-force',
  'early-force',
  'uncovered-clause',
  'covered-by-nothing',
  'unknown-in-council',
  'council-at-odds',
  'unknown-field',
  'unknown-letter',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One thing wrong in the files of an edition (зауваження до файла), for the administrator who edits them. */
export interface FileFault<Code extends string = FaultCode> {
  readonly code: Code;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON Pointer into the file; of a diagram, the id of the element. */
  readonly pointer: string;
  readonly text: string;
}

export function faultInWords({ file, line, column, pointer, text }: FileFault<string>): string {
  return `${file}:${line}:${column} ${pointer || '/'}: ${text}`;
}

/** The files are not taken into force: every fault found, not only the first. */
export class FileFaults extends Error {
  /** @param what «Правила», «Раду», «Редакцію»: what is not taken */
  constructor(
    readonly faults: readonly FileFault<string>[],
    what = 'Правила',
  ) {
    super([`${what} не прийнято, помилок: ${faults.length}.`, ...faults.map(faultInWords)].join('\n'));
    this.name = 'FileFaults';
  }
}

/** A file being checked; faults found in it are added to the common list. */
export class CheckedFile {
  private readonly source: JsonSource | null;

  constructor(
    readonly name: string,
    text: string,
    private readonly faults: FileFault[],
  ) {
    this.source = this.read(text);
  }

  private read(text: string): JsonSource | null {
    try {
      return sourceOf(text);
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      const { line, column, pointer, message: text } = error;
      this.faults.push({ code: 'unreadable-file', file: this.name, line, column, pointer, text });
      return null;
    }
  }

  /** The file is JSON; what it says is not checked yet. */
  get readable(): boolean {
    return this.source !== null;
  }

  get value(): unknown {
    return this.source?.value;
  }

  /** The line on which a part stands, or the part it would stand in. */
  lineOf(pointer: string): number {
    return this.source?.lineOf(pointer) ?? 1;
  }

  fault(pointer: string, text: string, code: FaultCode = 'bad-shape'): void {
    const column = this.source?.columnOf(pointer) ?? 1;
    this.faults.push({ code, file: this.name, line: this.lineOf(pointer), column, pointer, text });
  }
}
