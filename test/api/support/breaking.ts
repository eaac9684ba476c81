import { at, isObject, type Json } from '../../support/document.js';
import type { Promises } from './promises.js';

/** What is sent may demand no more than before; what is answered may give no less. */
type Direction = 'sent' | 'answered';

const entriesOf = (value: unknown): [string, unknown][] => Object.entries(isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const said = (value: unknown, none: string): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : none;
const shown = (values: readonly unknown[]): string => values.map((one) => JSON.stringify(one)).join(', ');

/**
 * Every change by which a program that works with what was promised would fail (зміни, що ламають клієнтів), one
 * sentence each. A client takes fields and words of an answer that it does not know: more of them break nothing.
 */
export function breakingChanges(promised: Promises, now: Promises): string[] {
  return new Comparison(promised, now).run();
}

/** A schema taken apart: each kind of value that it allows, by its type. */
interface Allowed {
  readonly isNull: boolean;
  readonly isAnything: boolean;
  readonly kinds: ReadonlyMap<string, readonly Json[]>;
}

class Comparison {
  private readonly found = new Set<string>();
  private readonly compared = new Set<string>();

  constructor(
    private readonly promised: Promises,
    private readonly now: Promises,
  ) {}

  run(): string[] {
    for (const [place, old] of Object.entries(this.promised.routes)) {
      const route = this.now.routes[place];
      if (route === undefined) this.tell(place, 'the route is gone');
      else this.route(place, old, route);
    }
    const refusal = { $ref: 'Problem' };
    if ('Problem' in this.promised.schemas) this.schemas('Problem', 'answered', refusal, refusal);
    return [...this.found];
  }

  private tell(place: string, what: string): void {
    this.found.add(`${place}: ${what}`);
  }

  private route(place: string, old: Json, now: Json): void {
    if (old['id'] !== now['id'] && !String(old['id']).includes('.'))
      this.tell(place, `the operation ${String(old['id'])} is called ${String(now['id'])}`);
    for (const [name, parameter] of entriesOf(old['parameters'])) {
      const left = at(now, 'parameters', name);
      if (left === undefined) this.tell(place, `the parameter "${name}" is gone`);
      else this.schemas(`${place} ${name}`, 'sent', at(parameter, 'schema'), at(left, 'schema'));
    }
    for (const [name, parameter] of entriesOf(now['parameters']))
      if (at(parameter, 'required') === true && at(old, 'parameters', name, 'required') !== true)
        this.tell(place, `the parameter "${name}" is required now`);
    if (at(now, 'body', 'required') === true && at(old, 'body', 'required') !== true)
      this.tell(place, 'a body is required now');
    this.contents(place, 'sent', at(old, 'body', 'content'), at(now, 'body', 'content'));
    for (const [status, answer] of entriesOf(old['answers'])) {
      const left = at(now, 'answers', status);
      if (left === undefined) this.tell(place, `the answer ${status} is gone`);
      else {
        const headers = listOf(at(left, 'headers'));
        for (const name of listOf(at(answer, 'headers')))
          if (!headers.includes(name)) this.tell(place, `the answer ${status} has no header ${String(name)} any more`);
        this.contents(place, 'answered', at(answer, 'content'), at(left, 'content'));
      }
    }
  }

  private contents(place: string, direction: Direction, old: unknown, now: unknown): void {
    for (const [media, schema] of entriesOf(old)) {
      const left = at(now, media);
      if (left === undefined) this.tell(place, `${media} is not ${direction} any more`);
      else this.schemas(`${place} ${direction}`, direction, schema, left);
    }
  }

  private schemas(place: string, direction: Direction, oldSchema: unknown, newSchema: unknown): void {
    const name = nameOf(oldSchema);
    if (name !== null) {
      const pair = `${direction} ${name} ${JSON.stringify(newSchema)}`;
      if (this.compared.has(pair)) return;
      this.compared.add(pair);
    }
    const here = name === null ? place : `${name} ${direction}`;
    const old = allowedBy(oldSchema, this.promised.schemas);
    const now = allowedBy(newSchema, this.now.schemas);
    if (old.isAnything || now.isAnything) {
      if (direction === 'sent' ? !now.isAnything : !old.isAnything)
        this.tell(here, now.isAnything ? 'may be anything now' : 'may not be anything any more');
      return;
    }
    const [narrow, wide] = direction === 'sent' ? [old, now] : [now, old];
    const verb = direction === 'sent' ? 'may not be' : 'may be';
    const since = direction === 'sent' ? 'any more' : 'now';
    if (narrow.isNull && !wide.isNull) this.tell(here, `${verb} null ${since}`);
    for (const kind of narrow.kinds.keys())
      if (!wide.kinds.has(kind) && !(kind === 'integer' && wide.kinds.has('number')))
        this.tell(here, `${verb} of type ${kind} ${since}`);
    for (const [kind, olds] of old.kinds)
      for (const [one, other] of pairsOf(olds, now.kinds.get(kind) ?? [])) {
        if (other === undefined) {
          if (direction === 'sent')
            this.tell(here, `may not be ${shown(kindWord(one)) || `one of several ${kind}s`} any more`);
        } else if (kind === 'object') this.objects(here, direction, one, other);
        else if (kind === 'array') this.schemas(`${here}[]`, direction, one['items'] ?? {}, other['items'] ?? {});
        else this.values(here, direction, one, other);
      }
    if (direction === 'sent') this.limits(here, old, now);
  }

  private objects(place: string, direction: Direction, old: Json, now: Json): void {
    const field = (name: string): string => place.replace(/( sent| answered|)$/, `.${name}$1`);
    const [wasRequired, isRequired] = [listOf(old['required']), listOf(now['required'])];
    for (const [name, schema] of entriesOf(old['properties'])) {
      const left = at(now, 'properties', name);
      if (left !== undefined) this.schemas(field(name), direction, schema, left);
      else if (direction === 'answered' || now['additionalProperties'] === false) this.tell(field(name), 'is gone');
      if (direction === 'answered' && left !== undefined && wasRequired.includes(name) && !isRequired.includes(name))
        this.tell(field(name), 'may be missing now');
    }
    if (direction === 'sent')
      for (const name of isRequired) if (!wasRequired.includes(name)) this.tell(field(String(name)), 'is required now');
    const [others, othersNow] = [old['additionalProperties'], now['additionalProperties']];
    if (isObject(others) && isObject(othersNow)) this.schemas(`${place}{}`, direction, others, othersNow);
  }

  private values(place: string, direction: Direction, old: Json, now: Json): void {
    const [words, wordsNow] = [wordsOf(old), wordsOf(now)];
    const gone = words?.filter((word) => wordsNow && !wordsNow.includes(word)) ?? [];
    if (direction === 'sent' && gone.length > 0) this.tell(place, `may not be ${shown(gone)} any more`);
    if (direction === 'sent' && !words && wordsNow) this.tell(place, `may only be ${shown(wordsNow)} now`);
    if (direction === 'answered' && words && !wordsNow) this.tell(place, 'may be any word now');
    if ('const' in old && direction === 'answered' && gone.length > 0)
      this.tell(place, `is ${shown(wordsNow ?? [])} now, and not ${shown(gone)}`);
    const [narrow, wide] = direction === 'sent' ? [now, old] : [old, now];
    if (narrow['format'] !== undefined && narrow['format'] !== wide['format'])
      this.tell(place, `the format is ${said(now['format'], 'any')} now, and not ${said(old['format'], 'any')}`);
  }

  private limits(place: string, { kinds }: Allowed, now: Allowed): void {
    for (const [kind, [old]] of kinds) {
      const [next] = now.kinds.get(kind) ?? [];
      if (!old || !next) continue;
      for (const name of ['maxLength', 'maximum', 'maxItems', 'minLength', 'minimum', 'minItems']) {
        const [before, after] = [old[name], next[name]];
        if (typeof after !== 'number') continue;
        const isTighter = typeof before !== 'number' || (name.startsWith('max') ? after < before : after > before);
        if (isTighter) this.tell(place, `${name} is ${after} now, and not ${said(before, 'open')}`);
      }
      if (next['pattern'] !== undefined && next['pattern'] !== old['pattern'])
        this.tell(place, `the pattern is ${said(next['pattern'], 'any')} now`);
    }
  }
}

/** What a schema is called, though it may be null besides. */
function nameOf(schema: unknown): string | null {
  const names = [schema, ...listOf(at(schema, 'anyOf'))]
    .map((one) => at(one, '$ref'))
    .filter((one) => one !== undefined);
  return names.length === 1 && typeof names[0] === 'string' ? names[0] : null;
}

function allowedBy(schema: unknown, components: Readonly<Record<string, Json>>): Allowed {
  const kinds = new Map<string, Json[]>();
  let [isNull, isAnything] = [false, false];
  const take = (one: unknown): void => {
    const name = at(one, '$ref');
    const found = typeof name === 'string' ? components[name] : one;
    const alternatives = at(found, 'anyOf') ?? at(found, 'oneOf');
    if (Array.isArray(alternatives)) return alternatives.forEach(take);
    if (!isObject(found)) return;
    const types = typesOf(found);
    if (types.length === 0) isAnything = true;
    for (const type of types)
      if (type === 'null') isNull = true;
      else kinds.set(type, [...(kinds.get(type) ?? []), found]);
  };
  take(schema);
  return { isNull, isAnything, kinds };
}

function typesOf(schema: Json): readonly string[] {
  const { type } = schema;
  if (type !== undefined) return (Array.isArray(type) ? type : [type]).map(String);
  const words = wordsOf(schema);
  return words ? [...new Set(words.map((word) => (word === null ? 'null' : typeof word)))] : [];
}

const wordsOf = (schema: Json): readonly unknown[] | null =>
  'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) ? schema['enum'] : null;

/** The word by which one of several objects is told from the others. */
const kindWord = (schema: Json): readonly unknown[] =>
  entriesOf(schema['properties']).flatMap(([, inner]) =>
    at(inner, 'const') === undefined ? [] : [at(inner, 'const')],
  );

/** Each alternative with the one that took its place: the same, or the one told from the others by the same word. */
function pairsOf(old: readonly Json[], now: readonly Json[]): [Json, Json | undefined][] {
  if (old.length === 1 && now.length === 1) return old.map((one) => [one, now[0]]);
  return old.map((one, place) => {
    const same = now.find((other) => JSON.stringify(other) === JSON.stringify(one));
    const word = shown(kindWord(one));
    return [one, same ?? (word === '' ? now[place] : now.find((other) => shown(kindWord(other)) === word))];
  });
}
