import type { Post, PostInLaw } from '../directory-data.js';

const leader = (
  id: string,
  rank: number,
  [title, titleGenitive, titleDative]: readonly [string, string, string],
  subordinateTo: string | null,
  standing: Post['standing'],
  inLaw: PostInLaw,
): Post => ({
  id,
  title,
  titleGenitive,
  titleDative,
  kind: 'leader',
  rank,
  unitId: null,
  subordinateTo,
  standing,
  inLaw,
  roles: ['leader'],
});

/** The leaders of the council (керівники міської ради), in the order the regulation names them (KR-1.1). */
export const leaders: readonly Post[] = [
  leader(
    'acting-mayor',
    1,
    [
      'Секретар міської ради – виконуючий обов’язки міського голови',
      'секретаря міської ради – виконуючого обов’язки міського голови',
      'Секретарю міської ради – виконуючому обов’язки міського голови',
    ],
    null,
    'head',
    'acting-mayor',
  ),
  leader(
    'council-secretary',
    2,
    ['Секретар міської ради', 'секретаря міської ради', 'Секретарю міської ради'],
    null,
    null,
    'council-secretary',
  ),
  leader(
    'first-deputy-mayor',
    3,
    ['Перший заступник міського голови', 'першого заступника міського голови', 'Першому заступнику міського голови'],
    'acting-mayor',
    'deputy',
    'first-deputy-mayor',
  ),
  leader(
    'deputy-mayor-housing',
    4,
    [
      'Заступник міського голови з питань житлово-комунального господарства',
      'заступника міського голови з питань житлово-комунального господарства',
      'Заступнику міського голови з питань житлово-комунального господарства',
    ],
    'acting-mayor',
    'deputy',
    'deputy-mayor',
  ),
  leader(
    'deputy-mayor-social',
    4,
    [
      'Заступник міського голови з соціальних питань',
      'заступника міського голови з соціальних питань',
      'Заступнику міського голови з соціальних питань',
    ],
    'acting-mayor',
    'deputy',
    'deputy-mayor',
  ),
  leader(
    'deputy-mayor-economy',
    4,
    [
      'Заступник міського голови з питань економіки та фінансів',
      'заступника міського голови з питань економіки та фінансів',
      'Заступнику міського голови з питань економіки та фінансів',
    ],
    'acting-mayor',
    'deputy',
    'deputy-mayor',
  ),
  leader(
    'head-of-affairs',
    5,
    [
      'Керуюча справами виконкому міської ради',
      'керуючої справами виконкому міської ради',
      'Керуючій справами виконкому міської ради',
    ],
    'acting-mayor',
    null,
    'head-of-affairs',
  ),
];
