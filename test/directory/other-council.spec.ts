import { expect, it } from 'vitest';
import { Directory, type DirectoryData, kryvyiRih } from '../../src/directory/index.js';
import { leaderOf } from '../../src/receptions/leader-of.js';

/** The same council, whose every post that the law names goes by an id of its own. */
const ownId = (id: string): string => (inLaw.has(id) ? `pokrov-${id}` : id);
const inLaw = new Set(kryvyiRih.posts.flatMap(({ id, inLaw: word }) => (word === null ? [] : [id])));
const orNone = (id: string | null): string | null => (id === null ? null : ownId(id));

const other: DirectoryData = {
  ...kryvyiRih,
  posts: kryvyiRih.posts.map((post) => ({
    ...post,
    id: ownId(post.id),
    subordinateTo: orNone(post.subordinateTo),
  })),
  units: kryvyiRih.units.map((unit) => ({
    ...unit,
    headPostId: ownId(unit.headPostId),
    subordinateTo: orNone(unit.subordinateTo),
  })),
  persons: kryvyiRih.persons.map((person) => ({
    ...person,
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

it('two posts that the law has one of are refused, deputies apart', () => {
  const posts = kryvyiRih.posts.map((post) =>
    post.id === 'council-secretary' ? { ...post, inLaw: 'head-of-affairs' as const } : post,
  );
  expect(() => new Directory({ ...kryvyiRih, posts })).toThrow(`two posts are the law's "head-of-affairs"`);
});
