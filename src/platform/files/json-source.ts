import { pointerTo } from '../../domain/json.js';

/** Deeper nesting than this is nobody's rule: it is an attack on the reader. */
const maxDepth = 32;
const maxLength = 2_000_000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const token =
  /[ \t\r\n]*(?:([{}[\],:])|("[^"\\\n\r\t]*(?:\\.[^"\\\n\r\t]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;
/** What no keyboard gives and no eye sees: control and format marks, such as those that turn the writing round. */
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}]/u;
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
    readonly column: number,
    readonly pointer: string,
  ) {
    super(message);
  }
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
  private readonly lineStarts: number[] = [0];
  private at = 0;

  constructor(private readonly text: string) {
    if (text.length > maxLength) throw new JsonFault('Файл завеликий (понад 2 МБ).', 1, 1, '');
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.lineStarts.push(i + 1);
    this.checkEncoding();
    this.value = this.readValue('', 0);
    if (this.text.slice(this.at).trim() !== '') this.fail('Після кінця документа є зайвий текст.', '');
  }

  lineOf(pointer: string): number {
    return this.lineAt(this.offsetOf(pointer));
  }

  /** The sign of its line, counted from 1, at which a part begins. */
  columnOf(pointer: string): number {
    return this.columnAt(this.offsetOf(pointer));
  }

  private offsetOf(pointer: string): number {
    for (let p = pointer; ; p = p.slice(0, p.lastIndexOf('/'))) {
      const offset = this.offsets.get(p);
      if (offset !== undefined) return offset;
      if (p === '') return 0;
    }
  }

  private columnAt(offset: number): number {
    return offset - (this.lineStarts[this.lineAt(offset) - 1] ?? 0) + 1;
  }

  private lineAt(offset: number): number {
    let [low, high] = [0, this.lineStarts.length];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  private checkEncoding(): void {
    if (this.text.trim() === '') this.fail('Файл порожній.', '');
    if (this.text.startsWith('\ufeff'))
      this.fail('На початку файла стоїть невидимий знак BOM; збережіть файл у кодуванні UTF-8 без BOM.', '');
    this.at = this.text.indexOf('\0');
    if (this.at !== -1) this.fail('У файлі є знак NUL; збережіть файл у кодуванні UTF-8.', '');
    // The decoder puts this mark where the bytes were no UTF-8.
    this.at = this.text.indexOf('\ufffd');
    if (this.at !== -1) this.fail('Файл не в кодуванні UTF-8; збережіть його як UTF-8.', '');
    this.at = 0;
  }

  private fail(message: string, pointer: string): never {
    throw new JsonFault(message, this.lineAt(this.at), this.columnAt(this.at), pointer);
  }

  private next(pointer: string): RegExpExecArray {
    token.lastIndex = this.at;
    const match = token.exec(this.text);
    if (!match) this.failAtNext(pointer);
    this.at = token.lastIndex;
    return match;
  }

  /** Fails where the unreadable part begins, not where the one before it ended. */
  private failAtNext(pointer: string): never {
    const rest = this.text.slice(this.at).search(/[^ \t\r\n]/);
    if (rest === -1) {
      this.at = this.text.length;
      this.fail('Файл обривається: документ не закінчено.', pointer);
    }
    this.at += rest;
    this.fail('Це не JSON: перевірте кому, лапки або дужку на цьому рядку чи перед ним.', pointer);
  }

  private readValue(pointer: string, depth: number): unknown {
    if (depth > maxDepth) this.fail(`Вкладеність понад ${maxDepth} рівні.`, pointer);
    const match = this.next(pointer);
    const [, mark, text, digits, literal] = match;
    this.offsets.set(pointer, this.at - (mark ?? text ?? digits ?? literal ?? '').length);
    if (mark === '{') return this.readObject(pointer, depth);
    if (mark === '[') return this.readArray(pointer, depth);
    if (text !== undefined) return this.readText(text, pointer);
    if (digits !== undefined) return Number(digits);
    if (literal !== undefined) return literals.get(literal);
    return this.fail(`Тут очікувалося значення, а стоїть «${mark}».`, pointer);
  }

  private readText(token: string, pointer: string): string {
    const text = this.unescape(token, pointer);
    const [mark] = unseen.exec(text) ?? [];
    if (mark !== undefined) this.fail(`У тексті є невидимий знак ${codeOf(mark)}; приберіть його.`, pointer);
    if (/\p{Cs}/u.test(text)) this.fail('У тексті є половина знака (окремий сурогат UTF-16).', pointer);
    if (text !== text.normalize('NFC'))
      this.fail('У тексті літеру складено з двох знаків (як «и» і дужка замість «й»); наберіть її заново.', pointer);
    return text;
  }

  private unescape(token: string, pointer: string): string {
    try {
      return String(JSON.parse(token));
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

function codeOf(mark: string): string {
  return `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
