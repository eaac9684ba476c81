/** Something that the demonstration did not expect of the service (несподіванка): it ends with exit code 1. */
export class Surprise extends Error {
  constructor(what: string, details?: unknown) {
    super(details === undefined ? what : `${what}\n${JSON.stringify(details, null, 2)}`);
    this.name = 'Surprise';
  }
}
