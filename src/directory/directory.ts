import { type Actor, caretakerRoles, type Role } from '../domain/actor.js';
import type { PlainDate } from '../domain/plain-date.js';
import { type Absence, AbsenceBoard } from './absence.js';
import {
  type Body,
  type DirectoryData,
  officeInLaw,
  type Person,
  type Post,
  type TimetableLine,
  type Unit,
} from './directory-data.js';
import { ById } from './index-by-id.js';

/** How a letter is signed: whose post it is, and the words under the signature. */
export interface Signature {
  readonly person: Person;
  readonly title: string;
}

/**
 * The council’s directory (довідник): posts, units, outside bodies and people, and who fills which post
 * on a given day. It answers from memory; absences are put before it by {@link showAbsences}. Asking for
 * an unknown id is refused with `NOT_FOUND`.
 */
export class Directory {
  private council: Council;
  private absences = new AbsenceBoard();

  constructor(data: DirectoryData) {
    this.council = new Council(data);
  }

  /** Goes by the council of another edition: a unit renamed there is renamed from now on. */
  adopt(data: DirectoryData): void {
    this.council = new Council(data);
  }

  /** The council as its files give it. */
  get data(): DirectoryData {
    return this.council.data;
  }
  get organisation(): string {
    return this.council.data.organisation;
  }
  /** The head of the body, or who acts as head (керівник органу, art. 15, 20). */
  get head(): Post {
    return this.council.head;
  }
  /** Who has the author of a complaint about the head told who decides it. */
  get explainsForHead(): Post {
    return this.post(this.council.data.complaintsAboutHead);
  }
  /** The department for work with citizens' appeals (управління по роботі зі зверненнями, KR-1.1): its head's unit. */
  get office(): Unit {
    return this.unit(this.postNamed('office-head').unitId ?? '');
  }
  /** With which the timetable of receptions begins. */
  get timetable(): readonly TimetableLine[] {
    return this.council.data.timetable;
  }

  posts(): readonly Post[] {
    return this.council.posts.all();
  }
  post(id: string): Post {
    return this.council.posts.get(id);
  }
  /**
   * The post that a rule names: by the word that the law has for it, whatever its id in this council is, or by the id
   * where the council's own distribution of duties names it.
   */
  postNamed(word: string): Post {
    return this.council.posts.all().find(({ inLaw }) => inLaw === word) ?? this.post(word);
  }
  /** A group as a diagram names it, `post:head-of-affairs` or `registrar@office`, by the ids of this council. */
  groupNamed(group: string): string {
    const [role = '', unit] = group.split('@');
    if (unit === officeInLaw) return `${role}@${this.office.id}`;
    const word = group.startsWith('post:') ? group.slice('post:'.length) : null;
    const post = this.council.posts.all().find(({ inLaw }) => inLaw !== null && inLaw === word);
    return post === undefined ? group : `post:${post.id}`;
  }
  units(): readonly Unit[] {
    return this.council.units.all();
  }
  /** Who keeps a register: the office, or a unit its own (KR-1.2). */
  keeperOf(register: string): 'office' | 'unit' {
    return register === this.office.id ? 'office' : 'unit';
  }
  unit(id: string): Unit {
    return this.council.units.get(id);
  }
  /** The head of a sheet that is numbered in a register: of the body whose register it is. */
  organisationOf(register: string): string {
    return this.unit(register).organisation ?? this.organisation;
  }
  /** Whose register of outgoing papers numbers what a post signs: that of its own body, where it is of another council (KR-3.19). */
  outgoingRegisterOf(post: string, register: string): string {
    const { unitId } = this.post(post);
    return unitId !== null && this.unit(unitId).organisation !== null ? unitId : register;
  }
  bodies(): readonly Body[] {
    return this.council.bodies.all();
  }
  body(id: string): Body {
    return this.council.bodies.get(id);
  }
  persons(): readonly Person[] {
    return this.council.persons.all();
  }
  person(id: string): Person {
    return this.council.persons.get(id);
  }
  /** The posts of a person by the directory, whoever fills them today; none of one it does not know. */
  postsOf(personId: string): readonly string[] {
    const person = this.council.persons.find(personId);
    return person ? ownPosts(person) : [];
  }
  personOfLogin(login: string): Person | null {
    return this.council.byLogin.get(login) ?? null;
  }

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
    if (!absence) return this.council.holders.get(postId) ?? null;
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
      .flatMap((postId) => this.council.posts.find(postId) ?? [])
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

