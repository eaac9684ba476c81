import type { StandardSchemaV1 } from '@standard-schema/spec';
import { z } from 'zod';
import { pointerTo } from '../../../domain/json.js';
import type { FieldFault, Ground } from '../../../domain/problem.js';
import { fieldsAt, nearestField } from './known-fields.js';

type Issue = z.core.$ZodIssue | StandardSchemaV1.Issue;
type Path = readonly (PropertyKey | { readonly key: PropertyKey })[];

/** Where a body speaks of a person: there, and only there, a field too many is a matter of the clause. */
const personal = new Set(['applicant', 'visitor', 'author', 'cosigners', 'companions', 'representative']);
const stepOf = (step: Path[number]): string => String(typeof step === 'object' ? step.key : step);
const isPersonal = (path: Path): boolean => path.some((step) => personal.has(stepOf(step)));

/** A field the body may not have is a matter of law, not of taste: KR 2.5 forbids collecting more than is needed. */
const noMoreThanNeeded: Ground = {
  act: 'kr-225-r-2023',
  clause: '2.5',
  rule: null,
  text: 'Не допускається збирання відомостей про особу, не потрібних для розгляду звернення.',
};

const kinds: Readonly<Record<string, string>> = {
  string: 'текст',
  number: 'число',
  int: 'ціле число',
  boolean: 'так чи ні (true або false)',
  array: 'перелік',
  object: 'об’єкт',
  record: 'об’єкт',
  date: 'дата',
};

const formats: Readonly<Record<string, string>> = {
  uuid: 'ідентифікатор UUID',
  email: 'адреса електронної пошти',
  url: 'адреса URL',
  date: 'дата у вигляді РРРР-ММ-ДД',
  datetime: 'мить у вигляді РРРР-ММ-ДДTГГ:ХХ:ССZ',
};

function sizeSentence(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const bound = issue.code === 'too_big' ? 'не більше' : 'не менше';
  switch (issue.origin) {
    case 'string':
      return issue.code === 'too_small' && limit === 1
        ? 'Поле не може бути порожнім.'
        : `Знаків має бути ${bound} ніж ${limit}.`;
    case 'array':
    case 'set':
      return `Елементів має бути ${bound} ніж ${limit}.`;
    default:
      return `Значення має бути ${bound} ніж ${limit}${issue.inclusive === false ? ' і не рівним йому' : ''}.`;
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Поле обов’язкове.'
        : `Тут має бути ${kinds[issue.expected] ?? issue.expected}.`;
    case 'too_big':
    case 'too_small':
      return sizeSentence(issue);
    case 'invalid_format':
      return `Тут має бути ${formats[issue.format] ?? 'значення встановленого вигляду'}.`;
    case 'invalid_value':
      return `Тут може бути лише: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
    case 'invalid_union':
      return 'Значення не відповідає жодному з дозволених виглядів.';
    case 'not_multiple_of':
      return `Значення має ділитися на ${issue.divisor}.`;
    case 'invalid_key':
    case 'invalid_element':
      return 'Недозволений ключ або елемент.';
    default:
      return issue.message;
  }
}

const pointerOf = (path: Path): string => path.map(stepOf).reduce(pointerTo, '');

/** What the clause is about: a field of a person that is nothing known, and not a known one misspelt. */
const tooMuch = '; зайві відомості про особу не збираються';

/** A field that is there and nobody knows: what was most likely meant, or, about a person, why it is not kept. */
function unknownFields(issue: z.core.$ZodIssueUnrecognizedKeys, schema: unknown): FieldFault[] {
  const known = fieldsAt(schema, issue.path);
  return issue.keys.map((key) => {
    const meant = nearestField(key, known);
    const why = meant === null && isPersonal(issue.path) ? tooMuch : '';
    const hint = meant === null ? '' : ` Можливо, «${meant}»?`;
    return { pointer: pointerOf([...issue.path, key]), detail: `Поле «${key}» не передбачене${why}.${hint}` };
  });
}

/** Zod's own words are English; ours, where a schema gave a sentence, are Ukrainian and stand as they are. */
const isOurs = (message: string): boolean => /[а-яіїєґ]/iu.test(message);
const isZod = (issue: Issue): issue is z.core.$ZodIssue => 'code' in issue;

function faultsOf(issue: Issue, schema: unknown): FieldFault[] {
  if (isZod(issue) && issue.code === 'unrecognized_keys') return unknownFields(issue, schema);
  const detail = isOurs(issue.message) || !isZod(issue) ? issue.message : sentence(issue);
  return [{ pointer: pointerOf(issue.path ?? []), detail }];
}

/** What a schema found, said to a clerk: a sentence and a JSON Pointer for each fault, at most a hundred of them. */
export function explainIssues(
  issues: readonly Issue[],
  schema?: unknown,
): { errors: FieldFault[]; grounds?: Ground[] } {
  const errors = issues.flatMap((issue) => faultsOf(issue, schema)).slice(0, 100);
  return errors.some(({ detail }) => detail.includes(tooMuch)) ? { errors, grounds: [noMoreThanNeeded] } : { errors };
}
