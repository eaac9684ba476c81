import { JsonFault, JsonSource } from './json-source.js';

/** One thing wrong in the files of `rules/`, for the administrator who edits them. */
export interface RuleFault {
  readonly file: string;
  readonly line: number;
  /** JSON Pointer into the file. */
  readonly pointer: string;
  readonly text: string;
}

/** The rules are not taken into force: every fault found, not only the first. */
export class RuleFaults extends Error {
  constructor(readonly faults: readonly RuleFault[]) {
    super(
      `Правила не прийнято, помилок: ${faults.length}.\n` +
        faults.map((f) => `${f.file}:${f.line} ${f.pointer || '/'}: ${f.text}`).join('\n'),
    );
    this.name = 'RuleFaults';
  }
}

/** A file of `rules/` being checked; faults found in it are added to the common list. */
export class CheckedFile {
  private readonly source: JsonSource | null;

  constructor(
    readonly name: string,
    text: string,
    private readonly faults: RuleFault[],
  ) {
    this.source = this.read(text);
  }

  private read(text: string): JsonSource | null {
    try {
      return new JsonSource(text);
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      this.faults.push({ file: this.name, line: error.line, pointer: error.pointer, text: error.message });
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

  fault(pointer: string, text: string): void {
    this.faults.push({ file: this.name, line: this.source?.lineOf(pointer) ?? 1, pointer, text });
  }
}
