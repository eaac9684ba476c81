import { perhaps } from '../../platform/files/index.js';

/** The words that a form and its checks know, by where they stand. */
interface KnownWords {
  readonly ofComponent: ReadonlySet<string>;
  readonly ofProperties: ReadonlySet<string>;
  readonly ofOption: ReadonlySet<string>;
}

interface UnknownWord {
  readonly path: (string | number)[];
  readonly message: string;
}

const ofForm = new Set(['id', 'title', 'type', 'components', 'schemaVersion', 'exporter', 'executionPlatform']);

/** What the form editor writes for the screen: an answer does not depend on it. */
const ofScreen = [
  ...['id', 'description', 'layout', 'appearance', 'conditional', 'defaultValue', 'disabled', 'readonly'],
  ...['dateLabel', 'timeLabel', 'timeInterval', 'use24h', 'disallowPassedDates', 'searchable', 'increment'],
  ...['text', 'content', 'height', 'action', 'source', 'alt', 'showOutline', 'verticalAlignment'],
  ...['defaultRepetitions', 'allowAddRemove', 'disableCollapse', 'nonCollapsedItems', 'isRepeating'],
];

/** Words of a form that nobody reads (невідомі слова форми): a clause or a hint under one would be lost unseen. */
export function unknownWords(form: { readonly components: readonly object[] }, known: KnownWords): UnknownWord[] {
  const ofComponent = new Set([...known.ofComponent, ...ofScreen]);
  const within = (components: readonly object[], path: (string | number)[]): UnknownWord[] =>
    components.flatMap((component, at) => {
      const here = [...path, 'components', at];
      const members = new Map<string, unknown>(Object.entries(component));
      const own = members.get('properties');
      return [
        ...strangers(component, ofComponent, here),
        ...(isHolder(own) ? strangers(own, known.ofProperties, [...here, 'properties']) : []),
        ...holdersIn(members.get('values')).flatMap((option) => strangers(option, known.ofOption, [...here, 'values'])),
        ...within(holdersIn(members.get('components')), here),
      ];
    });
  return [...strangers(form, ofForm, []), ...within(form.components, [])];
}

function strangers(holder: object, known: ReadonlySet<string>, path: (string | number)[]): UnknownWord[] {
  return Object.keys(holder)
    .filter((word) => !known.has(word))
    .map((word) => ({ path, message: `Невідома властивість «${word}».${perhaps(word, known)}` }));
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;
const holdersIn = (value: unknown): object[] => (Array.isArray(value) ? value.filter(isHolder) : []);
