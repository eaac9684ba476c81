import { choice, text, type View, view } from '../../../platform/http/index.js';

/** What has become of something. */
export const changeKind = choice('EditionChangeKind', 'Що з файлом.', ['added', 'changed', 'removed']);

/** One thing that one edition has otherwise than another, in words. */
export const EditionChangeView = view('EditionChange', 'Одна відмінність.', {
  change: changeKind,
  text: text('Що саме, словами').meta({
    examples: ['завдання «Погодити» (agree-reply): форма agree-reply → approve-reply'],
  }),
});
export type Change = View<typeof EditionChangeView>;

/** Values of something by where in it they stand. */
export type Flat = ReadonlyMap<string, string>;

/** What of two things under one name differs, each value in words; empty where nothing does. */
export function valuesChanged(was: Flat, becomes: Flat, wordOf: (path: string) => string): readonly string[] {
  const paths = [...new Set([...was.keys(), ...becomes.keys()])];
  return paths.flatMap((path) => {
    const [before, after] = [was.get(path), becomes.get(path)];
    return before === after ? [] : [`${wordOf(path)}: ${shown(before)} → ${shown(after)}`];
  });
}

const shown = (value: string | undefined): string => (value === undefined ? 'немає' : `«${value}»`);