  /**
   * Whether an executor is staff of the executive committee (працівник виконкому, KR-2.30, KR-3.13). Takes
   * the id of a unit, a post, a person or an outside body; leaders are staff, district committees are not.
   */
  isStaff(id: string): boolean {
    const unitId = this.council.units.has(id) ? id : this.unitOf(id);
    if (unitId) return this.unit(unitId).staff;
    if (this.council.posts.has(id) || this.council.persons.has(id)) return true;
    this.body(id);
    return false;
  }

  /**
   * Whether one is the other or answers to it, through any number of steps: neither the one complained of
   * nor their subordinates may consider the complaint (art. 7). Takes units, posts and bodies.
   */
  isSubordinate(id: string, of: string): boolean {
    const targets = new Set([of, this.headOf(of)]);
    const seen = new Set<string>();
    for (let current: string | null = id; current && !seen.has(current); current = this.above(current)) {
      if (targets.has(current)) return true;
      seen.add(current);
    }
    return false;
  }

  /** Outside bodies with powers in a topic of the classifier, the authorities first (KR-3.7). */
  bodiesForTopic(topic: string): readonly Body[] {
    return this.bodies().filter((body) => body.topics.includes(topic));
  }
  bodyForTopic(topic: string): Body | null {
    return this.bodiesForTopic(topic)[0] ?? null;
  }
  unitsForTopic(topic: string): readonly Unit[] {
    return this.units().filter((unit) => unit.topics.includes(topic));
  }

  /** The name of a unit, post or body, as a sentence about it begins; a person is named by their post. */
  nameOf(named: string): string {
    const id = this.postIfPerson(named);
    return this.council.units.find(id)?.name ?? this.council.posts.find(id)?.title ?? this.body(id).name;
  }

  /** «до департаменту …»: the name after «надіслано до». */
  genitiveOf(named: string): string {
    const id = this.postIfPerson(named);
    const found = this.council.units.find(id) ?? this.council.bodies.find(id);
    return found?.nameGenitive ?? this.post(id).titleGenitive;
  }

  /** How a letter to a unit, post or body opens: a unit's letters go to its head. */
  dativeOf(named: string): string {
    const id = this.postIfPerson(named);
    const unit = this.council.units.find(id);
    return this.council.bodies.find(id)?.nameDative ?? this.post(unit?.headPostId ?? id).titleDative;
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

  private postIfPerson(id: string): string {
    return this.council.persons.find(id)?.postId ?? id;
  }

  private unitOf(id: string): string | null {
    return this.council.posts.find(id)?.unitId ?? this.council.persons.find(id)?.unitId ?? null;
  }

  private headOf(id: string): string | null {
    return this.council.units.find(id)?.headPostId ?? null;
  }

  /** One step up: from a unit to its head, from a post to its superior, from an enterprise to its unit. */
  private above(id: string): string | null {
    const person = this.council.persons.find(id);
    if (person) return person.postId;
    return (
      this.headOf(id) ?? this.council.posts.find(id)?.subordinateTo ?? this.council.bodies.find(id)?.answersTo ?? null
    );
  }
}

/** The council of one edition, by the ids of what is in it. */
class Council {
  readonly posts: ById<Post>;
  readonly units: ById<Unit>;
  readonly bodies: ById<Body>;
  readonly persons: ById<Person>;
  readonly byLogin: ReadonlyMap<string, Person>;
  readonly holders: ReadonlyMap<string, Person>;
  readonly head: Post;

  constructor(readonly data: DirectoryData) {
    const { posts, units, bodies, persons } = data;
    this.posts = new ById('посади', posts);
    this.units = new ById('підрозділу', units);
    this.bodies = new ById('органу чи підприємства', bodies);
    this.persons = new ById('працівника', persons);
    this.byLogin = new Map(persons.map((person) => [person.login, person]));
    this.holders = new Map(persons.flatMap((person) => ownPosts(person).map((postId) => [postId, person] as const)));
    const [head] = posts.filter(({ standing }) => standing === 'head');
    if (head === undefined) throw new Error('a council without a head has passed the check of its files');
    this.head = head;
  }
}

const isOfCases = (role: Role): boolean => !caretakerRoles.includes(role);

const ownPosts = (person: Person): readonly string[] =>
  person.postId === null ? person.alsoPosts : [person.postId, ...person.alsoPosts];
