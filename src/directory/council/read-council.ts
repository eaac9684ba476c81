import type { z } from 'zod';
import { CheckedFile, type FileFault, type Files, perhaps, readShape } from '../../platform/files/index.js';
import type { DirectoryData, Person, Post, Unit } from '../directory-data.js';
import { checkCouncil } from './check-council.js';
import { type CouncilParts, headsOf, type Positions, type UnitSaid } from './parts.js';
import { councilFiles } from './shapes.js';

/** A council as its files give it, and everything that is wrong in them; null when it is not to be taken. */
interface CouncilReading {
  readonly council: DirectoryData | null;
  readonly faults: readonly FileFault[];
}

/** Reads the files of one council and checks them as one: either everything agrees, or nothing is taken. */
export function readCouncil(files: Files): CouncilReading {
  const faults: FileFault[] = [];
  const part = <Shape extends z.ZodType>({ name, shape }: { readonly name: string; readonly shape: Shape }) => {
    const file = open(files, name, faults);
    return { file, said: readShape(file, shape) };
  };
  const parts: CouncilParts = {
    council: part(councilFiles.council),
    leaders: part(councilFiles.leaders),
    positions: part(councilFiles.positions),
    units: part(councilFiles.units),
    bodies: part(councilFiles.bodies),
    people: part(councilFiles.people),
    timetable: part(councilFiles.timetable),
  };
  checkCouncil(parts);
  return { council: faults.length === 0 ? put(parts) : null, faults };
}

function open(files: Files, name: string, faults: FileFault[]): CheckedFile {
  const [file, there] = [files.nameOf(name), files.list('')];
  if (there.includes(name)) return new CheckedFile(file, files.read(name), faults);
  const text = `Файла немає.${perhaps(name, there)}`;
  faults.push({ code: 'unreadable-file', file, line: 1, column: 1, pointer: '', text });
  return new CheckedFile(file, '', []);
}

/** The parts put together, each post with its whole title; null while one of them is unread. */
function put({ council, leaders, positions, units, bodies, people, timetable }: CouncilParts): DirectoryData | null {
  if (!council.said || !leaders.said || !positions.said || !units.said) return null;
  if (!bodies.said || !people.said || !timetable.said) return null;
  const known = positions.said.positions;
  const inUnits = units.said.units.map((unit) => ofUnit(unit, known));
  const posts = [
    ...leaders.said.leaders.map((leader): Post => ({ ...leader, kind: 'leader', unitId: null, roles: ['leader'] })),
    ...inUnits.flatMap((unit) => unit.posts),
  ];
  const byId = new Map(posts.map((post) => [post.id, post]));
  const persons = people.said.people.map(({ id, login, name, posts: [own, ...also] }): Person => {
    const post = byId.get(own ?? '');
    const { id: postId = null, unitId = null, title = login } = post ?? {};
    return { id, login, name: name ?? title, postId, alsoPosts: also, roles: [], unitId };
  });
  const { organisation, complaintsAboutHead } = council.said;
  const said = { organisation, complaintsAboutHead, bodies: bodies.said.bodies, timetable: timetable.said.timetable };
  return { ...said, posts, units: inUnits.map(({ unit }) => unit), persons };
}

/** A unit and its posts: «Спеціаліст управління транспорту № 2». */
function ofUnit(said: UnitSaid, positions: Positions): { readonly unit: Unit; readonly posts: readonly Post[] } {
  const { posts: own, directedBy, ...unit } = said;
  const headPostId = headsOf(said, positions)[0]?.id ?? '';
  const posts = own.flatMap(({ id, position, of = unit.nameGenitive, number, inLaw, roles }): Post[] => {
    const named = positions[position];
    if (!named) return [];
    const whole = (title: string): string => `${title} ${of}${number === undefined ? '' : ` № ${number}`}`;
    const titles = {
      title: whole(named.title),
      titleGenitive: whole(named.titleGenitive),
      titleDative: whole(named.titleDative),
    };
    const { kind, rank } = named;
    const subordinateTo = id === headPostId ? directedBy : headPostId;
    const place = { unitId: unit.id, subordinateTo, standing: null, inLaw };
    return [{ id, ...titles, kind, rank, ...place, roles: roles ?? named.roles }];
  });
  return { unit: { ...unit, headPostId, subordinateTo: directedBy }, posts };
}
