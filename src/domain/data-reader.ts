import { isJsonObject } from './json.js';
import { isPlainDate, type PlainDate } from './plain-date.js';
import { Problem } from './problem.js';

/**
 * Reads a data file that a customer edits (calendar, classifier) and refuses it with the place of the
 * fault: a list of holidays that is silently half read would move the terms of a whole town.
 *
 * @throws BODY_INVALID with a JSON Pointer to the faulty value
 */
export class DataReader {
  constructor(
    private readonly value: unknown,
    private readonly pointer = '',
  ) {}

  field(name: string): DataReader {
    const value = this.value;
    if (!isJsonObject(value)) return this.refuse('тут має бути об’єкт');
    return new DataReader(value[name], `${this.pointer}/${name}`);
  }

  /** Refuses misspelt fields: `form` for `from` must not pass as a holiday without a beginning. */
  only(...names: readonly string[]): this {
    const value = this.value;
    if (!isJsonObject(value)) return this.refuse('тут має бути об’єкт');
    const stranger = Object.keys(value).find((key) => !names.includes(key));
    return stranger === undefined ? this : this.refuse(`невідоме поле «${stranger}»; тут бувають ${names.join(', ')}`);
  }

  items<T>(read: (item: DataReader) => T): readonly T[] {
    const value = this.value;
    if (!Array.isArray(value)) return this.refuse('тут має бути список');
    return value.map((item, place) => read(new DataReader(item, `${this.pointer}/${place}`)));
  }

  get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  optional<T>(read: (present: this) => T): T | null {
    return this.absent ? null : read(this);
  }

  text(): string {
    return typeof this.value === 'string' && this.value.trim() !== '' ? this.value : this.refuse('тут має бути текст');
  }

  flag(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.refuse('тут має бути true або false');
  }

  whole(from: number, to: number): number {
    const value = this.value;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
    return this.refuse(`тут має бути ціле число від ${from} до ${to}`);
  }

  day(): PlainDate {
    return isPlainDate(this.value) ? this.value : this.refuse('тут має бути день РРРР-ММ-ДД');
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const chosen = choices.find((choice) => choice === this.value);
    return chosen ?? this.refuse(`тут має бути одне з: ${choices.join(', ')}`);
  }

  /** A half-open span of force; an end before the beginning is refused. */
  span(): { readonly from: PlainDate; readonly to: PlainDate | null } {
    const from = this.field('from').day();
    const to = this.field('to').optional((end) => end.day());
    return to !== null && to <= from ? this.refuse('строк дії закінчується раніше, ніж починається') : { from, to };
  }

  refuse(detail: string): never {
    throw new Problem('BODY_INVALID', {
      detail: `Дані не прочитано (${this.pointer === '' ? '/' : this.pointer}): ${detail}.`,
      errors: [{ pointer: this.pointer, detail }],
    });
  }
}
