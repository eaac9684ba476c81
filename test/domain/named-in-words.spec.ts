import { expect, it } from 'vitest';
import { type Nameable, namedIn } from '../../src/domain/matching/named-in-words.js';

const one = (id: string, name: string, more: Partial<Nameable> = {}): Nameable => {
  return { id, name, family: id, alsoCalled: [], holders: [], ...more };
};
const council: readonly Nameable[] = [
  one('mayor', 'Секретар міської ради – виконуючий обов’язки міського голови', {
    alsoCalled: ['мер', 'міський голова'],
  }),
  one('affairs', 'Керуюча справами виконкому міської ради', { holders: ['Шовкун Ольга Василівна'] }),
  one('housing-deputy', 'Заступник міського голови з питань житлово-комунального господарства'),
  one('education', 'департамент освіти і науки'),
  one('education-head', 'Директор департаменту освіти і науки', { family: 'education' }),
  one('water', 'Комунальне підприємство «Кривбасводоканал»'),
  one('police', 'Криворізьке районне управління поліції'),
  one('pensions', 'Головне управління Пенсійного фонду України'),
  ...['north', 'south', 'east', 'west'].map((side) => one(side, `управління ${side} району`)),
];
const named = (said: string) =>
  namedIn(said, council, 'Виконавчий комітет Криворізької міської ради').map(({ id }) => id);

it.each([
  ['мер', ['mayor']],
  ['скаржуся на мера', ['mayor']],
  ['в. о. міського голови', ['mayor', 'housing-deputy']],
  ['керуюча справами', ['affairs']],
  ['пані Шовкун', ['affairs']],
  ['управління ЖКГ', ['housing-deputy']],
  ['освітній департамент', ['education', 'education-head']],
  ['Водоканал', ['water']],
  ['КП «Кривбасводоканал»', ['water']],
  ['поліцейські', ['police']],
  ['ПФУ', ['pensions']],
  ['пенсійний фонд', ['pensions']],
] as const)('«%s» may mean %j', (said, expected) => {
  expect(named(said)).toEqual(expect.arrayContaining([...expected]));
  expect(named(said)[0]).toBe(expected[0]);
});

it.each(['ОСББ «Затишок»', 'сусід згори', 'Криворізька гімназія', 'начальник управління', 'нікого', 'лікар', ''])(
  '«%s» means nobody of the directory',
  (said) => {
    expect(named(said)).toEqual([]);
  },
);

it('offers a handful, the nearest first', () => {
  const many = Array.from({ length: 9 }, (_, place) =>
    one(`clerk-${place}`, `Діловод бібліотеки № ${place}`, { family: 'archive' }),
  );
  const found = namedIn('бібліотека', [...many, one('archive', 'бібліотека')], '').map(({ id }) => id);
  expect(found).toHaveLength(5);
  expect(found[0]).toBe('archive');
});
