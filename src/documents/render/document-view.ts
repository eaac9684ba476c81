import type { PlainDate } from '../../domain/plain-date.js';
import type { Sheet } from '../sheet.js';

/** To whom a letter goes (адресат). The name stands as it is to be printed: «Управлінню …», «Коваленко М. І.». */
export interface Addressee {
  readonly name: string;
  readonly address: string | null;
  readonly email: string | null;
  /** A body or an official, whose name is no secret of a citizen: tasks may say it. */
  readonly isOfficial?: boolean;
}

/** Why a letter is sent to nobody (відкликання): since when, by whose act, and what for, as its face says it. */
export interface Withdrawal {
  readonly on: PlainDate;
  /** The name of whoever took it back, or by whose act it was. */
  readonly by: string;
  /** A clause that goes on after a colon: «строк продовжено ще раз». */
  readonly why: string;
}

/** All that a reader sees of a document: its sheet, and what signing added. */
export interface DocumentFace {
  readonly organisation: string;
  readonly sheet: Sheet;
  readonly addressee: Addressee | null;
  readonly number: string | null;
  readonly signedOn: PlainDate | null;
  /** The post that signs and, once signed, the name of whoever did. */
  readonly signature: { readonly title: string; readonly name: string | null } | null;
  /** Nobody has signed it yet: the paper says so where its number will stand. */
  readonly isDraft?: boolean;
  /** It was taken back: the paper says so above its number; `null` where nobody kept by whom and why. */
  readonly withdrawal?: Withdrawal | null;
  /** The citizen was told it instead: the paper says how, when and by whom, and is no draft. */
  readonly told?: { readonly how: string; readonly on: PlainDate; readonly by: string };
  /** It is printed to be signed by hand: its date and number will be written into the blank line. */
  readonly isToSign?: boolean;
}

/** A card or a list drawn up for a reader: nobody signs or numbers it, and it goes to nobody. */
export function unsigned(organisation: string, sheet: Sheet): DocumentFace {
  return { organisation, sheet, addressee: null, number: null, signedOn: null, signature: null };
}
