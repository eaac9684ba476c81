import { XmlDocument, XmlParseError } from 'libxml2-wasm';
import { EngineFault } from '../fault.js';

/** A file that breaks the grammar of XML itself, and where: line and column count from one. */
export class NotWellFormed extends EngineFault {
  constructor(
    readonly reason: string,
    readonly line: number,
    readonly column: number,
  ) {
    super('DIAGRAM_REFUSED', `not well-formed XML at ${line}:${column}: ${reason}`);
  }
}

/**
 * Reads a file as strictly as the standard asks (правильно побудований XML). The reader of diagrams itself is
 * lenient: it would take a bare «&», an unknown entity or a control character, and whoever is served the file
 * later could not open it.
 *
 * @throws NotWellFormed
 */
export function checkWellFormed(xml: string): void {
  try {
    XmlDocument.fromString(xml).dispose();
  } catch (cause) {
    if (!(cause instanceof XmlParseError)) throw cause;
    const [first] = cause.details;
    throw new NotWellFormed((first?.message ?? cause.message).trim(), first?.line ?? 1, first?.col ?? 1);
  }
}
