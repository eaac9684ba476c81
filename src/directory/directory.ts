import { type Actor, caretakerRoles, type Role } from '../domain/actor.js';
import type { PlainDate } from '../domain/plain-date.js';
import { type Absence, AbsenceBoard } from './absence.js';
import { Council, ownPosts } from './council.js';
import type { Person, Post } from './directory-data.js';

/** How a letter is signed: whose post it is, and the words under the signature. */
export interface Signature {
  readonly person: Person;
  readonly title: string;
}

/**
 * The council’s directory (довідник): the council, and who fills which post on a given day and may do what there. It
 * answers from memory; absences are put before it by {@link showAbsences}.
 */
export class Directory extends Council {
  private absences = new AbsenceBoard();

  /** Puts the absences in force before the directory, instead of those it knew. */
  showAbsences(board: AbsenceBoard): void {
    this.absences = board;
  }

  /**
   * A person as they act on a day: the posts they fill, with those they stand in for, less those they are
   * away from, and the roles of all these posts.
   */
  actorOf(personId: string, on: PlainDate): Actor {
    const person = this.person(personId);
    const posts = this.postsOn(person, on);
    const roles = new Set<Role>(person.roles);
    for (const postId of posts) for (const role of this.post(postId).roles) roles.add(role);
    return { id: person.id, name: person.name, roles: [...roles], unit: person.unitId, posts };
  }

  /**
   * Who fills a post on a day: its holder, or whoever the order names while the holder is away. Null when
   * the order names nobody: a deputy never steps in by default, above all not for the mayor (art. 15).
   */
  holderOf(postId: string, on: PlainDate): Person | null {
    this.post(postId);
    const absence = this.absences.ofPost(postId, on);
    if (!absence) return this.ids.holders.get(postId) ?? null;
    const substitute = absence.substitutePersonId ? this.person(absence.substitutePersonId) : null;
    return substitute && this.isAvailable(substitute, on) ? substitute : null;
  }

  absenceOf(postId: string, on: PlainDate): Absence | null {
    this.post(postId);
    return this.absences.ofPost(postId, on);
  }

  isAbsent(postId: string, on: PlainDate): boolean {
    return this.absenceOf(postId, on) !== null;
  }

  /** The words under a signature: a substitute signs «в. о.», since the powers are the post’s, not theirs. */
  signatureOf(postId: string, on: PlainDate): Signature | null {
    const post = this.post(postId);
    const person = this.holderOf(postId, on);
    if (!person) return null;
    return { person, title: this.isAbsent(postId, on) ? `В. о. ${post.titleGenitive}` : post.title };
  }

  /** A post as an act of that person on it is told of: whoever only stood in acted «в. о.». */
  actedAs(postId: string, personId: string): Pick<Post, 'title' | 'titleGenitive'> {
    const { title, titleGenitive } = this.post(postId);
    const own = this.postsOf(personId);
    if (own.length === 0 || own.includes(postId)) return { title, titleGenitive };
    return { title: `В. о. ${titleGenitive}`, titleGenitive: `в. о. ${titleGenitive}` };
  }

  /**
   * The groups whose tasks an actor may take: `role`, `role@unit` and `post:id`. The unit is that of the
   * post which gives the role: standing in for a head elsewhere makes nobody a head at home. Whoever draws
   * processes has none, or a diagram could hand its author the cases of citizens.
   */
  groupsOf(actor: Actor): readonly string[] {
    const groups = new Set<string>(actor.roles.filter(isOfCases));
    const posts = actor.posts
      .flatMap((postId) => this.ids.posts.find(postId) ?? [])
      .filter(({ roles }) => roles.length === 0 || roles.some(isOfCases));
    for (const { id } of posts) groups.add(`post:${id}`);
    for (const { roles, unitId } of posts)
      for (const role of unitId ? roles.filter(isOfCases) : []) groups.add(`${role}@${unitId}`);
    const ofPosts = new Set(posts.flatMap((post) => post.roles));
    for (const role of actor.roles.filter(isOfCases))
      if (actor.unit && !ofPosts.has(role)) groups.add(`${role}@${actor.unit}`);
    return [...groups];
  }

  /**
   * The units an actor works for in one of these roles (підрозділи, у яких діє особа): where a post is stood in for,
   * what it lends there, and at home no more than the person has without it.
   */
  unitsOf(actor: Actor, roles: readonly Role[]): readonly string[] {
    const groups = new Set(this.groupsOf(actor));
    const works = (unitId: string): boolean => roles.some((role) => groups.has(`${role}@${unitId}`));
    return this.units().flatMap(({ id }) => (works(id) ? [id] : []));
  }

  private postsOn(person: Person, on: PlainDate): readonly string[] {
    const own = ownPosts(person).filter((postId) => !this.absences.ofPost(postId, on));
    const isAway = person.postId !== null && !own.includes(person.postId);
    if (isAway) return own;
    return [...own, ...this.absences.stoodInBy(person.id, on).map((absence) => absence.postId)];
  }

  /** Someone who is away from their own principal post cannot stand in for another. */
  private isAvailable(person: Person, on: PlainDate): boolean {
    return person.postId === null || !this.absences.ofPost(person.postId, on);
  }
}

const isOfCases = (role: Role): boolean => !caretakerRoles.includes(role);
