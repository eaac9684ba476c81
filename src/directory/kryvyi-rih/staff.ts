import type { Role } from '../../domain/actor.js';
import type { Person, Post, PostInLaw, PostKind, Unit } from '../directory-data.js';
import { leaders } from './leaders.js';
import { cityUnits, districtUnits } from './units.js';

const [heading, headingGenitive, headingDative] = ['Начальник', 'начальника', 'Начальнику'];

function headPost(unit: Unit): Post {
  const isDepartment = unit.name.startsWith('департамент');
  const isDistrict = !unit.staff;
  const council = unit.nameGenitive.replace('виконкому ', '');
  const title = isDistrict ? `Голова ${council}` : `${isDepartment ? 'Директор' : heading} ${unit.nameGenitive}`;
  return {
    id: unit.headPostId,
    title,
    titleGenitive: isDistrict
      ? `голови ${council}`
      : `${isDepartment ? 'директора' : headingGenitive} ${unit.nameGenitive}`,
    titleDative: isDistrict
      ? `Голові ${council}`
      : `${isDepartment ? 'Директору' : headingDative} ${unit.nameGenitive}`,
    kind: isDistrict ? 'district-head' : 'unit-head',
    rank: 6,
    unitId: unit.id,
    subordinateTo: unit.subordinateTo,
    standing: null,
    inLaw: unit.id === 'office' ? 'office-head' : null,
    roles: unit.id === 'office' ? ['office-head', 'unit-head', 'executor'] : ['unit-head', 'executor'],
  };
}

interface OfficerRow {
  readonly id: string;
  readonly unit: Unit;
  /** «Спеціаліст», «спеціаліста», «Спеціалісту» and what follows the unit: « № 1». */
  readonly words: readonly [nominative: string, genitive: string, dative: string];
  readonly suffix?: string;
  readonly roles: readonly Role[];
  readonly rank?: number;
  readonly inLaw?: PostInLaw | null;
}

const kind: PostKind = 'officer';
const officer = ({ id, unit, words, suffix = '', roles, rank = 8, inLaw = null }: OfficerRow): Post => {
  const [title = '', titleGenitive = '', titleDative = ''] = words.map(
    (word) => `${word} ${unit.nameGenitive}${suffix}`,
  );
  return {
    id,
    title,
    titleGenitive,
    titleDative,
    kind,
    rank,
    unitId: unit.id,
    subordinateTo: unit.headPostId,
    standing: null,
    inLaw,
    roles,
  };
};

function unitById(id: string): Unit {
  const found = cityUnits.find((unit) => unit.id === id);
  if (!found) throw new RangeError(`The demonstration council has no unit "${id}".`);
  return found;
}

const specialist = ['Спеціаліст', 'спеціаліста', 'Спеціалісту'] as const;
const inspector = ['Інспектор з контролю', 'інспектора з контролю', 'Інспектору з контролю'] as const;
const clerk = ['Діловод', 'діловода', 'Діловоду'] as const;
const deputyHead = ['Заступник начальника', 'заступника начальника', 'Заступнику начальника'] as const;
const administrator = ['Адміністратор процесів', 'адміністратора процесів', 'Адміністратору процесів'] as const;
const reviewer = ['Юрисконсульт', 'юрисконсульта', 'Юрисконсульту'] as const;

const officePosts: readonly Post[] = [
  officer({
    id: 'office-deputy-head',
    unit: unitById('office'),
    words: deputyHead,
    roles: ['control', 'executor'],
    rank: 7,
    inLaw: 'office-deputy-head',
  }),
  ...[1, 2].map((n) =>
    officer({
      id: `registrar-${n}`,
      unit: unitById('office'),
      words: specialist,
      suffix: ` № ${n}`,
      roles: ['registrar'],
    }),
  ),
  ...[1, 2].map((n) =>
    officer({ id: `control-${n}`, unit: unitById('office'), words: inspector, suffix: ` № ${n}`, roles: ['control'] }),
  ),
  officer({ id: 'workflow-admin', unit: unitById('digital'), words: administrator, roles: ['workflow-admin'] }),
  officer({ id: 'compliance-reviewer', unit: unitById('legal'), words: reviewer, roles: ['compliance-reviewer'] }),
];

/** A unit keeps its own register (KR-3.2), so each has a clerk beside those who draft replies. */
const unitPosts = (unit: Unit): readonly Post[] => [
  ...[1, 2].map((n) =>
    officer({ id: `${unit.id}-executor-${n}`, unit, words: specialist, suffix: ` № ${n}`, roles: ['executor'] }),
  ),
  ...(unit.id === 'office' ? [] : [officer({ id: `${unit.id}-clerk`, unit, words: clerk, roles: ['registrar'] })]),
];

const everyUnit = [...cityUnits, ...districtUnits];

export const posts: readonly Post[] = [
  ...leaders,
  ...everyUnit.map(headPost),
  ...officePosts,
  ...everyUnit.flatMap(unitPosts),
];

/** The council secretary acts as mayor (KR-1.1): one person, two posts. */
const secondPosts: Readonly<Record<string, string>> = { 'acting-mayor': 'council-secretary' };
const heldBesides = new Set(Object.values(secondPosts));

/** One person a post, named by it: `p-registrar-1` signs in as `registrar-1`. */
export const persons: readonly Person[] = posts
  .filter((post) => !heldBesides.has(post.id))
  .map((post) => {
    const also = secondPosts[post.id];
    return {
      id: `p-${post.id}`,
      name: post.title,
      login: post.id,
      postId: post.id,
      alsoPosts: also ? [also] : [],
      roles: [],
      unitId: post.unitId,
    };
  });
