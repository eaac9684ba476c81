import { type CheckedFile, type FaultCode, perhaps } from '../../platform/files/index.js';
import { type CouncilParts, headsOf } from './parts.js';

/** A word of a council's file and where it stands. */
interface Word {
  readonly word: string;
  readonly file: CheckedFile;
  readonly at: string;
}

/**
 * Compares what the files of a council say of one another (чи узгоджена рада): every name means something, every post has
 * one holder, and the posts that the law knows are there. What could not be read is not held against the others.
 */
export function checkCouncil(parts: CouncilParts): void {
  checkNamed(parts);
  checkRepeated(parts);
  checkInLaw(parts);
  checkHeadsOfUnits(parts);
  checkLinks(parts);
}

function wordsOf<Item>(file: CheckedFile, list: string, items: readonly Item[], field: keyof Item & string): Word[] {
  return items.map((item, i) => ({ word: String(item[field]), file, at: `/${list}/${i}/${field}` }));
}

const unitPosts = ({ units }: CouncilParts): Word[] =>
  (units.said?.units ?? []).flatMap(({ posts }, i) => wordsOf(units.file, `units/${i}/posts`, posts, 'id'));
const leaderPosts = ({ leaders }: CouncilParts): Word[] =>
  wordsOf(leaders.file, 'leaders', leaders.said?.leaders ?? [], 'id');

/** Everything that a file names by its id is there. */
function checkNamed(parts: CouncilParts): void {
  const { council, leaders, positions, units, bodies, people, timetable } = parts;
  const posts = leaders.said && units.said && [...leaderPosts(parts), ...unitPosts(parts)].map(({ word }) => word);
  const need = (file: CheckedFile, at: string, id: string | null, what: string, known: readonly string[] | null) => {
    if (id === null || known === null || known.includes(id)) return;
    file.fault(at, `${what} «${id}» у раді немає.${perhaps(id, known)}`, 'unknown-in-council');
  };
  const needPost = (file: CheckedFile, at: string, id: string | null) => need(file, at, id, 'Посади', posts);
  const unitIds = units.said && units.said.units.map(({ id }) => id);
  const positionIds = positions.said && Object.keys(positions.said.positions);

  needPost(council.file, '/complaintsAboutHead', council.said?.complaintsAboutHead ?? null);
  for (const [i, leader] of (leaders.said?.leaders ?? []).entries())
    needPost(leaders.file, `/leaders/${i}/subordinateTo`, leader.subordinateTo);
  for (const [i, unit] of (units.said?.units ?? []).entries()) {
    needPost(units.file, `/units/${i}/directedBy`, unit.directedBy);
    for (const [j, { position }] of unit.posts.entries())
      need(units.file, `/units/${i}/posts/${j}/position`, position, 'Назви посади', positionIds);
  }
  for (const [i, body] of (bodies.said?.bodies ?? []).entries())
    need(bodies.file, `/bodies/${i}/answersTo`, body.answersTo, 'Підрозділу', unitIds);
  for (const [i, person] of (people.said?.people ?? []).entries())
    for (const [j, post] of person.posts.entries()) needPost(people.file, `/people/${i}/posts/${j}`, post);
  for (const [i, line] of (timetable.said?.timetable ?? []).entries())
    needPost(timetable.file, `/timetable/${i}/leaderPost`, line.leaderPost);
}

/** Ids are unique across all lists, because a resolution may name a unit, a post or a body; a post has one holder. */
function checkRepeated(parts: CouncilParts): void {
  const { units, bodies, people } = parts;
  const [unitList, peopleList] = [units.said?.units ?? [], people.said?.people ?? []];
  const ids = [
    ...leaderPosts(parts),
    ...wordsOf(units.file, 'units', unitList, 'id'),
    ...unitPosts(parts),
    ...wordsOf(bodies.file, 'bodies', bodies.said?.bodies ?? [], 'id'),
    ...wordsOf(people.file, 'people', peopleList, 'id'),
  ];
  once(ids, (id) => `Ідентифікатор «${id}» уже вжито.`, 'repeated-name');
  once(wordsOf(people.file, 'people', peopleList, 'login'), (login) => `З іменем «${login}» уже хтось входить.`);
  once(wordsOf(units.file, 'units', unitList, 'registerCode'), (code) => `Код реєстру «${code}» уже має підрозділ.`);
  const held = peopleList.flatMap(({ posts }, i) =>
    posts.map((word, j) => ({ word, file: people.file, at: `/people/${i}/posts/${j}` })),
  );
  once(held, (post) => `Посаду «${post}» уже хтось обіймає: підписували б двоє.`, 'council-at-odds');
}

function once(words: readonly Word[], text: (word: string) => string, code: FaultCode = 'repeated-name'): void {
  const seen = new Set<string>();
  for (const { word, file, at } of words) {
    if (seen.has(word)) file.fault(at, text(word), code);
    seen.add(word);
  }
}

/** The Law gives powers to «the head», and the regulation to posts it names: each is there once, deputies apart. */
function checkInLaw({ leaders, units }: CouncilParts): void {
  if (!leaders.said || !units.said) return;
  const heads = leaders.said.leaders.filter(({ standing }) => standing === 'head').length;
  if (heads !== 1)
    leaders.file.fault('/leaders', `Керівник органу (standing: head) має бути один, а їх ${heads}.`, 'council-at-odds');
  const inUnits = units.said.units.flatMap(({ posts }, i) =>
    posts.map(({ inLaw }, j) => ({ word: inLaw, file: units.file, at: `/units/${i}/posts/${j}/inLaw` })),
  );
  const all = [
    ...leaders.said.leaders.map(({ inLaw }, i) => ({ word: inLaw, file: leaders.file, at: `/leaders/${i}/inLaw` })),
    ...inUnits,
  ];
  const single = all.flatMap(({ word, ...place }) =>
    word === null || word === 'deputy-mayor' ? [] : [{ word, ...place }],
  );
  once(single, (word) => `Посада за законом «${word}» має бути одна.`, 'council-at-odds');
  if (!inUnits.some(({ word }) => word === 'office-head'))
    units.file.fault(
      '/units',
      'Жодна посада не є «office-head»: нікому керувати роботою зі зверненнями (п. 1.1).',
      'council-at-odds',
    );
}

/** A unit's letters go to its head, and its decisions are the head's (KR-3.6). */
function checkHeadsOfUnits({ units, positions }: CouncilParts): void {
  if (!positions.said) return;
  for (const [i, unit] of (units.said?.units ?? []).entries()) {
    const heads = headsOf(unit, positions.said.positions).length;
    if (heads !== 1)
      units.file.fault(
        `/units/${i}/posts`,
        `Керівник у підрозділу «${unit.id}» має бути один, а їх ${heads}.`,
        'council-at-odds',
      );
  }
}

/** By video whoever is booked is sent the place as a link: it must open. */
function checkLinks({ timetable }: CouncilParts): void {
  for (const [i, { kind, place }] of (timetable.said?.timetable ?? []).entries())
    if (kind === 'video' && !/^https:\/\/\S+$/u.test(place))
      timetable.file.fault(`/timetable/${i}/place`, 'Для відеозв’язку потрібне посилання, від https://.');
}
