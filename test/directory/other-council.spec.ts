import { expect, it } from 'vitest';
import { Directory, type DirectoryData, heldGroups } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { leaderOf } from '../../src/receptions/leader-of.js';

/** The same council, whose every post that the law names goes by an id of its own. */
const ownId = (id: string): string => (inLaw.has(id) ? `pokrov-${id}` : id);
const inLaw = new Set(kryvyiRih.posts.flatMap(({ id, inLaw: word }) => (word === null ? [] : [id])));
/** And whose office has another id too. */
const ownUnit = (id: string): string => (id === 'office' ? 'appeals-department' : id);
const orNone = (id: string | null): string | null => (id === null ? null : ownId(id));

const other: DirectoryData = {
  ...kryvyiRih,
  posts: kryvyiRih.posts.map((post) => ({
    ...post,
    id: ownId(post.id),
    unitId: post.unitId === null ? null : ownUnit(post.unitId),
    subordinateTo: orNone(post.subordinateTo),
  })),
  units: kryvyiRih.units.map((unit) => ({
    ...unit,
    id: ownUnit(unit.id),
    headPostId: ownId(unit.headPostId),
    subordinateTo: orNone(unit.subordinateTo),
  })),
  persons: kryvyiRih.persons.map((person) => ({
    ...person,
    unitId: person.unitId === null ? null : ownUnit(person.unitId),
    postId: orNone(person.postId),
    alsoPosts: person.alsoPosts.map(ownId),
  })),
  complaintsAboutHead: ownId(kryvyiRih.complaintsAboutHead),
};

it('a rule names a post by the word of the law, whatever the council calls it', () => {
  const directory = new Directory(other);
  for (const word of ['acting-mayor', 'council-secretary', 'head-of-affairs', 'office-head', 'office-deputy-head'])
    expect(directory.postNamed(word).id).toBe(`pokrov-${word}`);
  expect(directory.head.id).toBe('pokrov-acting-mayor');
  expect(leaderOf(directory.post('pokrov-head-of-affairs'))).toBe('head-of-affairs');
});

it('and by its id where the distribution of duties names it', () => {
  const directory = new Directory(kryvyiRih);
  expect(directory.postNamed('deputy-mayor-social').id).toBe('deputy-mayor-social');
  expect(() => directory.postNamed('mayor-of-elsewhere')).toThrow('У довіднику немає посади «mayor-of-elsewhere».');
});

it('the office is the unit of its head, and a diagram names it and the posts of the law by their words', () => {
  const directory = new Directory(other);
  expect(directory.office.id).toBe('appeals-department');
  expect([directory.keeperOf('appeals-department'), directory.keeperOf('ecology')]).toEqual(['office', 'unit']);
  expect(directory.groupNamed('registrar@office')).toBe('registrar@appeals-department');
  expect(directory.groupNamed('post:head-of-affairs')).toBe('post:pokrov-head-of-affairs');
  expect(heldGroups(directory)).toContain('registrar@office');
  for (const own of ['control', 'executor@ecology', 'post:deputy-mayor-social', 'post:nobody'])
    expect(directory.groupNamed(own)).toBe(own);
});
