import { counted } from '../../domain/plural.js';

/** A unit as it is counted, «1 день, 2 дні, 5 днів», and «не менше 1 дня». */
interface UnitForms {
  readonly counted: readonly [one: string, few: string, many: string];
  readonly ofOne: string;
}

const unit = (one: string, few: string, many: string, ofOne: string): UnitForms => ({
  counted: [one, few, many],
  ofOne,
});

/** Units of `rules/`, where they are written as they are counted in many: «днів». */
const forms: readonly UnitForms[] = [
  unit('день', 'дні', 'днів', 'дня'),
  unit('робочий день', 'робочі дні', 'робочих днів', 'робочого дня'),
  unit('місяць', 'місяці', 'місяців', 'місяця'),
  unit('рік', 'роки', 'років', 'року'),
  unit('година', 'години', 'годин', 'години'),
  unit('хвилина', 'хвилини', 'хвилин', 'хвилини'),
  unit('сантиметр', 'сантиметри', 'сантиметрів', 'сантиметра'),
  unit('особа', 'особи', 'осіб', 'особи'),
];

const formsOf = (written: string | undefined) => forms.find(({ counted: [, , many] }) => many === written);

/** A number with its unit in the right form: «1 місяць», «15 днів»; a unit nobody counts in stands as written. */
export function quantity(value: number, written: string | undefined): string {
  const known = formsOf(written);
  if (known) return counted(value, known.counted);
  return written === undefined ? String(value) : `${value} ${written}`;
}

/** The same after «не менше», «від» and «до», which ask for the genitive: «121 хвилини», «15 днів». */
export function genitiveQuantity(value: number, written: string | undefined): string {
  const known = formsOf(written);
  if (!known) return quantity(value, written);
  const [, , many] = known.counted;
  return counted(value, [known.ofOne, many, many]);
}

/** The value of a parameter beside its label: the unit only where it is counted in («15:00», «10 днів»). */
export function parameterInWords(value: number | string, written: string | undefined): string {
  return typeof value === 'number' && formsOf(written) ? quantity(value, written) : String(value);
}
