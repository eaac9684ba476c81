import type { DirectoryData } from './directory-data.js';

/** Refuses a directory whose parts do not agree, naming all faults at once, before the service starts. */
export function checkDirectory(data: DirectoryData): void {
  const faults = [
    ...repeatedIds(data),
    ...danglingReferences(data),
    ...sharedPosts(data),
    ...notOneHead(data),
    ...twiceInLaw(data),
    ...withoutOffice(data),
  ];
  if (faults.length > 0) throw new Error(`The directory is faulty:\n- ${faults.join('\n- ')}`);
}

/** Ids are unique across all lists, because a resolution may name a unit, a post or a body. */
function repeatedIds({ posts, units, bodies, persons }: DirectoryData): string[] {
  const ids = [...posts, ...units, ...bodies, ...persons].map((item) => item.id);
  return [
    ...repeated(ids).map((id) => `id "${id}" is used twice`),
    ...repeated(persons.map((person) => person.login)).map((login) => `login "${login}" is used twice`),
    ...repeated(units.map((unit) => unit.registerCode)).map((code) => `register code "${code}" is used twice`),
  ];
}

function danglingReferences({ posts, units, bodies, persons, complaintsAboutHead }: DirectoryData): string[] {
  const postIds = new Set(posts.map((post) => post.id));
  const unitIds = new Set(units.map((unit) => unit.id));
  const faults: string[] = [];
  const need = (known: ReadonlySet<string>, id: string | null, whose: string): void => {
    if (id !== null && !known.has(id)) faults.push(`${whose} names "${id}", which there is not`);
  };
  need(postIds, complaintsAboutHead, '"complaintsAboutHead"');
  for (const post of posts) {
    need(unitIds, post.unitId, `post "${post.id}"`);
    need(postIds, post.subordinateTo, `post "${post.id}"`);
  }
  for (const unit of units) {
    need(postIds, unit.headPostId, `unit "${unit.id}"`);
    need(postIds, unit.subordinateTo, `unit "${unit.id}"`);
  }
  for (const body of bodies) need(unitIds, body.answersTo, `body "${body.id}"`);
  for (const person of persons) {
    need(unitIds, person.unitId, `person "${person.id}"`);
    for (const postId of [person.postId, ...person.alsoPosts]) need(postIds, postId, `person "${person.id}"`);
  }
  return faults;
}

/** A post has one holder: two would both sign. */
function sharedPosts({ persons }: DirectoryData): string[] {
  const held = persons.flatMap((person) => [...(person.postId === null ? [] : [person.postId]), ...person.alsoPosts]);
  return repeated(held).map((postId) => `post "${postId}" has two holders`);
}

/** The Law gives powers to «the head»: there is one. */
function notOneHead({ posts }: DirectoryData): string[] {
  const heads = posts.filter(({ standing }) => standing === 'head');
  return heads.length === 1 ? [] : [`one post stands as the head, not ${heads.length}`];
}

function repeated(list: readonly string[]): string[] {
  return [...new Set(list.filter((item, index) => list.indexOf(item) !== index))];
}

/** A rule that names a post of the law means one; only deputies are several. */
function twiceInLaw({ posts }: DirectoryData): string[] {
  const named = posts.flatMap(({ inLaw }) => (inLaw === null || inLaw === 'deputy-mayor' ? [] : [inLaw]));
  return repeated(named).map((word) => `two posts are the law's "${word}"`);
}

/** Letters to the leaders have to be registered by somebody (KR-1.1). */
function withoutOffice({ posts }: DirectoryData): string[] {
  const heads = posts.filter(({ inLaw, unitId }) => inLaw === 'office-head' && unitId !== null);
  return heads.length === 1 ? [] : [`no post is the law's "office-head" of a unit`];
}
