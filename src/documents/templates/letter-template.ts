import { inflateRawSync } from 'node:zlib';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { inWords } from '../letters/wording.js';
import { legible } from '../render/plain-words.js';
import { readLetter, type ReadLetter, type Roles, rolesIn } from './read-letter.js';

/** A part of a template in braces, as the library reads it. */
export interface Part {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Part[];
}

/** A file of an archive as it is kept there: the library itself would unpack it however long it is. */
interface Packed {
  readonly _data: { readonly compressionMethod: string; getCompressedContent(this: void): Uint8Array };
}

/** An archive may hold a thousand times its own length; no letter is longer than this. */
const longest = { maxOutputLength: 8_000_000 };

function unpacked(file: Packed | null): string {
  if (file === null) return '';
  const { compressionMethod, getCompressedContent } = file._data;
  const packed = Buffer.from(getCompressedContent());
  return (compressionMethod === '\0\0' ? packed : inflateRawSync(packed, longest)).toString('utf8');
}

const contents = '[Content_Types].xml';
const options = { paragraphLoop: true, linebreaks: true, errorLogging: false } as const;

/** A file of Word with fields in braces (шаблон листа): what of it makes the letter. */
export class LetterTemplate {
  private constructor(
    private readonly main: string,
    private readonly types: string,
    /** The text of the document as the file holds it. */
    readonly xml: string,
    readonly roles: Roles,
  ) {}

  /** Null where the file is no document of Word. */
  static open(bytes: Buffer): LetterTemplate | null {
    try {
      const zip = new PizZip(bytes);
      const read = (path: string): string => unpacked(zip.file(path) as Packed | null);
      const types = read(contents);
      const override = /<Override [^>]*wordprocessingml\.(?:document|template)\.main\+xml[^>]*>/u.exec(types)?.[0];
      const main = override && /PartName="\/([^"]+)"/u.exec(override)?.[1];
      if (main === undefined) return null;
      const template = new LetterTemplate(
        main,
        types,
        read(main),
        rolesIn(read(main.replace(/[^/]+$/u, 'styles.xml'))),
      );
      readLetter(template.xml, template.roles);
      return template;
    } catch {
      // Whatever the libraries say of a file that is none, there is one thing to do about it.
      return null;
    }
  }

  /** The parts in braces. @throws what the library says of braces and sections that do not fit */
  parts(): readonly Part[] {
    let parts: readonly Part[] = [];
    const listening = {
      name: 'parts',
      set: ({ inspect }: { inspect?: { postparsed?: readonly Part[] } }) => {
        parts = inspect?.postparsed ?? parts;
      },
    };
    new Docxtemplater(this.zip(), { ...options, parser, modules: [listening] });
    return parts;
  }

  /** Its words, a paragraph an item. */
  paragraphs(): string[] {
    return this.xml.split('</w:p>').map((one) => one.replace(/<[^>]+>/gu, ''));
  }

  /** In which paragraph of the document some words of it stand, counted from 1. */
  lineOf(words: string): number {
    return this.paragraphs().findIndex((one) => one.includes(words)) + 1 || 1;
  }

  fill(data: object): ReadLetter {
    const filling = new Docxtemplater(this.zip(), { ...options, parser, nullGetter: () => '' });
    filling.render(data);
    return readLetter(filling.getZip().file(this.main)?.asText() ?? '', this.roles);
  }

  /** Only what is filled: pictures, fonts and headers of the file make nothing of a letter. */
  private zip(): PizZip {
    const zip = new PizZip();
    zip.file(contents, this.types);
    zip.file(this.main, this.xml);
    return zip;
  }
}

/** «appeal.your», «questions.any»: a name and what is asked of it; `.` is the item itself. */
const parser = (tag: string) => ({
  get: (scope: unknown): unknown => {
    const path = tag.trim();
    const value = path === '.' ? scope : path.split('.').reduce(within, scope);
    return typeof value === 'string' ? legible(value) : value;
  },
});

function within(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return ofList(value, name);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  // What is not there must not be looked for outside the group.
  return (value as Record<string, unknown>)[name] ?? '';
}

function ofList(items: readonly unknown[], asked: string): unknown {
  switch (asked) {
    case 'any':
      return items.length > 0;
    case 'several':
      return items.length > 1;
    case 'count':
      return String(items.length);
    case 'joined':
      return inWords(items.map(String));
    default:
      return undefined;
  }
}
