import { sameForTheEye, soundKey } from './letters.js';
import { told } from '../told.js';
import { inDigits } from './ordinals.js';
import { anyStreetKind, streetKindOf, type StreetKind } from './street-kinds.js';

/**
 * A place of residence in the parts by which two spellings are compared (місце проживання). A part that was
 * not written is null: it agrees with anything. A street renamed since is another street: no list is kept.
 */
export interface Address {
  readonly settlement: string | null;
  readonly streetKind: StreetKind | null;
  /** Words of the street's name, by their sound. */
  readonly street: readonly string[];
  readonly house: string | null;
  readonly flat: string | null;
}

const letterAfterNumber = String.raw`[а-яєґії](?![\p{L}])`;
const houseNumber = String.raw`\d+(?:\s*[-/]?\s*${letterAfterNumber})?(?:\s*/\s*\d+(?:${letterAfterNumber})?)?`;
const houseAndFlat = String.raw`\d+\s*-\s*\d+`;
const settlement = String.raw`(?<!\p{L})(?:місто|город|селище|село|смт|пгт|м|г|с)(?:\.\s*|\s+)(?!-)`;

const flatMark = marked('квартира|кварт|кв|кімната|кім|комната');
const blockMark = marked('корпус|корп');
const houseMark = marked('будинок|буд|дом|б|д');
const postcode = /(?<!\d)\d{5}(?!\d)/gu;
const regionPiece =
  /(?<!\p{L})(?:україна|украина|обл(?:асть|асті|асти)?|р-н|район[уа]?|(?:територіальна |міська |сільська |селищна )?громада|отг|тг)(?!\p{L})/u;
const townPiece = new RegExp(`^${settlement}(.+)$`, 'u');
const numberPiece = new RegExp(`^(?:${houseNumber}|${houseAndFlat})$`, 'u');
const townThenStreet = new RegExp(`(${settlement}[^,;]+?)\\s+((?:${anyStreetKind})(?:\\.|\\s))`, 'u');
const streetMark = new RegExp(`(?<!\\p{L})(?:${anyStreetKind})(?!\\p{L})\\.?`, 'u');
const nameThenNumber = new RegExp(`^(.*\\p{L}[\\p{L}.]*\\s+)(${houseNumber}|${houseAndFlat})$`, 'u');
/** «8-го Березня», «5-й Зарічний», «7-й мкр»: how a number is declined is no part of a name. */
const ordinal =
  /^(\d+)(?:\s*-\s*(?:го|ого|ий|ій|й|ша|ше|га|ге|тя|тє|та|те|ма|ме|а|е|я)|(?:го|ого|ий|ій|й))(?=\s+\p{L}{3}|$)/u;
const titles = new Set(
  ['академіка', 'академика', 'генерала', 'маршала', 'професора', 'імені', 'ім', 'им', 'героя'].map(soundKey),
);

/** An address longer than this was never written by a person. */
const longest = 400;

/** Takes an address apart as people write it, in whatever order. */
export function parseAddress(written: string): Address {
  const text = told(written) ?? '';
  const marks = takeMarkedNumbers(
    sameForTheEye(text.slice(0, longest)).replaceAll(/\s+/gu, ' ').replaceAll(postcode, ' '),
  );
  const found = new Findings();
  for (const piece of piecesOf(marks.rest)) found.add(piece, marks.house === null);
  const numbers = marks.house === null ? found.numbers : [marks.house, ...found.numbers];
  const [house = null, flat = null] = numbers;
  return {
    settlement: found.town,
    streetKind: found.streetKind,
    street: found.street,
    house: house === null || marks.block === null ? house : `${house}к${marks.block}`,
    flat: marks.flat ?? flat,
  };
}

interface MarkedNumbers {
  readonly rest: string;
  readonly flat: string | null;
  readonly block: string | null;
  readonly house: string | null;
}

/** Numbers that say what they are: «буд. 12», «кв. 5», «корп. 2». */
function takeMarkedNumbers(text: string): MarkedNumbers {
  let rest = text;
  const take = (mark: RegExp): string | null => {
    const found = mark.exec(rest)?.[1];
    if (found === undefined) return null;
    rest = rest.replace(mark, ' , ');
    return compact(found);
  };
  const [flat, block, house] = [take(flatMark), take(blockMark), take(houseMark)];
  return { rest, flat, block, house };
}

/** What the pieces between commas turned out to be, read one after another. */
class Findings {
  town: string | null = null;
  streetKind: StreetKind | null = null;
  street: readonly string[] = [];
  /** Numbers without a mark, as they stand: the house, then the flat. */
  readonly numbers: string[] = [];

  add(piece: string, houseUnmarked: boolean): void {
    const town = townPiece.exec(piece)?.[1];
    if (town !== undefined) this.#addTown(town, houseUnmarked && this.numbers.length === 0);
    else if (numberPiece.test(piece)) this.numbers.push(...houseThenFlat(piece));
    else this.#addStreet(piece, houseUnmarked && this.numbers.length === 0);
  }

  /** A village may have no streets: «с. Широке, 12», «с. Широке 12». */
  #addTown(town: string, mayHoldHouse: boolean): void {
    const tail = mayHoldHouse ? nameThenNumber.exec(town) : null;
    this.town = soundKey((tail?.[1] ?? town).replaceAll(/[^\p{L}]/gu, ''));
    if (tail?.[2] !== undefined) this.numbers.push(...houseThenFlat(tail[2]));
  }

  #addStreet(piece: string, mayHoldHouse: boolean): void {
    const kind = streetKindOf(piece);
    const known = this.street.length > 0;
    if (known && kind === null && (this.streetKind !== null || !mayHoldHouse)) return;
    // Of two names without a mark the first was the town.
    if (known && this.streetKind === null) this.town ??= this.street.join('');
    const bare = piece.replace(streetMark, ' ').trim().replace(ordinal, '$1');
    const tail = mayHoldHouse ? nameThenNumber.exec(bare) : null;
    this.streetKind = kind;
    this.street = wordsOfName(tail?.[1] ?? bare);
    if (tail?.[2] !== undefined) this.numbers.push(...houseThenFlat(tail[2]));
  }
}

/** Pieces between commas; a town and a street without a comma between them are parted first. */
function piecesOf(text: string): string[] {
  return text
    .replace(townThenStreet, '$1, $2')
    .split(/[,;]/u)
    .map((piece) => piece.trim().replace(/[.\s]+$/u, ''))
    .filter((piece) => piece !== '' && !regionPiece.test(piece));
}

function wordsOfName(name: string): string[] {
  return (
    name
      // «Зарічний-5» is «5 Зарічний».
      .split(/[\s.]+|(?<=\p{L})-(?=\d+$)/u)
      .map((word) =>
        inDigits(
          soundKey(word)
            .replace(/ая$/u, 'а')
            .replaceAll(/[^\p{L}\d]/gu, ''),
        ),
      )
      .filter((word) => word !== '' && !titles.has(word))
  );
}

/** «12-5» is house 12, flat 5; «12-а» is one house. */
function houseThenFlat(text: string): string[] {
  return text.split(/(?<=\d)\s*-\s*(?=\d)/u).map(compact);
}

function compact(text: string): string {
  return text.replaceAll(/\s+/gu, '').replace(/(\d)[-/](?=\p{L})/u, '$1');
}

function marked(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${words})\\.?\\s*№?\\s*(${houseNumber})(?![\\p{L}\\d])`, 'u');
}
