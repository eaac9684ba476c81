/** Deeper nesting than this is nobody's rule: it is an attack on the reader. */
const maxDepth = 32;
const maxLength = 2_000_000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\n\r\t]+|\\.)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;
const literals = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A file that is not JSON we accept, with the line where reading stopped. */
export class JsonFault extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly pointer: string,
  ) {
    super(message);
  }
}

/** One key of a JSON Pointer (RFC 6901). */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * A JSON file as an administrator wrote it: its value, and on which line each part stands.
 *
 * Stricter than `JSON.parse`: a key written twice is a fault (the second would silently win), keys
 * that reach into JavaScript's own objects are a fault, and nesting is bounded.
 */
export class JsonSource {
  readonly value: unknown;
  private readonly offsets = new Map<string, number>();
  private at = 0;

  constructor(private readonly text: string) {
    if (text.length > maxLength) throw new JsonFault('Файл завеликий (понад 2 МБ).', 1, '');
    this.value = this.readValue('', 0);
    if (this.text.slice(this.at).trim() !== '') this.fail('Після кінця документа є зайвий текст.', '');
  }

  lineOf(pointer: string): number {
    for (let p = pointer; ; p = p.slice(0, p.lastIndexOf('/'))) {
      const offset = this.offsets.get(p);
      if (offset !== undefined) return this.lineAt(offset);
      if (p === '') return 1;
    }
  }

  private lineAt(offset: number): number {
    let line = 1;
    for (let i = this.text.indexOf('\n'); i !== -1 && i < offset; i = this.text.indexOf('\n', i + 1)) line++;
    return line;
  }

  private fail(message: string, pointer: string): never {
    throw new JsonFault(message, this.lineAt(this.at), pointer);
  }

  private next(pointer: string): RegExpExecArray {
    token.lastIndex = this.at;
    const match = token.exec(this.text);
    if (!match) this.fail('Це не JSON: перевірте кому, лапки або дужку на цьому рядку чи перед ним.', pointer);
    this.at = token.lastIndex;
    return match;
  }

  private readValue(pointer: string, depth: number): unknown {
    if (depth > maxDepth) this.fail(`Вкладеність понад ${maxDepth} рівні.`, pointer);
    const match = this.next(pointer);
    this.offsets.set(pointer, this.at - 1);
    const [, mark, text, digits, literal] = match;
    if (mark === '{') return this.readObject(pointer, depth);
    if (mark === '[') return this.readArray(pointer, depth);
    if (text !== undefined) return this.readText(text, pointer);
    if (digits !== undefined) return Number(digits);
    if (literal !== undefined) return literals.get(literal);
    return this.fail(`Тут очікувалося значення, а стоїть «${mark}».`, pointer);
  }

  private readText(text: string, pointer: string): string {
    try {
      return String(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError)
        this.fail('У тексті недозволений знак або хибна послідовність після «\\».', pointer);
      throw error;
    }
  }

  private readObject(pointer: string, depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let first = true; ; first = false) {
      const match = this.next(pointer);
      if (first && match[1] === '}') return object;
      if (match[2] === undefined) this.fail('Тут очікувалася назва поля в лапках.', pointer);
      const key = this.readText(match[2], pointer);
      const keyPointer = pointerTo(pointer, key);
      if (forbiddenKeys.has(key)) this.fail(`Назва «${key}» заборонена.`, keyPointer);
      if (Object.hasOwn(object, key)) this.fail(`Поле «${key}» записано двічі.`, keyPointer);
      if (this.next(keyPointer)[1] !== ':') this.fail('Після назви поля має стояти двокрапка.', keyPointer);
      object[key] = this.readValue(keyPointer, depth + 1);
      if (this.endsWith('}', pointer)) return object;
    }
  }

  private readArray(pointer: string, depth: number): unknown[] {
    const array: unknown[] = [];
    const before = this.at;
    if (this.next(pointer)[1] === ']') return array;
    this.at = before;
    for (;;) {
      array.push(this.readValue(pointerTo(pointer, array.length), depth + 1));
      if (this.endsWith(']', pointer)) return array;
    }
  }

  private endsWith(closing: string, pointer: string): boolean {
    const mark = this.next(pointer)[1];
    if (mark === closing) return true;
    if (mark !== ',') this.fail(`Тут очікувалася кома або «${closing}».`, pointer);
    return false;
  }
}
